import type { Plant } from './plant.ts'

const COMMIT = 'memory/commit-to-tables.ts'
const STORE = 'memory/memory-store.ts'

/** Slips in the statements of the database, as the memory store has them. */
export const STORE_PLANTS: readonly Plant[] = [
  {
    id: 'fence-not-checked',
    what: 'A step computed from an old snapshot is written.',
    file: COMMIT,
    find: 'if (seq !== commit.expectedSeq) return true',
    replace: '',
  },
  {
    id: 'inbox-key-not-unique',
    what: 'The same message is received twice when two nodes commit it at once.',
    file: COMMIT,
    find: ' || holdsAny(tables.inbox, inboxKeys)',
    replace: '',
  },
  {
    id: 'correlation-key-not-unique',
    what: 'Two active instances have one key when two nodes start them at once.',
    file: COMMIT,
    find: 'holdsAny(tables.correlations, correlationKeys) || ',
    replace: '',
  },
  {
    id: 'correlation-not-released',
    what: 'An ended instance keeps its key.',
    file: COMMIT,
    find: 'if (owner === instanceId) tables.correlations.delete(correlation)',
    replace: '',
  },
  {
    id: 'second-effect-not-written',
    what: 'Of several effects of a step only the first is written.',
    file: COMMIT,
    find: 'step.effects.forEach(',
    replace: 'step.effects.slice(0, 1).forEach(',
  },
  {
    id: 'disarmed-timer-stays',
    what: 'The row of a disarmed timer is not deleted.',
    file: COMMIT,
    find: 'for (const timer of step.disarmed) tables.timers.delete(timerKey(commit, timer))',
    replace: '',
  },
  {
    id: 'held-task-not-written',
    what: 'A claim changes the snapshot and not the row of the task.',
    file: COMMIT,
    find: '[...step.opened, ...step.changed]',
    replace: 'step.opened',
  },
  {
    id: 'inbox-written-for-first-only',
    what: 'Of the messages of a batch only the first is kept.',
    file: COMMIT,
    find: 'for (const message of batch.inbox) {',
    replace: 'for (const message of batch.inbox.slice(0, 1)) {',
  },
  {
    id: 'timer-lease-without-end',
    what: 'A timer whose node died is never leased again.',
    file: STORE,
    find: 'row.leasedUntil <= now)',
    replace: 'row.attempts === 0)',
  },
  {
    id: 'effect-lease-without-end',
    what: 'An effect whose node died is never leased again.',
    file: STORE,
    find: 'nextAttemptAt: now + leaseMs }',
    replace: 'nextAttemptAt: Number.MAX_SAFE_INTEGER }',
  },
  {
    id: 'due-by-a-fast-clock',
    what: 'Dueness is judged by a clock that leads by two seconds.',
    file: STORE,
    find: 'row.timer.dueAt <= now &&',
    replace: 'row.timer.dueAt <= now + 2_000 &&',
  },
  {
    id: 'number-block-not-taken',
    what: 'Two nodes get the same block of instance numbers.',
    file: STORE,
    find: 'tables.numbers.set(key, first + block.size)',
    replace: 'tables.numbers.set(key, first)',
  },
  {
    id: 'receipt-of-any-task',
    what: 'A completion keeps its receipt only when it closed nothing else.',
    file: COMMIT,
    find: 'completion?.taskId === closed.task.id ? completion : null',
    replace: 'step.closed.length === 1 ? completion : null',
  },
]
