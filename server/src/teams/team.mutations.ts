import { officialOnly } from '../access/viewer.ts'
import { builder } from '../graphql/builder.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import { orRefusal, RefusalType } from '../graphql/user-errors.ts'
import { changeOrg, type OrgChange } from '../org/change-org.ts'
import { parseDay } from '../people/change-posts.ts'
import { today } from '../reading/today.ts'
import { addTeam, changeTeam, parseTeam, type TeamFacts } from './change-team.ts'
import type { DaySegment } from './day-segments.ts'
import { TeamType } from './team.graphql.ts'
import { loadTeam, type StoredTeam } from './team-store.ts'

interface TeamSavedShape {
  readonly kind: 'TeamSaved'
  readonly team: StoredTeam
}
const TeamSavedType = builder
  .objectRef<TeamSavedShape>('TeamSaved')
  .implement({ fields: (t) => ({ team: t.expose('team', { type: TeamType }) }) })

export const SaveTeamResult = builder.unionType('SaveTeamResult', {
  types: [TeamSavedType, RefusalType],
  resolveType: (value) => value.kind,
})

const TeamHoursInput = builder.inputType('TeamHoursInput', {
  fields: (t) => ({
    from: t.string({ required: true, description: 'HH:MM' }),
    until: t.string({ required: true, description: 'HH:MM' }),
  }),
})
const TeamFactsInput = builder.inputType('TeamFactsInput', {
  fields: (t) => ({
    kind: t.string({ required: true, description: 'What definitions call such teams.' }),
    hours: t.field({ type: [TeamHoursInput], required: true, description: 'None for always.' }),
    isExternal: t.boolean({ required: true }),
    agreementUntil: t.string({
      description:
        'YYYY-MM-DD, of an external unit: the first day on which posts at it count no more.',
    }),
    hasRoster: t.boolean({ required: true }),
  }),
})

builder.mutationFields((t) => ({
  addTeam: t.field({
    type: SaveTeamResult,
    description:
      'Officials only. Adds a team under a place. It is renamed, moved and closed as every node of the tree.',
    args: {
      parentId: t.arg.id({ required: true }),
      name: t.arg.string({ required: true }),
      facts: t.arg({ type: TeamFactsInput, required: true }),
    },
    resolve: (_root, { parentId, name, facts }, context) =>
      savedTeam(context, (change) => addTeam(change, { parentId, name, ...factsOf(facts) })),
  }),
  changeTeam: t.field({
    type: SaveTeamResult,
    description: 'Officials only.',
    args: {
      id: t.arg.id({ required: true }),
      facts: t.arg({ type: TeamFactsInput, required: true }),
    },
    resolve: (_root, { id, facts }, context) =>
      savedTeam(context, async (change) => {
        await changeTeam(change, id, { ...factsOf(facts), day: today(context.services) })
        return id
      }),
  }),
}))

interface FactsInput {
  readonly kind: string
  readonly hours: readonly DaySegment[]
  readonly isExternal: boolean
  readonly agreementUntil?: string | null | undefined
  readonly hasRoster: boolean
}

function factsOf({ agreementUntil, hours, ...facts }: FactsInput): TeamFacts {
  return parseTeam({
    ...facts,
    hours: hours.map(({ from, until }) => ({ from, until })),
    agreementUntil: parseDay(agreementUntil),
  })
}

/** Runs a change that returns which team it concerns, and answers with the team as it is then. */
export function savedTeam(context: GraphqlContext, work: (change: OrgChange) => Promise<string>) {
  return orRefusal(context, async () => {
    const { services, viewer } = context
    const who = officialOnly(viewer)
    const id = await changeOrg(services.pool, who, work)
    const question = { tenantId: who.tenantId, day: today(services), id }
    return { kind: 'TeamSaved' as const, team: await loadTeam(services.pool, question) }
  })
}
