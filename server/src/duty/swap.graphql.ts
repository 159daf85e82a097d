import { staffOnly } from '../access/viewer.ts'
import { builder } from '../graphql/builder.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import { orRefusal, RefusalType } from '../graphql/user-errors.ts'
import { changeOrg, noteInOrg, type OrgChange } from '../org/change-org.ts'
import { parseReason } from '../people/leave/record-leave.ts'
import { placeName } from '../reading/place.ts'
import { answerSwap, askSwap, withdrawSwap } from './ask-swap.ts'
import {
  type DutyPerson,
  type DutyShift,
  findHerShifts,
  findShifts,
  loadShift,
} from './duty-store.ts'
import { type DutySwap, findHerSwaps, loadSwap } from './swap-store.ts'

/** Whoever swaps learns when a shift is and whose, and not what was noted at it. */
const SwapShiftType = builder.objectRef<DutyShift>('SwapShift').implement({
  fields: (t) => ({
    id: t.exposeID('id'),
    place: t.string({
      resolve: async ({ nodeId }, _args, { services, tenantId }) =>
        placeName(await services.directory.org(tenantId), nodeId),
    }),
    fromAt: t.expose('fromAt', { type: 'DateTime' }),
    untilAt: t.expose('untilAt', { type: 'DateTime' }),
    people: t.stringList({
      description: 'Names; the first is on duty, the others step in.',
      resolve: ({ people }) => people.map(({ name }) => name),
    }),
  }),
})

const SwapState = builder.enumType('DutySwapState', {
  values: {
    ASKED: { value: 'asked' },
    AGREED: { value: 'agreed' },
    DECLINED: { value: 'declined' },
    EXPIRED: {
      value: 'expired',
      description: 'Nobody answered before the first of the two shifts began.',
    },
    WITHDRAWN: { value: 'withdrawn' },
  } as const,
})

const DutySwapType = builder.objectRef<DutySwap>('DutySwap').implement({
  description: '换班: one asked another to change places in two shifts of one desk.',
  fields: (t) => ({
    id: t.exposeID('id'),
    isMine: t.boolean({
      description: 'The viewer asked; else she is asked.',
      resolve: ({ askedBy }, _args, { viewer }) => askedBy === viewer?.accountId,
    }),
    shift: t.field({
      type: SwapShiftType,
      description: 'Of whoever asked, when it was asked.',
      resolve: ({ shiftId }, _args, context) => shiftOf(shiftId, context),
    }),
    otherShift: t.field({
      type: SwapShiftType,
      description: 'Of whoever is asked.',
      resolve: ({ otherShiftId }, _args, context) => shiftOf(otherShiftId, context),
    }),
    askedBy: t.string({ resolve: ({ askedBy }, _args, context) => nameOf(askedBy, context) }),
    askedOf: t.string({ resolve: ({ askedOf }, _args, context) => nameOf(askedOf, context) }),
    reason: t.exposeString('reason'),
    state: t.expose('state', { type: SwapState }),
    askedAt: t.expose('askedAt', { type: 'DateTime' }),
  }),
})

interface Choice {
  readonly shift: DutyShift
  readonly person: DutyPerson
}
const SwapChoiceType = builder.objectRef<Choice>('SwapChoice').implement({
  description: 'A turn that may be asked for.',
  fields: (t) => ({
    shift: t.field({ type: SwapShiftType, resolve: ({ shift }) => shift }),
    personId: t.id({ resolve: ({ person }) => person.accountId }),
    name: t.string({ resolve: ({ person }) => person.name }),
  }),
})

interface SwapSaved {
  readonly kind: 'SwapSaved'
  readonly swap: DutySwap
}
const SwapSavedType = builder
  .objectRef<SwapSaved>('SwapSaved')
  .implement({ fields: (t) => ({ swap: t.expose('swap', { type: DutySwapType }) }) })
const SwapResult = builder.unionType('SwapResult', {
  types: [SwapSavedType, RefusalType],
  resolveType: (value) => value.kind,
})

/** How far ahead turns may be asked for. */
const CHOICE_DAYS = 31
const DAY_MS = 24 * 3_600_000

builder.queryFields((t) => ({
  mySwaps: t.field({
    type: [DutySwapType],
    description:
      'Staff only. What she asked or is asked to swap, and for three days how it ended; the newest first, at most twenty.',
    resolve: (_root, _args, { services, viewer }) => {
      const { tenantId, accountId } = staffOnly(viewer)
      const now = new Date(services.clock.now())
      return findHerSwaps(services.pool, { tenantId, accountId, now })
    },
  }),
  swapChoices: t.field({
    type: [SwapChoiceType],
    description: `Staff only. Turns of others within ${CHOICE_DAYS} days for which she may offer her own in this shift; none for a shift that is not hers or has begun.`,
    args: { shiftId: t.arg.id({ required: true }) },
    resolve: (_root, { shiftId }, context) => choicesFor(shiftId, context),
  }),
}))

builder.mutationFields((t) => ({
  askSwap: t.field({
    type: SwapResult,
    description:
      'Staff only, of a shift of her own that has not begun. The colleague is told, and nothing changes before she agrees.',
    args: {
      shiftId: t.arg.id({ required: true }),
      otherShiftId: t.arg.id({ required: true }),
      colleagueId: t.arg.id({ required: true, description: 'Has a turn in the other shift.' }),
      reason: t.arg.string({ required: true, description: '1 to 200 characters.' }),
    },
    resolve: (_root, { shiftId, otherShiftId, colleagueId, reason }, context) =>
      saved(context, noteInOrg, (change) =>
        askSwap(change, {
          ...{ shiftId, otherShiftId, askedOf: colleagueId },
          ...{ reason: parseReason(reason), now: context.services.clock.now() },
        }),
      ),
  }),
  answerSwap: t.field({
    type: SwapResult,
    description:
      'By whoever is asked. Where she agrees the two change places at once, and both are told.',
    args: { id: t.arg.id({ required: true }), agrees: t.arg.boolean({ required: true }) },
    resolve: (_root, { id, agrees }, context) =>
      // Who is on duty when is something that directories look at.
      saved(context, agrees ? changeOrg : noteInOrg, async (change) => {
        await answerSwap(change, { id, agrees, now: context.services.clock.now() })
        return id
      }),
  }),
  withdrawSwap: t.field({
    type: SwapResult,
    description: 'By whoever asked, before it is answered.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, context) =>
      saved(context, noteInOrg, async (change) => {
        await withdrawSwap(change, id, context.services.clock.now())
        return id
      }),
  }),
}))

/** Runs what returns which swap it concerns, and answers with it as it is then. */
function saved(
  context: GraphqlContext,
  within: typeof noteInOrg,
  work: (change: OrgChange) => Promise<string>,
) {
  return orRefusal(context, async () => {
    const viewer = staffOnly(context.viewer)
    const { pool, clock } = context.services
    const id = await within(pool, viewer, work)
    const swap = await loadSwap(pool, { tenantId: viewer.tenantId, id, now: clock.now() })
    return { kind: 'SwapSaved' as const, swap }
  })
}

async function choicesFor(shiftId: string, context: GraphqlContext): Promise<Choice[]> {
  const { services } = context
  const { tenantId, accountId } = staffOnly(context.viewer)
  const now = services.clock.now()
  const hers = await findHerShifts(services.pool, { tenantId, accountId, now: new Date(now) })
  const shift = hers.find(({ id, fromAt }) => id === shiftId && fromAt.getTime() > now)
  if (shift === undefined) return []
  const { nodeId, people } = shift
  const untilAt = new Date(now + CHOICE_DAYS * DAY_MS)
  const asked = { tenantId, nodeId, fromAt: new Date(now), untilAt }
  const others = await findShifts(services.pool, asked)
  const mayTake = (person: DutyPerson) =>
    !person.isDisabled && !people.some((each) => each.accountId === person.accountId)
  return others
    .filter(
      (other) =>
        other.fromAt.getTime() > now && !other.people.some((each) => each.accountId === accountId),
    )
    .flatMap((other) => other.people.filter(mayTake).map((person) => ({ shift: other, person })))
}

function shiftOf(id: string, { services, tenantId }: GraphqlContext): Promise<DutyShift> {
  return loadShift(services.pool, { tenantId, id })
}

async function nameOf(accountId: string, { accounts }: GraphqlContext): Promise<string> {
  return (await accounts.load(accountId))?.name ?? accountId
}
