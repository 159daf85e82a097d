import { LinliError } from '@linli/schemas/linli-error'
import { governedIncidents } from '../access/readable.ts'
import { actorOf, officialOnly } from '../access/viewer.ts'
import { builder, isInstanceId } from '../graphql/builder.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import { distinctIds, eachOf, MAX_IDS } from '../graphql/each-of.ts'
import { bookCause } from '../graphql/user-errors.ts'

/** What became of one incident of many. */
interface Settlement {
  readonly id: string
  readonly resolvedAs: string | null
  readonly code: string | null
  readonly by: string | null
  readonly at: Date | null
}

const SettlementType = builder.objectRef<Settlement>('IncidentSettlement').implement({
  description: 'One for each id, in their order; one that fails holds up no other.',
  fields: (t) => ({
    id: t.exposeID('id'),
    resolvedAs: t.exposeString('resolvedAs', {
      nullable: true,
      description: 'retried | skipped | overtaken; null where it was refused or failed again.',
    }),
    code: t.exposeString('code', { nullable: true, description: 'Of the error book.' }),
    message: t.string({
      nullable: true,
      resolve: ({ code }, _args, { locale }) => (code === null ? null : bookCause(code, locale)),
    }),
    by: t.string({
      nullable: true,
      description: 'Who was faster.',
      resolve: async ({ by }, _args, { accounts }) =>
        by === null ? null : ((await accounts.load(by))?.name ?? null),
    }),
    at: t.expose('at', { type: 'DateTime', nullable: true }),
    incident: t.prismaField({
      type: 'Incident',
      nullable: true,
      description: 'As it stands now.',
      resolve: (query, { id }, _args, { services, viewer }) =>
        isInstanceId(id)
          ? services.prisma.incident.findFirst({
              ...query,
              where: { AND: [{ id }, governedIncidents(officialOnly(viewer))] },
            })
          : null,
    }),
  }),
})

builder.mutationFields((t) => ({
  retryIncidents: t.field({
    type: [SettlementType],
    description: `Officials only; at most ${MAX_IDS} ids.`,
    args: { ids: t.arg.idList({ required: true }) },
    resolve: (_root, { ids }, context) =>
      settleAll(ids, context, (incidentId, command) =>
        context.services.engine.retryIncident({ ...command, incidentId }),
      ),
  }),
  skipIncidents: t.field({
    type: [SettlementType],
    description: `Officials only; at most ${MAX_IDS} ids, a reason of 1 to 500 characters.`,
    args: { ids: t.arg.idList({ required: true }), reason: t.arg.string({ required: true }) },
    resolve: (_root, { ids, reason }, context) =>
      settleAll(ids, context, (incidentId, command) =>
        context.services.engine.skipIncident({ ...command, incidentId, reason }),
      ),
  }),
}))

type Command = ReturnType<typeof commandOf>

async function settleAll(
  given: readonly string[],
  context: GraphqlContext,
  settle: (incidentId: string, command: Command) => Promise<{ readonly resolvedAs: string }>,
): Promise<Settlement[]> {
  const command = commandOf(context)
  const ids = distinctIds(given)
  const readable = await readableIds(ids, context)
  const act = async (id: string): Promise<Settlement> => {
    if (!readable.has(id)) throw new LinliError('incident.not-found', `No incident '${id}'.`)
    const { resolvedAs } = await settle(id, command)
    return { id, resolvedAs, code: null, by: null, at: null }
  }
  return eachOf(ids, act, refused)
}

function commandOf({ viewer, tenantId }: GraphqlContext) {
  return { tenantId, actor: actorOf(officialOnly(viewer)) }
}

async function readableIds(
  ids: readonly string[],
  { services, viewer }: GraphqlContext,
): Promise<ReadonlySet<string>> {
  const rows = await services.prisma.incident.findMany({
    where: {
      AND: [{ id: { in: ids.filter(isInstanceId) } }, governedIncidents(officialOnly(viewer))],
    },
    select: { id: true },
  })
  return new Set(rows.map(({ id }) => id))
}

function refused(id: string, { code, details }: Pick<LinliError, 'code' | 'details'>): Settlement {
  const { by, at } = details
  return {
    ...{ id, resolvedAs: null, code },
    by: typeof by === 'string' ? by : null,
    at: typeof at === 'number' ? new Date(at) : null,
  }
}
