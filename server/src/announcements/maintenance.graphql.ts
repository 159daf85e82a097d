import { textIn } from '@linli/schemas/locale-text'
import { wholeStreetOnly } from '../access/viewer.ts'
import { inTransaction } from '../database/in-transaction.ts'
import { builder } from '../graphql/builder.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import { orRefusal, RefusalType } from '../graphql/user-errors.ts'
import { MAX_BODY, ToldInput } from './announcement.graphql.ts'
import { findMaintenance, isOn, type Maintenance, setMaintenance } from './maintenance.ts'
import { parseTold } from './told-text.ts'

interface MaintenanceShape {
  readonly kind: 'Maintenance'
  readonly maintenance: Maintenance | null
  readonly now: number
}

const MaintenanceType = builder.objectRef<MaintenanceShape>('Maintenance').implement({
  description: 'When residents cannot send anything.',
  fields: (t) => ({
    isOn: t.boolean({ resolve: ({ maintenance, now }) => isOn(maintenance, now) }),
    from: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Null where none is on or planned.',
      resolve: ({ maintenance }) => maintenance?.from ?? null,
    }),
    until: t.field({
      type: 'DateTime',
      nullable: true,
      resolve: ({ maintenance }) => maintenance?.until ?? null,
    }),
    note: t.string({
      nullable: true,
      description: 'What residents are told meanwhile.',
      resolve: ({ maintenance }, _args, { locale }) =>
        maintenance === null ? null : textIn(maintenance.note, locale),
    }),
    mayChange: t.boolean({
      description: 'The viewer is an official of the whole street.',
      resolve: (_shape, _args, { viewer }) => viewer?.role === 'official' && viewer.scope === null,
    }),
  }),
})
const MaintenanceResult = builder.unionType('MaintenanceResult', {
  types: [MaintenanceType, RefusalType],
  resolveType: (value) => value.kind,
})

const MaintenanceInput = builder.inputType('MaintenanceInput', {
  fields: (t) => ({
    from: t.field({ type: 'DateTime', required: true }),
    until: t.field({
      type: 'DateTime',
      required: true,
      description: 'Not included; within 72 hours of the beginning.',
    }),
    note: t.field({
      type: ToldInput,
      required: true,
      description: `What residents are told meanwhile; at most ${MAX_BODY} characters.`,
    }),
  }),
})

builder.queryField('maintenance', (t) =>
  t.field({
    type: MaintenanceType,
    description: 'Public.',
    resolve: (_root, _args, context) => shapeOf(context),
  }),
)

builder.mutationField('setMaintenance', (t) =>
  t.field({
    type: MaintenanceResult,
    description:
      'Officials of the whole street only. Residents send nothing meanwhile, and are told so; devices are heard and staff work as ever. Without `input` it ends.',
    args: { input: t.arg({ type: MaintenanceInput }) },
    resolve: (_root, { input }, context) =>
      orRefusal(context, async () => {
        const { tenantId, accountId: by } = wholeStreetOnly(context.viewer)
        const { pool, clock } = context.services
        const maintenance =
          input == null
            ? null
            : { ...{ from: input.from, until: input.until }, note: parseTold(input.note, MAX_BODY) }
        await inTransaction(pool, (client) =>
          setMaintenance(client, { tenantId, by, now: clock.now(), maintenance }),
        )
        return shapeOf(context)
      }),
  }),
)

async function shapeOf({ services, tenantId }: GraphqlContext): Promise<MaintenanceShape> {
  const now = services.clock.now()
  const maintenance = await findMaintenance(services.pool, { tenantId, now })
  return { kind: 'Maintenance', maintenance, now }
}
