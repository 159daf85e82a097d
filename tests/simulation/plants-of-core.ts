import type { Plant } from './plant.ts'

const NEXT = 'core/next-step.ts'
const SETTLE = 'core/settle-step.ts'
const TASK = 'core/task-step.ts'
const TAKEABLE = 'core/takeable-task.ts'
const MAY_TAKE = 'core/may-take.ts'
const DECIDE = 'core/decide-task.ts'
const SEATS = 'core/signing/seats.ts'
const PLAN = 'core/plan-step.ts'
const REPLAY = 'core/replay.ts'

/** Slips in the computation of a step. The replay is computed with the same slip, so it is no witness against them. */
export const CORE_PLANTS: readonly Plant[] = [
  {
    id: 'generation-ignored',
    what: 'A timer of a state that was re-entered fires the new generation.',
    file: 'core/fire-timer.ts',
    find: 'timer.event === input.event && timer.generation === input.generation',
    replace: 'timer.event === input.event',
  },
  {
    id: 'cancelled-instance-keeps-timers',
    what: 'The timers of a cancelled instance stay armed.',
    file: NEXT,
    find: 'disarmed: snapshot.timers,',
    replace: '',
  },
  {
    id: 'generation-never-grows',
    what: 'Every arming of a timer is generation 1.',
    file: 'core/arm-timers.ts',
    find: 'generation: before.seq + 1',
    replace: 'generation: 1',
  },
  {
    id: 'fired-timer-not-disarmed',
    what: 'The timer that fired keeps its row.',
    file: SETTLE,
    find: '...(settling.fired ? [settling.fired] : []), ',
    replace: '',
  },
  {
    id: 'one-id-for-all-tasks',
    what: 'Tasks that open in one step have one id.',
    file: SEATS,
    find: 'derivedId(instanceId, seq, count + ready.indexOf(index))',
    replace: 'derivedId(instanceId, seq, 0)',
  },
  {
    id: 'stopped-task-not-closed',
    what: 'A task whose state was left stays open in its row.',
    file: SETTLE,
    find: '.filter(isStopped)',
    replace: '.filter(() => isOver)',
  },
  {
    id: 'performers-lost',
    what: 'Who completed a task is forgotten, so nobody is excluded.',
    file: DECIDE,
    find: 'performers: { ...before.performers, [task.name]: by }',
    replace: '',
  },
  {
    id: 'excluded-may-take',
    what: 'Whoever is excluded may take the task all the same.',
    file: MAY_TAKE,
    find: '!assignment.excluded.includes(actor.accountId) &&',
    replace: '',
  },
  {
    id: 'held-by-anybody',
    what: 'A task that somebody holds may be taken by others.',
    file: TAKEABLE,
    find: 'if (task.holderId !== null && task.holderId !== actor.accountId) {',
    replace: 'if (task.holderId === actor.accountId && task.holderId === null) {',
  },
  {
    id: 'completed-task-stays-open',
    what: 'The completed task stays among the open ones.',
    file: TASK,
    find: 'tasks: snapshot.tasks.filter((open) => open !== task)',
    replace: '',
  },
  {
    id: 'raise-taken-again',
    what: 'A raise without delay, which XState has taken already, is planned as a timer.',
    file: PLAN,
    find: "if (params['delay'] === undefined) return",
    replace: '',
  },
  {
    id: 'named-timer-not-cancelled',
    what: 'The action `cancelTimer` cancels nothing.',
    file: PLAN,
    find: 'timers = timers.filter((timer) => timer.name !== change.name)',
    replace: '',
  },
  {
    id: 'answers-not-kept',
    what: 'History does not keep the answers of a completion.',
    file: REPLAY,
    find: 'answers: completed?.answers ?? {}',
    replace: 'answers: {}',
  },
  {
    id: 'decisions-not-kept',
    what: 'History does not keep when timers were due.',
    file: REPLAY,
    find: 'recorded: step.recorded,',
    replace: 'recorded: { ...step.recorded, dueAts: [] },',
  },
]
