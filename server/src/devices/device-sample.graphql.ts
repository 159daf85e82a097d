import type { JsonValue } from '@linli/schemas/json'
import { officialOnly } from '../access/viewer.ts'
import { builder } from '../graphql/builder.ts'
import { KEPT_SAMPLES } from './device-samples.ts'

const MONTH_MS = 30 * 86_400_000

const DeviceSampleType = builder.prismaObject('DeviceSample', {
  fields: (t) => ({
    id: t.exposeID('id'),
    at: t.expose('at', { type: 'DateTime' }),
    device: t.string({
      description: 'Its name.',
      select: { device: { select: { name: true } } },
      resolve: ({ device }) => device.name,
    }),
    reading: t.field({
      type: 'JSON',
      select: { reading: true },
      // The webhook wrote JSON.
      resolve: ({ reading }) => JSON.parse(reading) as JsonValue,
    }),
  }),
})

builder.queryField('deviceSamples', (t) =>
  t.prismaField({
    type: [DeviceSampleType],
    description:
      'Officials only. The latest readings that devices of a type sent, newest first, at most five and of the last 30 days.',
    args: { type: t.arg.string({ required: true }) },
    resolve: async (query, _root, { type }, { services, viewer }) => {
      const { tenantId, scope } = officialOnly(viewer)
      await services.deviceSamples.flush()
      return services.prisma.deviceSample.findMany({
        ...query,
        where: {
          tenantId,
          deviceType: type,
          at: { gt: new Date(services.clock.now() - MONTH_MS) },
          // An official of a part reads what comes from there.
          ...(scope !== null && {
            device: { node: { above: { some: { tenantId, aboveId: { in: [...scope] } } } } },
          }),
        },
        orderBy: [{ at: 'desc' }, { id: 'asc' }],
        take: KEPT_SAMPLES,
      })
    },
  }),
)
