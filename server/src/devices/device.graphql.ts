import { randomUUID } from 'node:crypto'
import type { JsonObject } from '@linli/schemas/json'
import { LinliError } from '@linli/schemas/linli-error'
import { officialOnly, staffOnly } from '../access/viewer.ts'
import { builder } from '../graphql/builder.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import { objectOnly } from '../graphql/object-only.ts'
import { orRefusal, RefusalType } from '../graphql/user-errors.ts'
import { placeName } from '../reading/place.ts'
import { signCall } from './verify-signature.ts'

const DeviceType = builder.prismaObject('Device', {
  fields: (t) => ({
    id: t.exposeID('id'),
    type: t.exposeString('type'),
    name: t.exposeString('name'),
    place: t.string({
      select: { nodeId: true },
      resolve: async ({ nodeId }, _args, { services, tenantId }) =>
        placeName(await services.directory.org(tenantId), nodeId),
    }),
    lastSeenAt: t.expose('lastSeenAt', { type: 'DateTime', nullable: true }),
    mayHaveCode: t.boolean({
      description:
        'Whether the official who asks may print its code: it is in her part, at an open place.',
      select: { node: { select: { closedAt: true, above: { select: { aboveId: true } } } } },
      resolve: ({ node }, _args, { viewer }) => {
        const { role, scope } = staffOnly(viewer)
        if (role !== 'official' || node.closedAt !== null) return false
        return scope === null || node.above.some(({ aboveId }) => scope.includes(aboveId))
      },
    }),
    sample: t.field({
      type: 'JSON',
      description:
        'A reading that a published scenario sends from such a device; {} where none does.',
      select: { id: true, type: true },
      resolve: ({ id, type }, _args, context) => sampleReading(id, type, context),
    }),
  }),
})

builder.queryField('devices', (t) =>
  t.prismaField({
    type: [DeviceType],
    description: 'Staff only.',
    resolve: (query, _root, _args, { services, viewer }) =>
      services.prisma.device.findMany({
        ...query,
        where: { tenantId: staffOnly(viewer).tenantId, disabledAt: null },
        orderBy: { id: 'asc' },
      }),
  }),
)

const TestReadingSentType = builder
  .objectRef<{
    readonly kind: 'TestReadingSent'
    readonly status: number
    readonly answer: unknown
  }>('TestReadingSent')
  .implement({
    fields: (t) => ({
      status: t.exposeInt('status'),
      answer: t.expose('answer', { type: 'JSON' }),
    }),
  })

const TestReadingResult = builder.unionType('TestReadingResult', {
  types: [TestReadingSentType, RefusalType],
  resolveType: (value) => value.kind,
})

const TestReadingInput = builder.inputType('TestReadingInput', {
  fields: (t) => ({
    deviceId: t.id({ required: true }),
    reading: t.field({ type: 'JSON', required: true }),
  }),
})

builder.mutationField('sendTestReading', (t) =>
  t.field({
    type: TestReadingResult,
    description:
      'Officials only. Signs the reading as the device would and posts it to its webhook over HTTP; what it starts is real.',
    args: { input: t.arg({ type: TestReadingInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(context, () => sendTestReading(input, context)),
  }),
)

async function sendTestReading(
  input: typeof TestReadingInput.$inferInput,
  { services, viewer }: GraphqlContext,
) {
  const { tenantId } = officialOnly(viewer)
  const device = await services.devices.find(input.deviceId)
  const address = services.ownAddress()
  if (device === null || device.tenantId !== tenantId || address === null)
    throw new LinliError('device.unknown', `There is no device '${input.deviceId}'.`)
  const body = Buffer.from(JSON.stringify(objectOnly(input.reading)))
  const messageId = `test-${randomUUID()}`
  const timestamp = String(Math.floor(services.clock.now() / 1000))
  const response = await fetch(`${address}/hooks/devices/${encodeURIComponent(device.id)}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'webhook-id': messageId,
      'webhook-timestamp': timestamp,
      'webhook-signature': signCall({ messageId, timestamp, body }, device.secret),
    },
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(10_000),
  })
  const answer: unknown = await response.json()
  return { kind: 'TestReadingSent' as const, status: response.status, answer }
}

/** From the scenarios of the published versions: of this very device first, else of one with the same type. */
async function sampleReading(
  deviceId: string,
  type: string,
  { services, tenantId }: GraphqlContext,
): Promise<JsonObject> {
  const versions = await services.versions.newest(tenantId)
  const concerned = versions.filter(({ definition }) =>
    definition.triggers.some((rule) => rule.kind === 'device' && rule.deviceType === type),
  )
  const readings = concerned.flatMap(({ definition }) =>
    definition.scenarios.flatMap(({ steps }) =>
      steps.flatMap((step) => ('reading' in step ? [step.reading] : [])),
    ),
  )
  const own = readings.find((reading) => reading.device === deviceId)
  return (own ?? readings[0])?.reading ?? {}
}
