import { POST } from './matter.ts'
import type { CaseFacts, PlayedCase, TaskFacts } from './world-cases.ts'
import { ABOVE, PEOPLE, type Person, type PersonFacts, type Viewer } from './world-people.ts'

/* Who may do what, as the street wants it; written from the words, not from the code:
 *
 * 1. A street ends at its border. What belongs to another one is as if it were not there, whoever asks.
 * 2. Who has no session that counts reads what is public (services, the tree, a case whose secret she knows) and no more.
 * 3. Officials read their whole street; those whose posts all lie below it what is at or below their nodes (本级及下级), and
 *    what they would read as staff. They alone do what is done to the street (definitions, people, tree, audit, migrations; to
 *    all of the street at once, as erasing what is due or the calendar, only those of all of it) and, to cases of their part, what is not a
 *    task (cancelling, incidents). People, posts, places and rosters they change in their part alone: else one would give herself the
 *    street.
 * 4. Staff read a task that they hold, were given, delegated or completed, and one of a pool whose post they have, unless they are left
 *    out of it (回避).
 * 5. A resident reads a task that was given to her or that she completed; never a pool.
 * 6. Who reads a task reads its case, and so does whom it was copied to. Who started a case reads it, unless it was
 *    anonymous: then nobody started it.
 * 7. A task is acted on by its own person or, of a pool, by who has the post and is not left out; and not while somebody
 *    else holds it. An official hands any task on, and completes none that is not hers. Who delegated one may take it back.
 *    Only staff hand a task to others, or ask them about it, and no person to whom it is not hers but officials, who alone
 *    supervise. Only who completed a task takes that back.
 * 8. A resident speaks for the case that she started; staff speak for any that they read. Whoever started it and officials
 *    may urge, officials in their part.
 * 9. A photo is seen by who uploaded it, and by staff who read a case that names it.
 * 10. What is personal in an answer (个人信息) is read in plain by who gave it when she started the case, and by whoever has one of its
 *  tasks open now: of what is sensitive only what that task needs. Other staff who read the case see enough to recognise it, and
 *  ask for more with a purpose. Residents, and who looks a case up, see nothing of what others answered.
 * 11. Papers of a case are for staff who read it and for the resident who started it; the receipt is for who has its look-up code.
 * 12. What somebody of the staff has begun to fill in of a task that she holds is read and changed by her alone. */

export type TaskOfCase = TaskFacts & { readonly id: string; readonly of: PlayedCase }

export function tasksOf(cases: readonly PlayedCase[]): TaskOfCase[] {
  return cases.flatMap((of) => of.tasks.map((task) => ({ ...task, of })))
}

export function isStaff({ role }: Viewer): boolean {
  return role === 'worker' || role === 'official'
}

function postsOf(person: Person): PersonFacts['posts'] {
  return PEOPLE[person].posts
}

/** Rule 3. */
function isInHerPart({ person, role }: Viewer, { nodeId }: CaseFacts): boolean {
  if (person === null || role !== 'official') return false
  const nodes = postsOf(person).map((held) => held.nodeId)
  return (
    nodes.length === 0 || nodes.some((each) => ['street', ...(ABOVE[nodeId] ?? [])].includes(each))
  )
}

function isInPool({ person }: Viewer, { nodeId: at }: CaseFacts, { leftOut }: TaskFacts): boolean {
  if (person === null || leftOut === null || leftOut.includes(person)) return false
  return postsOf(person).some(({ nodeId, post }) => nodeId === at && post === POST)
}

/** Rules 1, 3, 4 and 5. */
export function readsTask(viewer: Viewer, of: CaseFacts, task: TaskFacts): boolean {
  const { person, tenant, role } = viewer
  if (person === null || tenant !== of.tenant) return false
  if (isInHerPart(viewer, of)) return true
  if ([task.holder, task.assignee, task.completedBy, task.delegatedBy].includes(person)) return true
  return role !== 'resident' && isInPool(viewer, of, task)
}

/** Rule 3: what an official does to a case as one, not because it was copied to her. */
export function governsCase(viewer: Viewer, of: CaseFacts): boolean {
  return viewer.tenant === of.tenant && isInHerPart(viewer, of)
}

/** Rules 1, 3 and 6. */
export function readsCase(viewer: Viewer, of: CaseFacts): boolean {
  const { person, tenant } = viewer
  if (person === null || tenant !== of.tenant) return false
  if (isInHerPart(viewer, of) || of.initiator === person || of.copiedTo === person) return true
  return of.tasks.some((task) => readsTask(viewer, of, task))
}

/** Rule 7, for an open task. */
function mayTake(viewer: Viewer, { of, ...task }: TaskOfCase): boolean {
  return viewer.person !== null && (task.assignee === viewer.person || isInPool(viewer, of, task))
}

/** Rule 9. */
export function seesPhoto(viewer: Viewer, of: CaseFacts, by: Person): boolean {
  if (viewer.tenant !== of.tenant || viewer.person === null) return false
  return viewer.person === by || (isStaff(viewer) && readsCase(viewer, of))
}

/** Rule 11. */
export function hasPaper(viewer: Viewer, of: CaseFacts): boolean {
  return readsCase(viewer, of) && (isStaff(viewer) || of.initiator === viewer.person)
}

/** An answer that is marked. */
export interface PersonalAnswer {
  readonly isSensitive: boolean
  /** Null where nobody knows, and of what the case remembers. */
  readonly by: Person | null
  /** Tasks whose holder needs it. */
  readonly neededFor: readonly TaskFacts['name'][]
}

/** Rule 10. */
export function seesPersonal(
  viewer: Viewer,
  of: CaseFacts,
  { isSensitive, by, neededFor }: PersonalAnswer,
): 'clear' | 'masked' | 'none' {
  const { person } = viewer
  if (person === null || !readsCase(viewer, of)) return 'none'
  if (by === person && of.initiator === person) return 'clear'
  if (!isStaff(viewer)) return 'none'
  const hers = of.tasks.filter(
    ({ state, holder, assignee }) => state === 'open' && (holder ?? assignee) === person,
  )
  const isNeeded = hers.some(({ name }) => neededFor.includes(name))
  return isNeeded || (hers.length > 0 && !isSensitive) ? 'clear' : 'masked'
}

/** Open tasks that wait for her. */
export function waitsForHer({ person, tenant }: Viewer, { of, ...task }: TaskOfCase): boolean {
  if (task.state !== 'open' || tenant !== of.tenant || person === null) return false
  return task.holder === person || (task.holder === null && task.assignee === person)
}

/** Open tasks that nobody holds and that she may take. */
export function isInHerPool(viewer: Viewer, task: TaskOfCase): boolean {
  const isFree = task.state === 'open' && task.holder === null
  return isFree && viewer.tenant === task.of.tenant && isInPool(viewer, task.of, task)
}

/** Open tasks of her pools that somebody else holds. */
export function isHeldInHerTeam(viewer: Viewer, task: TaskOfCase): boolean {
  const { state, holder, of } = task
  const isOthers = state === 'open' && holder !== null && holder !== viewer.person
  return isOthers && viewer.tenant === of.tenant && isInPool(viewer, of, task)
}

export function didIt({ person, tenant }: Viewer, { of, completedBy }: TaskOfCase): boolean {
  return person !== null && tenant === of.tenant && completedBy === person
}

// What is answered; `data` where it is done or shown, `null` where there is nothing to show.

type Answered = string | readonly string[]

/** Rule 3: what officials alone may do to a thing of their street; `then` is what they are told. */
export function officials(viewer: Viewer, then: Answered = 'data'): Answered {
  if (viewer.person === null) return 'session.missing'
  return viewer.role === 'official' ? then : 'access.denied'
}

/** Rule 3: what is done to all of the street is done by officials of all of it. */
export function ofWholeStreet(viewer: Viewer, then: Answered = 'data'): Answered {
  if (viewer.person === null) return 'session.missing'
  const nodes = postsOf(viewer.person).map(({ nodeId }) => nodeId)
  const isWhole = nodes.length === 0 || nodes.includes('street')
  return viewer.role === 'official' && isWhole ? then : 'access.denied'
}

/** Rule 3: what is done to nodes, or to people who work there; `then` where all of them are in her part. */
export function ofPart(
  viewer: Viewer,
  nodes: readonly string[],
  then: Answered = 'data',
): Answered {
  const { person } = viewer
  const own: readonly string[] = person === null ? [] : postsOf(person).map(({ nodeId }) => nodeId)
  const isWhole = own.length === 0 || own.includes('street')
  const isWithin = nodes.every((node) => (ABOVE[node] ?? [node]).some((each) => own.includes(each)))
  return officials(viewer, isWhole || isWithin ? then : 'access.denied')
}

export function staff(viewer: Viewer, then: Answered = 'data'): Answered {
  if (viewer.person === null) return 'session.missing'
  return isStaff(viewer) ? then : 'access.denied'
}

export function signedIn(viewer: Viewer, then: Answered = 'data'): Answered {
  return viewer.person === null ? 'session.missing' : then
}

/** Rule 7: what is told to who acts on a task; `then` where she may. */
export function acting(viewer: Viewer, thing: TaskOfCase | null, then: string): string {
  if (viewer.person === null) return 'session.missing'
  if (thing === null || !readsTask(viewer, thing.of, thing)) return 'task.not-found'
  if (thing.state === 'completed') return 'task.already-completed'
  if (thing.state === 'cancelled') return 'task.closed'
  if (!mayTake(viewer, thing)) return 'task.not-assigned'
  return thing.holder === null || thing.holder === viewer.person ? then : 'task.held'
}
