import { isWorkingDay } from '@linli/runtime/core'
import { officialOnly, staffOnly } from '../access/viewer.ts'
import { builder } from '../graphql/builder.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import { parseDay } from '../people/change-posts.ts'
import { placeName } from '../reading/place.ts'
import { today } from '../reading/today.ts'
import type { DaySegment } from '../teams/day-segments.ts'
import { loadTeam } from '../teams/team-store.ts'
import { overlapping } from './change-duty.ts'
import {
  type DutyPerson,
  type DutyShift,
  findHerShifts,
  findOnDuty,
  findShiftBefore,
  type OnDuty,
} from './duty-store.ts'
import { type DutyPattern, type PlannedShift, planDuty, startOfDay } from './plan-duty.ts'

const DutyPersonType = builder.objectRef<DutyPerson>('DutyPerson').implement({
  fields: (t) => ({
    id: t.exposeID('accountId'),
    name: t.exposeString('name'),
    isAway: t.exposeBoolean('isAway', {
      description: 'On leave on the day on which the shift begins: then the next one is on duty.',
    }),
    isDisabled: t.exposeBoolean('isDisabled'),
  }),
})

export const DutyShiftType = builder.objectRef<DutyShift>('DutyShift')
DutyShiftType.implement({
  description: 'Who is on duty at a team from one instant to another.',
  fields: (t) => ({
    id: t.exposeID('id'),
    nodeId: t.exposeID('nodeId'),
    place: t.string({
      resolve: async ({ nodeId }, _args, { services, tenantId }) =>
        placeName(await services.directory.org(tenantId), nodeId),
    }),
    fromAt: t.expose('fromAt', { type: 'DateTime' }),
    untilAt: t.expose('untilAt', { type: 'DateTime' }),
    people: t.field({
      type: [DutyPersonType],
      description: 'The first is on duty; the others step in, in this order.',
      resolve: ({ people }) => [...people],
    }),
    note: t.exposeString('note', {
      nullable: true,
      description: 'What the next shift should know.',
    }),
    notedBy: t.string({
      nullable: true,
      description: 'Name of who wrote the note.',
      resolve: async ({ notedBy }, _args, { accounts }) =>
        notedBy === null ? null : ((await accounts.load(notedBy))?.name ?? notedBy),
    }),
    before: t.field({
      type: DutyShiftType,
      nullable: true,
      description: 'The shift that it takes over from, within two days.',
      resolve: (shift, _args, { services, tenantId }) =>
        findShiftBefore(services.pool, tenantId, shift),
    }),
  }),
})

const OnDutyType = builder.objectRef<OnDuty>('OnDuty').implement({
  fields: (t) => ({
    id: t.exposeID('accountId'),
    name: t.string({
      resolve: async ({ accountId }, _args, { accounts }) =>
        (await accounts.load(accountId))?.name ?? accountId,
    }),
    post: t.exposeString('post', { description: 'on-duty or substitute.' }),
    shiftId: t.exposeID('shiftId'),
  }),
})

const DaySegmentInput = builder.inputType('DaySegmentInput', {
  description: 'A part of the city’s day; one that ends no later than it begins goes on overnight.',
  fields: (t) => ({
    from: t.string({ required: true, description: 'HH:MM' }),
    until: t.string({ required: true, description: 'HH:MM' }),
  }),
})

const DutyCrewInput = builder.inputType('DutyCrewInput', {
  fields: (t) => ({
    people: t.idList({
      required: true,
      description: 'The first is on duty; the others step in, in this order.',
    }),
  }),
})

export const DutyPatternInput = builder.inputType('DutyPatternInput', {
  fields: (t) => ({
    nodeId: t.id({ required: true, description: 'The team.' }),
    fromDay: t.string({ required: true, description: 'YYYY-MM-DD' }),
    untilDay: t.string({
      required: true,
      description: 'YYYY-MM-DD, the first day that is not filled.',
    }),
    segments: t.field({ type: [DaySegmentInput], required: true }),
    crews: t.field({
      type: [DutyCrewInput],
      required: true,
      description:
        'In the order in which they take the first segment; each goes on to the next segment at the next change.',
    }),
    everyDays: t.int({
      required: true,
      description: 'After how many days groups change; 0 for with every shift.',
    }),
    restCrews: t.field({
      type: [DutyCrewInput],
      required: true,
      description:
        'Take turns on days that are not worked, by the working calendar; none where these are as all others.',
    }),
  }),
})

interface PatternInput {
  readonly nodeId: string
  readonly fromDay: string
  readonly untilDay: string
  readonly segments: readonly DaySegment[]
  readonly crews: readonly CrewInput[]
  readonly everyDays: number
  readonly restCrews: readonly CrewInput[]
}
interface CrewInput {
  readonly people: readonly string[]
}

/** Throws `post.bad-days`, `duty.bad-pattern`, `duty.bad-people`, and `calendar.uncovered` where rest days are asked for that
 *  the calendar does not know. */
export async function plannedShifts(
  input: PatternInput,
  { services }: GraphqlContext,
  tenantId: string,
): Promise<PlannedShift[]> {
  const calendar = await services.directory.calendar(tenantId)
  const crewsOf = (crews: readonly CrewInput[]) => crews.map(({ people }) => people)
  const pattern: DutyPattern = {
    ...{ segments: input.segments, everyDays: input.everyDays },
    ...{ crews: crewsOf(input.crews), restCrews: crewsOf(input.restCrews) },
  }
  return planDuty(pattern, {
    ...{ fromDay: parseDay(input.fromDay) ?? '', untilDay: parseDay(input.untilDay) ?? '' },
    now: services.clock.now(),
    isRestDay: (day) => !isWorkingDay(Date.parse(`${day}T00:00:00Z`) / 86_400_000, calendar),
  })
}

interface Previewed extends PlannedShift {
  readonly overlaps: boolean
  readonly people: readonly DutyPerson[]
}
const PreviewedShiftType = builder.objectRef<Previewed>('PreviewedShift').implement({
  fields: (t) => ({
    fromAt: t.field({ type: 'DateTime', resolve: ({ fromAt }) => new Date(fromAt) }),
    untilAt: t.field({ type: 'DateTime', resolve: ({ untilAt }) => new Date(untilAt) }),
    overlaps: t.exposeBoolean('overlaps', {
      description: 'A shift is there already during that time.',
    }),
    people: t.field({ type: [DutyPersonType], resolve: ({ people }) => [...people] }),
  }),
})

builder.queryFields((t) => ({
  previewDuty: t.field({
    type: [PreviewedShiftType],
    description: 'Officials only. What filling the roster would write; nothing is written.',
    args: { input: t.arg({ type: DutyPatternInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      const { tenantId } = officialOnly(context.viewer)
      const { pool } = context.services
      await loadTeam(pool, { tenantId, day: today(context.services), id: input.nodeId })
      const shifts = await plannedShifts(input, context, tenantId)
      const taken = await overlapping({ client: pool, tenantId }, input.nodeId, shifts)
      const people = await peopleOf(shifts, context)
      return shifts.map((shift, index) => ({
        ...shift,
        overlaps: taken.has(index),
        people: people[index] ?? [],
      }))
    },
  }),
  onDuty: t.field({
    type: [OnDutyType],
    description:
      'Staff only. Who was, is or will be on duty at the team at an instant, the first before those who step in.',
    args: {
      nodeId: t.arg.id({ required: true }),
      at: t.arg({ type: 'DateTime', required: true }),
    },
    resolve: (_root, { nodeId, at }, { services, viewer }) => {
      const { tenantId } = staffOnly(viewer)
      return findOnDuty(services.pool, { tenantId, nodeId, at })
    },
  }),
  myDuty: t.field({
    type: [DutyShiftType],
    description:
      'Staff only. Shifts of her own that run, begin within eight days or ended within the last one, in their order.',
    resolve: (_root, _args, { services, viewer }) => {
      const { tenantId, accountId } = staffOnly(viewer)
      const now = new Date(services.clock.now())
      return findHerShifts(services.pool, { tenantId, accountId, now })
    },
  }),
}))

/** Who each shift would have, with whether she is away on its first day. */
async function peopleOf(
  shifts: readonly PlannedShift[],
  { services, tenantId }: GraphqlContext,
): Promise<readonly DutyPerson[][]> {
  const { rows } = await services.pool.query<{ people: DutyPerson[] }>(
    `SELECT coalesce(json_agg(json_build_object('accountId', a.id, 'name', a.name, 'isDisabled', a.disabled_at IS NOT NULL,
                'isAway', EXISTS (SELECT 1 FROM leave l WHERE l.tenant_id = a.tenant_id AND l.account_id = a.id
                            AND l.from_day <= (n.from_at AT TIME ZONE 'Asia/Shanghai')::date
                            AND l.until_day > (n.from_at AT TIME ZONE 'Asia/Shanghai')::date))
                ORDER BY array_position(crew.ids, a.id)) FILTER (WHERE a.id IS NOT NULL), '[]') AS people
       FROM unnest($2::timestamptz[], $3::text[]) WITH ORDINALITY AS n(from_at, people, index)
      CROSS JOIN LATERAL (SELECT array(SELECT json_array_elements_text(n.people::json)) AS ids) crew
       LEFT JOIN account a ON a.tenant_id = $1 AND a.role <> 'resident' AND a.id = ANY (crew.ids)
      GROUP BY n.index ORDER BY n.index`,
    [
      tenantId,
      shifts.map(({ fromAt }) => new Date(fromAt)),
      shifts.map(({ accountIds }) => JSON.stringify(accountIds)),
    ],
  )
  return rows.map(({ people }) => people)
}

/** The instants between which the shifts of these days lie. Throws `post.bad-days`. */
export function daysToInstants(
  fromDay: string,
  untilDay: string,
): { readonly fromAt: Date; readonly untilAt: Date } {
  const [from, until] = [parseDay(fromDay), parseDay(untilDay)]
  return { fromAt: new Date(startOfDay(from ?? '')), untilAt: new Date(startOfDay(until ?? '')) }
}
