import type { Excluded } from '@linli/schemas/definition'
import { invariant, LinliError } from '@linli/schemas/linli-error'
import type { Actor } from '@linli/schemas/org'
import type { Assignment, OpenTask, Signing, Snapshot } from '@linli/schemas/snapshot'
import { excludedAccounts } from './excluded-accounts.ts'
import type { Moving } from './moving.ts'
import { participantsAt } from './participants-at.ts'
import { hasSigned, signingOf } from './signing/seats.ts'
import { isUnsigned } from './signing/verdict.ts'

/** Whether somebody may be given a task by another person. Throws `task.excluded` for somebody who may not hold it (回避),
 *  `task.signed` for who signs it already, `task.nobody` for somebody without a post. */
export function assertMayHold(moving: Moving, task: OpenTask, to: string): void {
  const { snapshot, surroundings } = moving
  assertNotExcluded(moving, task, to)
  const signing = signingOf(snapshot, task)
  if (signing !== null && isSigner(signing, to, { snapshot, task })) {
    throw new LinliError('task.signed', `'${to}' signs the task '${task.name}' already.`)
  }
  // A replay does not ask whether she has a post: she had one then.
  const { org, recorded } = surroundings
  if (recorded !== undefined || org.holdings.some(({ accountId }) => accountId === to)) return
  throw new LinliError('task.nobody', `'${to}' has no post.`)
}

/** 回避, as the instance and the street are now, which may say more than they did when the task opened. A replay does not ask: what
 *  was done was allowed then, perhaps by a release that asked less (ADR 0035). Throws `task.excluded`. */
export function assertNotExcluded(
  { program: { definition }, snapshot, surroundings }: Moving,
  { name }: OpenTask,
  accountId: string,
): void {
  if (surroundings.recorded !== undefined) return
  const declared = definition.tasks[name]
  invariant(declared, `The task '${name}' is declared.`)
  const participants = participantsAt(definition, snapshot, name)
  if (!excludedAccounts(declared, participants, surroundings.org).includes(accountId)) return
  throw new LinliError('task.excluded', `'${accountId}' may not hold the task '${name}'.`)
}

/** A party to the matter, and who lives with one, neither ends it nor lets its clocks stand still by her office: an open task says who
 *  that is. Who started it may. Throws `task.excluded`. */
export function assertNoParty(moving: Moving, { accountId }: Actor): void {
  const { program, snapshot, surroundings } = moving
  if (surroundings.recorded !== undefined) return
  for (const { name } of snapshot.tasks) {
    const exclude = program.definition.tasks[name]?.exclude?.filter(isOfParties)
    const participants = participantsAt(program.definition, snapshot, name)
    if (exclude === undefined) continue
    if (excludedAccounts({ exclude }, participants, surroundings.org).includes(accountId))
      throw new LinliError('task.excluded', `'${accountId}' is a party to '${snapshot.number}'.`)
  }
}

function isOfParties(each: Excluded): boolean {
  if (each === 'initiator' || 'performerOf' in each) return false
  return 'partyIn' in each || each.householdOf !== 'initiator'
}

/** Whether she has signed, or a seat is hers alone. Whoever gives an opinion signs nothing; whoever asked for it does, and may
 *  take that task back. */
function isSigner(
  signing: Signing,
  accountId: string,
  { snapshot, task }: { readonly snapshot: Snapshot; readonly task: OpenTask },
): boolean {
  const isHers = (assignment: Assignment | null) =>
    assignment?.kind === 'account' && assignment.accountId === accountId
  const isAsked = ({ returnsTo, assignment, ...open }: OpenTask) =>
    open.invokeId === signing.invokeId &&
    (returnsTo === undefined ? isHers(assignment) : open.id !== task.id && isHers(returnsTo))
  return (
    hasSigned(signing, accountId) ||
    snapshot.tasks.some(isAsked) ||
    signing.seats.some((seat) => isUnsigned(seat) && isHers(seat.assignment))
  )
}
