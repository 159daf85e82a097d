import type { Plant } from './plant.ts'

const ASKED = 'core/signing/asked.ts'
const CHANGE = 'core/signing/change-signers.ts'
const SEATS = 'core/signing/seats.ts'
const SIGN = 'core/signing/sign-task.ts'
const VERDICT = 'core/signing/verdict.ts'
const DELEGATE = 'core/delegate-task.ts'
const HOLD = 'core/may-hold.ts'
const TRANSFER = 'core/transfer-task.ts'
const URGE = 'core/urge-instance.ts'
const DECIDE = 'core/decide.ts'
const ENTRY = 'engine/act-on-task.ts'

/** Slips in how several people sign, and in what people do with each other's tasks. */
export const SIGNING_PLANTS: readonly Plant[] = [
  {
    id: 'signer-asked-again',
    what: 'Whoever has signed is asked at her other seats as well.',
    file: ASKED,
    find: 'if (assignment === null || !mayTake(assignment, actor)) return asked',
    replace: 'return asked',
  },
  {
    id: 'vacant-seat-kept',
    what: 'A seat that nobody can sign any more goes on waiting.',
    file: ASKED,
    find: 'if (others === null || decider.isVacant(others)) return',
    replace: 'if (others === null) return',
  },
  {
    id: 'two-posts-by-one',
    what: 'One person’s signature stands for two posts, though two people hold them.',
    file: ASKED,
    find: 'others === null || decider.isVacant(others)) {',
    replace: 'others !== undefined) {',
  },
  {
    id: 'opinion-takes-the-seat',
    what: 'Whoever gives an opinion and signs elsewhere takes away the seat of whoever asked.',
    file: ASKED,
    find: 'task?.returnsTo ?? task?.assignment',
    replace: 'task?.assignment',
  },
  {
    id: 'signer-keeps-her-other-task',
    what: 'Whoever has signed holds the task of another seat still.',
    file: ASKED,
    find: 'task.holderId === actor.accountId ? null : task.holderId',
    replace: 'task.holderId',
  },
  {
    id: 'narrowed-task-not-written',
    what: 'A task that others are asked for now keeps its row of before.',
    file: ASKED,
    find: 'reassigned: [...asked.reassigned, task.id],',
    replace: '',
  },
  {
    id: 'sequence-all-at-once',
    what: 'In a sequence everybody is asked at once.',
    file: SEATS,
    find: "mode === 'sequence' && index > 0 ? index - 1 : null",
    replace: 'null',
  },
  {
    id: 'signed-out-of-turn-is-settled',
    what: 'In a sequence a seat opens while one before it waits.',
    file: VERDICT,
    find: '(!isUnsigned(seat) && isSettled(seats, seat.after))',
    replace: '!isUnsigned(seat)',
  },
  {
    id: 'dissent-outvoted',
    what: 'Where all must agree, one who agrees is enough.',
    file: VERDICT,
    find: 'agreed === all ? rule.agree',
    replace: 'agreed > 0 ? rule.agree',
  },
  {
    id: 'share-of-who-signed',
    what: 'A share is counted of those who have signed.',
    file: VERDICT,
    find: '[weightOf(signed) + weightOf(open), agreed',
    replace: '[weightOf(signed), agreed',
  },
  {
    id: 'followed-signature-decides',
    what: 'A signature decides though another one was asked to follow it.',
    file: VERDICT,
    find: "state === 'signed' && !isFollowed(index)",
    replace: "state === 'signed' && index >= 0",
  },
  {
    id: 'return-is-a-vote',
    what: 'A return is counted as a vote among others.',
    file: VERDICT,
    find: 'if (atOnce !== undefined) return',
    replace: 'if (atOnce === null) return',
  },
  {
    id: 'signature-taken-for-the-outcome',
    what: 'The machine hears what the last one signed, not what was decided.',
    file: SIGN,
    find: '...{ task, outcome, answers: last.answers',
    replace: '...{ task, outcome: completed?.outcome ?? outcome, answers: last.answers',
  },
  {
    id: 'signers-forgotten',
    what: 'Of those who signed, only the last one is excluded later.',
    file: SIGN,
    find: 'signers: { ...snapshot.signers, [task.name]: signers },',
    replace: '',
  },
  {
    id: 'dropped-seat-keeps-its-task',
    what: 'The task of a seat that is dropped stays open in its row.',
    file: SIGN,
    find: 'completed === undefined ? closed : [completed, ...closed]',
    replace: 'completed === undefined ? closed : [completed]',
  },
  {
    id: 'decided-and-asked-still',
    what: 'Where an outcome leaves no state, the other signers are asked still.',
    file: 'core/decide-task.ts',
    find: 'over: [task],',
    replace: '',
  },
  {
    id: 'removed-by-anybody',
    what: 'Any member of staff takes away a signer.',
    file: CHANGE,
    find: "input.actor.role !== 'official' && seat.addedBy",
    replace: "input.actor.role === 'resident' && seat.addedBy",
  },
  {
    id: 'last-signer-removed',
    what: 'The last signer may be taken away.',
    file: CHANGE,
    find: "state !== 'dropped').length === 1",
    replace: "state !== 'dropped').length === 0",
  },
  {
    id: 'back-to-everybody',
    what: 'After a signer who was added before, all candidates are asked instead of whoever added her.',
    file: CHANGE,
    find: "holderId ?? (role === 'official' ? null : own)",
    replace: 'holderId',
  },
  {
    id: 'opinion-decides',
    what: 'What a delegate chose is taken for the signature.',
    file: 'core/task-step.ts',
    find: 'if (task.returnsTo !== undefined) {',
    replace: 'if (task.returnsTo === null) {',
  },
  {
    id: 'opinion-comes-back-to-its-giver',
    what: 'A delegated task comes back to the delegate.',
    file: DELEGATE,
    find: 'assignment: returnsTo, completed',
    replace: 'assignment: task.assignment, completed',
  },
  {
    id: 'delegated-task-stays-open',
    what: 'A task that was delegated stays open beside that of the delegate.',
    file: DELEGATE,
    find: '{ closed: [closed] }',
    replace: '{}',
  },
  {
    id: 'delegated-seat-forgotten',
    what: 'A seat does not know the task of its delegate.',
    file: DELEGATE,
    find: 'seat.taskId === from ? { ...seat, taskId: to } : seat',
    replace: 'seat',
  },
  {
    id: 'given-to-the-excluded',
    what: 'A task is given to somebody who may not hold it.',
    file: HOLD,
    find: 'if (!excludedAccounts(declared, participants, surroundings.org).includes(accountId)) return',
    replace: 'if (excludedAccounts(declared, participants, surroundings.org).length >= 0) return',
  },
  {
    id: 'signer-asked-twice',
    what: 'Whoever has signed is added once more.',
    file: HOLD,
    find: 'hasSigned(signing, accountId) ||',
    replace: '',
  },
  {
    id: 'transferred-and-held',
    what: 'A task that was handed on is still held by whoever had it.',
    file: TRANSFER,
    find: 'holderId: null,',
    replace: '',
  },
  {
    id: 'transfer-not-written',
    what: 'The row of a task that was handed on says who had it before.',
    file: TRANSFER,
    find: 'reassigned: [taskId],',
    replace: '',
  },
  {
    id: 'taken-back-is-an-opinion-still',
    what: 'Whoever takes a delegated task back decides nothing by it.',
    file: TRANSFER,
    find: 'returnsTo === undefined || isBack ?',
    replace: 'returnsTo === undefined ?',
  },
  {
    id: 'urged-without-end',
    what: 'One urging follows another at once.',
    file: URGE,
    find: '{ urgedAt: now }',
    replace: '{}',
  },
  {
    id: 'seats-not-recorded',
    what: 'History does not keep who was found to sign.',
    file: DECIDE,
    find: '...(seats.length > 0 ? { seats } : {}),',
    replace: '',
  },
  {
    id: 'vacancy-not-recorded',
    what: 'History does not keep that nobody else could sign.',
    file: DECIDE,
    find: '...(vacant.length > 0 ? { vacant } : {}),',
    replace: '',
  },
  {
    id: 'delegated-for-good',
    what: 'The engine hands on what was delegated.',
    file: ENTRY,
    find: "kind: 'delegate', taskId",
    replace: "kind: 'transfer', taskId",
  },
  {
    id: 'late-act-answered',
    what: 'Whoever acts on a closed task hears that it was done.',
    file: ENTRY,
    find: 'throw closedError(command.taskId, await closedTask(shell, command))',
    replace:
      'const { instanceId } = key\n    await closedTask(shell, command)\n    return { instanceId, seq: 1, ended: false, position: [] }',
  },
]
