import { staffOnly } from '../access/viewer.ts'
import { builder } from '../graphql/builder.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import { orRefusal, RefusalType } from '../graphql/user-errors.ts'
import { noteInOrg } from '../org/change-org.ts'
import { parseReason } from '../people/leave/record-leave.ts'
import { SaveTeamResult, savedTeam } from '../teams/team.mutations.ts'
import {
  addShift,
  changeShift,
  fillDuty,
  noteShift,
  removeShift,
  swapShifts,
} from './change-duty.ts'
import { DutyPatternInput, DutyShiftType, plannedShifts } from './duty.graphql.ts'
import { type DutyShift, loadShift } from './duty-store.ts'
import type { PlannedShift } from './plan-duty.ts'

interface ShiftNotedShape {
  readonly kind: 'ShiftNoted'
  readonly shift: DutyShift
}
const ShiftNotedType = builder
  .objectRef<ShiftNotedShape>('ShiftNoted')
  .implement({ fields: (t) => ({ shift: t.expose('shift', { type: DutyShiftType }) }) })

const NoteShiftResult = builder.unionType('NoteShiftResult', {
  types: [ShiftNotedType, RefusalType],
  resolveType: (value) => value.kind,
})

const ShiftInput = builder.inputType('ShiftInput', {
  fields: (t) => ({
    fromAt: t.field({ type: 'DateTime', required: true }),
    untilAt: t.field({ type: 'DateTime', required: true }),
    people: t.idList({
      required: true,
      description: 'The first is on duty; the others step in, in this order.',
    }),
  }),
})

builder.mutationFields((t) => ({
  fillDuty: t.field({
    type: SaveTeamResult,
    description: 'Officials only. Writes what previewDuty shows, all of it or nothing.',
    args: {
      input: t.arg({ type: DutyPatternInput, required: true }),
      onlyFree: t.arg.boolean({
        required: true,
        description: 'Leaves out what overlaps a shift; without it that is refused.',
      }),
    },
    resolve: (_root, { input, onlyFree }, context) =>
      savedTeam(context, async (change) => {
        const shifts = await plannedShifts(input, context, change.tenantId)
        await fillDuty(change, { nodeId: input.nodeId, shifts, onlyFree })
        return input.nodeId
      }),
  }),
  addShift: t.field({
    type: SaveTeamResult,
    description: 'Officials only. One shift that begins later.',
    args: {
      nodeId: t.arg.id({ required: true }),
      shift: t.arg({ type: ShiftInput, required: true }),
    },
    resolve: (_root, { nodeId, shift }, context) =>
      savedTeam(context, async (change) => {
        await addShift(change, { nodeId, shift: plannedOf(shift), now: nowOf(context) })
        return nodeId
      }),
  }),
  changeShift: t.field({
    type: SaveTeamResult,
    description:
      'Officials only. Of a shift that runs the end and the people may change, from now on; who was on duty until now stays on record.',
    args: {
      id: t.arg.id({ required: true }),
      shift: t.arg({ type: ShiftInput, required: true }),
    },
    resolve: (_root, { id, shift }, context) =>
      savedTeam(context, (change) =>
        changeShift(change, { id, shift: plannedOf(shift), now: nowOf(context) }),
      ),
  }),
  removeShift: t.field({
    type: SaveTeamResult,
    description: 'Officials only. A shift that runs ends now.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, context) =>
      savedTeam(context, (change) => removeShift(change, id, nowOf(context))),
  }),
  swapShifts: t.field({
    type: SaveTeamResult,
    description: 'Officials only. The people of two shifts that have not begun change places.',
    args: {
      id: t.arg.id({ required: true }),
      otherId: t.arg.id({ required: true }),
      reason: t.arg.string({ required: true, description: '1 to 200 characters.' }),
    },
    resolve: (_root, { id, otherId, reason }, context) =>
      savedTeam(context, (change) =>
        swapShifts(change, {
          ...{ ids: [id, otherId], reason: parseReason(reason), now: nowOf(context) },
        }),
      ),
  }),
  noteShift: t.field({
    type: NoteShiftResult,
    description:
      'Staff only: who is in the shift, and officials. What the next shift should know; while it runs and within a day after.',
    args: {
      id: t.arg.id({ required: true }),
      text: t.arg.string({
        required: true,
        description: 'At most 2000 characters; empty takes it back.',
      }),
    },
    resolve: (_root, { id, text }, context) =>
      orRefusal(context, async () => {
        const viewer = staffOnly(context.viewer)
        const { pool } = context.services
        const isOfficial = viewer.role === 'official'
        await noteInOrg(pool, viewer, (change) =>
          noteShift(change, { id, text, now: nowOf(context), isOfficial }),
        )
        const shift = await loadShift(pool, { tenantId: viewer.tenantId, id })
        return { kind: 'ShiftNoted' as const, shift }
      }),
  }),
}))

/** The database's clock, by which shifts begin and end. */
function nowOf({ services }: GraphqlContext): number {
  return services.clock.now()
}

function plannedOf(shift: {
  readonly fromAt: Date
  readonly untilAt: Date
  readonly people: readonly string[]
}): PlannedShift {
  return {
    ...{ fromAt: shift.fromAt.getTime(), untilAt: shift.untilAt.getTime() },
    accountIds: shift.people,
  }
}
