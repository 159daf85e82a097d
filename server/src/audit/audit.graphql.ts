import { LinliError } from '@linli/schemas/linli-error'
import { textIn } from '@linli/schemas/locale-text'
import { resolveCursorConnection } from '@pothos/plugin-relay'
import { officialOnly } from '../access/viewer.ts'
import { builder, isInstanceId } from '../graphql/builder.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import type { AuditPlace, AuditSearch } from './audit-store.ts'
import { searchAudit } from './audit-store.ts'
import { DEEDS, type Deed } from './deeds.ts'
import type { ToldAudit, ToldChange, ToldFact } from './describe-audit.ts'
import { describeAudit } from './describe-audit.ts'
import { findActors, findObjects } from './find-audited.ts'

const MAX_PAGE = 100
const MAX_TEXT = 100

const ChangeType = builder.objectRef<ToldChange>('AuditChange').implement({
  description: 'What a deed changed; of two lists, what only one of them has.',
  fields: (t) => ({
    label: t.exposeString('label'),
    before: t.exposeString('before', { nullable: true }),
    after: t.exposeString('after', { nullable: true }),
  }),
})

const FactType = builder.objectRef<ToldFact>('AuditFact').implement({
  fields: (t) => ({ label: t.exposeString('label'), value: t.exposeString('value') }),
})

const ObjectType = builder.objectRef<ToldAudit['object']>('AuditObject').implement({
  description: 'What a deed was done to. Ids are given where the viewer may go there.',
  fields: (t) => ({
    title: t.exposeString('title', {
      nullable: true,
      description: 'Null where the words of the deed say it all.',
    }),
    instanceId: t.exposeID('instanceId', { nullable: true }),
    definitionId: t.exposeString('definitionId', { nullable: true }),
  }),
})

const EntryType = builder.objectRef<ToldAudit>('AuditEntry').implement({
  description: 'A deed that is no step of an instance: who did what to what. It never changes.',
  fields: (t) => ({
    id: t.exposeID('id'),
    at: t.expose('at', { type: 'DateTime' }),
    seq: t.exposeInt('seq', {
      nullable: true,
      description: 'Its number in the chain; null for a second or two.',
    }),
    deed: t.exposeString('deed'),
    who: t.exposeString('who'),
    did: t.exposeString('did', {
      description: 'The words between `who` and `object`, in the language of the request.',
    }),
    object: t.expose('object', { type: ObjectType }),
    changes: t.expose('changes', { type: [ChangeType] }),
    facts: t.expose('facts', { type: [FactType] }),
  }),
})

const EntryConnection = builder.connectionObject(
  { type: EntryType, name: 'AuditEntryConnection' },
  { name: 'AuditEntryEdge' },
)

const DeedType = builder.objectRef<Deed>('AuditDeed').implement({
  fields: (t) => ({
    deed: t.string({ resolve: (deed) => deed }),
    did: t.string({ resolve: (deed, _args, { locale }) => textIn(DEEDS[deed], locale) }),
  }),
})

const AuditFilter = builder.inputType('AuditFilter', {
  fields: (t) => ({
    who: t.string({ description: 'An account, or a part of a name.' }),
    object: t.string({
      description:
        'Number of a case, a part of the title of a definition or of a name, a year of the calendar.',
    }),
    deed: t.string(),
    from: t.field({ type: 'DateTime' }),
    to: t.field({ type: 'DateTime', description: 'Not included.' }),
  }),
})
type Filter = typeof AuditFilter.$inferInput

builder.queryFields((t) => ({
  auditEntries: t.connection(
    {
      type: EntryType,
      description: 'Officials only, newest first.',
      args: { filter: t.arg({ type: AuditFilter }) },
      resolve: async (_root, { filter, ...args }, context) => {
        const viewer = officialOnly(context.viewer)
        const search = await searchOf(filter ?? {}, context)
        return resolveCursorConnection<Promise<ToldAudit[]>>(
          {
            args,
            defaultSize: 50,
            maxSize: MAX_PAGE,
            toCursor: ({ at, id }) => `${at.toISOString()}/${id}`,
          },
          async ({ before, after, limit, inverted }) => {
            const rows = await searchAudit(context.services.pool, search, {
              ...{ limit, isInverted: inverted },
              ...{ before: placeOf(before), after: placeOf(after) },
            })
            return describeAudit(rows, viewer, context)
          },
        )
      },
    },
    EntryConnection,
  ),
  auditDeeds: t.field({
    type: [DeedType],
    description: 'Officials only. What can be searched for.',
    resolve: (_root, _args, { viewer }) => {
      officialOnly(viewer)
      return Object.keys(DEEDS) as Deed[]
    },
  }),
}))

async function searchOf(filter: Filter, context: GraphqlContext): Promise<AuditSearch> {
  const viewer = officialOnly(context.viewer)
  const [who, object] = [textOf(filter.who), textOf(filter.object)]
  return {
    tenantId: viewer.tenantId,
    actorIds: who === null ? null : await findActors(who, context),
    objects: object === null ? null : await findObjects(object, viewer, context),
    ...{ deed: filter.deed ?? null, from: filter.from ?? null, to: filter.to ?? null },
  }
}

function textOf(given: string | null | undefined): string | null {
  const text = given?.trim() ?? ''
  if (text.length > MAX_TEXT || text.includes('\0')) {
    throw new LinliError('request.invalid', `A search has at most ${MAX_TEXT} characters.`)
  }
  return text === '' ? null : text
}

function placeOf(cursor: string | undefined): AuditPlace | null {
  if (cursor === undefined) return null
  const [time = '', id = ''] = cursor.split('/')
  const at = new Date(time)
  if (Number.isNaN(at.getTime()) || !isInstanceId(id)) {
    throw new LinliError('request.invalid', 'This is no cursor of the audit.')
  }
  return { at, id }
}
