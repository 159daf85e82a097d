import { GRID, OTHER_GRID } from './matter.ts'
import type { Person, Tenant } from './world-people.ts'

/** A task as it came about, told by what people did. */
export interface TaskFacts {
  readonly name: 'review' | 'answer' | 'handle'
  readonly state: 'open' | 'completed' | 'cancelled'
  /** Of the pool, whoever has the post may take it, but for these; null for a task that is one person's. */
  readonly leftOut: readonly Person[] | null
  readonly assignee: Person | null
  readonly holder: Person | null
  readonly completedBy: Person | null
  /** Whoever asked for what its person would do (委派). */
  readonly delegatedBy?: Person
}

export interface CaseFacts {
  readonly tenant: Tenant
  /** Null where nobody may know who started it. */
  readonly initiator: Person | null
  /** Who really started it. */
  readonly startedBy: Person
  readonly isOver: boolean
  readonly nodeId: string
  /** Somebody of staff who reads along (抄送). */
  readonly copiedTo?: Person
  readonly tasks: readonly TaskFacts[]
}

/** A case as it was played. */
export interface PlayedCase extends CaseFacts {
  readonly name: CaseName
  readonly id: string
  readonly number: string
  readonly lookupCode: string
  /** Named in the report and in every answer, by who gave it. */
  readonly photos: readonly Photo[]
  readonly tasks: readonly (TaskFacts & { readonly id: string })[]
}

export interface Photo {
  readonly id: string
  readonly by: Person
}

const CASE = {
  tenant: 'one',
  initiator: 'resident',
  startedBy: 'resident',
  isOver: false,
  nodeId: GRID,
} as const

const pool = (name: 'review' | 'handle', leftOut: readonly Person[]): TaskFacts => ({
  ...{ name, leftOut, state: 'open', assignee: null, holder: null, completedBy: null },
})
const held = (task: TaskFacts, holder: Person): TaskFacts => ({ ...task, holder })
const completed = (task: TaskFacts, by: Person): TaskFacts => ({
  ...{ ...task, state: 'completed', holder: by, completedBy: by },
})
const mine = (name: TaskFacts['name'], assignee: Person): TaskFacts => ({
  ...{ name, assignee, leftOut: null, state: 'open', holder: null, completedBy: null },
})

const REVIEW = pool('review', ['resident'])
const HANDLE = pool('handle', ['resident', 'candidate'])

/** One case for each state that ownership may be in; play-cases.ts makes them so. */
export const CASES = {
  open: { ...CASE, tasks: [REVIEW] },
  held: { ...CASE, copiedTo: 'former', tasks: [held(REVIEW, 'holder')] },
  /** `former` held it, and an official handed it on. */
  passed: { ...CASE, tasks: [mine('review', 'assignee')] },
  /** Who decided the first task may not decide the second. */
  second: { ...CASE, tasks: [completed(REVIEW, 'candidate'), HANDLE] },
  /** Whoever handles it needs the ID number for that. */
  handling: { ...CASE, tasks: [completed(REVIEW, 'candidate'), held(HANDLE, 'holder')] },
  asked: { ...CASE, tasks: [completed(REVIEW, 'candidate'), mine('answer', 'resident')] },
  done: {
    ...{ ...CASE, isOver: true },
    tasks: [completed(REVIEW, 'candidate'), completed(HANDLE, 'holder')],
  },
  cancelled: { ...CASE, isOver: true, tasks: [{ ...REVIEW, state: 'cancelled' }] },
  anonymous: { ...CASE, initiator: null, tasks: [pool('review', [])] },
  byWorker: {
    ...{ ...CASE, initiator: 'party', startedBy: 'party' },
    tasks: [pool('review', ['party'])],
  },
  byOfficial: {
    ...{ ...CASE, initiator: 'partyOfficial', startedBy: 'partyOfficial' },
    tasks: [pool('review', ['partyOfficial'])],
  },
  /** Whom it was copied to reads it, and governs another part of the street. */
  elsewhere: { ...CASE, copiedTo: 'areaOfficial', nodeId: OTHER_GRID, tasks: [REVIEW] },
  foreignOpen: { ...CASE, tenant: 'two', tasks: [REVIEW] },
  foreignAsked: {
    ...{ ...CASE, tenant: 'two' },
    tasks: [completed(REVIEW, 'candidate'), mine('answer', 'resident')],
  },
} as const satisfies Readonly<Record<string, CaseFacts>>
export type CaseName = keyof typeof CASES

/** It has ended, and is not erased (冻结). */
export const HELD: CaseName = 'cancelled'

/** Its clocks stand still (挂起). */
export const SUSPENDED: CaseName = 'byWorker'
