import type { Plant } from './plant.ts'

const MOVE = 'core/reschedule-timers.ts'
const PASS = '../../server/src/calendar/apply-calendars.ts'
const PASSES = '../../server/src/database/start-passes.ts'

/** Slips in what follows a change of the working calendar: the step that moves timers, and the pass that asks for it. */
export const CALENDAR_PLANTS: readonly Plant[] = [
  {
    id: 'moved-timer-keeps-its-generation',
    what: 'A timer that moves can still be fired by who leased it before.',
    file: MOVE,
    find: 'generation: snapshot.seq + 1',
    replace: 'generation: from.generation',
  },
  {
    id: 'moved-timer-counts-from-now',
    what: 'A timer that moves begins to count anew.',
    file: MOVE,
    find: 'countedAgain(from, {',
    replace:
      'countedAgain(from.armedAt === undefined ? from : { ...from, armedAt: surroundings.now }, {',
  },
  {
    id: 'moved-timer-forgets-its-start',
    what: 'A timer moves once and never again.',
    file: MOVE,
    find: 'to: { ...from, dueAt,',
    replace: 'to: { event: from.event, name: from.name, dueAt,',
  },
  {
    id: 'due-timer-moved',
    what: 'What is due already is moved instead of firing.',
    file: MOVE,
    find: 'if (from.dueAt <= surroundings.now) return []',
    replace: '',
  },
  {
    id: 'only-first-timer-moved',
    what: 'Of the timers of an instance only the first one moves.',
    file: MOVE,
    find: 'snapshot.timers.flatMap((from)',
    replace: 'snapshot.timers.slice(0, 1).flatMap((from)',
  },
  {
    id: 'row-of-before-stays',
    what: 'A timer that moves keeps its row of before.',
    file: MOVE,
    find: 'disarmed: asked.moves.map(({ from }) => from),',
    replace: '',
  },
  {
    id: 'task-not-moved',
    what: 'A task stays due when its timer moves.',
    file: MOVE,
    find: 'from.name === due && from.dueAt === task.dueAt',
    replace: 'from.name === due && from.dueAt !== task.dueAt',
  },
  {
    id: 'holder-not-told',
    what: 'Who has a task is not told that it is due at another time.',
    file: MOVE,
    find: 'holderId ?? (assignment',
    replace: '(assignment',
  },
  {
    id: 'start-not-recorded',
    what: 'History does not say that a step kept the starts of its timers.',
    file: 'core/decide.ts',
    find: '...(keptStarts ? { keptStarts } : {}),',
    replace: '',
  },
  {
    id: 'calendar-of-a-neighbour',
    what: 'Two tenants in one batch go by one calendar.',
    file: 'engine/situation.ts',
    find: 'byTenant.set(tenantId, { org, calendar })',
    replace: 'byTenant.set(tenantId, byTenant.values().next().value ?? { org, calendar })',
  },
  {
    id: 'pass-begins-at-once',
    what: 'A pass begins while batches still go by the calendar of before.',
    file: PASS,
    find: 'const SETTLE_SECONDS = 5',
    replace: 'const SETTLE_SECONDS = 0',
  },
  {
    id: 'pass-goes-on-over-trouble',
    what: 'A calendar counts as applied though the store did not take every step.',
    file: PASS,
    find: "kindOf(error) === 'transient') throw error",
    replace: "kindOf(error) === 'rule') throw error",
  },
  {
    id: 'nobody-looks-again',
    what: 'What was under way for long when the calendar changed keeps the instants of before.',
    file: PASS,
    find: 'const STRAGGLER_SECONDS = 60',
    replace: 'const STRAGGLER_SECONDS = 80_000',
  },
  {
    id: 'one-pass-is-the-last',
    what: 'A pass that was cut off is the last one of its node.',
    file: PASSES,
    find: 'underWay = null\n      })',
    replace: '})',
  },
]
