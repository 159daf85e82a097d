import type { Definition } from '@linli/schemas/definition'
import type { JsonObject } from '@linli/schemas/json'
import { LinliError } from '@linli/schemas/linli-error'
import type { Actor, OrgTree } from '@linli/schemas/org'
import type { SignRule } from '@linli/schemas/sign-rule'
import type { OpenTask, Snapshot } from '@linli/schemas/snapshot'
import { chinaWorkingCalendar } from '../../runtime/src/calendar/published-years.ts'
import { compileDefinition } from '../../runtime/src/core/compile-definition.ts'
import { firstStep } from '../../runtime/src/core/first-step.ts'
import { nextStep } from '../../runtime/src/core/next-step.ts'
import { historyEntry } from '../../runtime/src/core/replay.ts'
import type { HistoryEntry, StartInput, Step, StepInput } from '../../runtime/src/core/step.ts'

/** A street where somebody holds two posts and one post has three holders. */
const HELD = {
  'acceptance-desk': ['an', 'ding'],
  'grid-worker': ['wang', 'wei'],
  property: ['pan', 'peng', 'pu'],
  'street-center': ['ding'],
} as const satisfies Readonly<Record<string, readonly string[]>>

export const SIGNING_ORG: OrgTree = {
  nodes: new Map([
    ['street', { id: 'street', parentId: null, kind: 'street', name: '测试街道' }],
    ['grid-1', { id: 'grid-1', parentId: 'street', kind: 'grid', name: '第一网格' }],
  ]),
  holdings: Object.entries(HELD).flatMap(([post, accounts]) =>
    accounts.map((accountId) => ({ accountId, nodeId: 'street', post })),
  ),
}

export const RESIDENT: Actor = { accountId: 'li', role: 'resident', posts: [] }
export const OFFICIAL: Actor = { accountId: 'official', role: 'official', posts: [] }

/** A member of staff with the posts that she holds. */
export function staff(accountId: string): Actor {
  const posts = SIGNING_ORG.holdings.filter((each) => each.accountId === accountId)
  return { accountId, role: 'worker', posts }
}

export const post = (name: keyof typeof HELD) => ({
  assign: [{ strategy: 'post', post: name } as const],
})

/** Three seats of different posts; agreement, dissent, and a return that needs no vote. */
export function signRule(mode: SignRule['mode']): SignRule {
  const signers = [post('acceptance-desk'), post('grid-worker'), post('property')]
  const vote = { signers, atOnce: ['return'], agree: 'agree', otherwise: 'reject' }
  if (mode === 'any') return { mode, signers, atOnce: ['return'] }
  return mode === 'share' ? { ...vote, mode, percent: 60 } : { ...vote, mode }
}

/** An instance that is played on the core alone, with everything that was ever opened and closed. */
export interface Played {
  snapshot: Snapshot
  now: number
  readonly entries: HistoryEntry[]
  readonly steps: Step[]
  act(input: StepInput): Step | null
  /** The open task that somebody may take, of that name. */
  taskOf(name: string, accountId: string): OpenTask
  /** `deed` is `account: outcome`. */
  complete(name: string, deed: Readonly<Record<string, string>>, answers?: JsonObject): Step | null
}

const STARTED_AT = 1_772_413_200_000

/** Started by the resident at the grid. */
export function play(definition: Definition, org: OrgTree = SIGNING_ORG): Played {
  const program = compileDefinition(definition, 'signing')
  const around = (now: number) => ({ now, org, calendar: chinaWorkingCalendar() })
  const start: StartInput = {
    kind: 'start',
    ...{ instanceId: '0190d9a0-0000-7000-8000-000000000001', number: 'CT-1' },
    ...{ trigger: 0, payload: { place: 'grid-1' }, device: null, actor: RESIDENT },
  }
  const first = firstStep(program, start, around(STARTED_AT))
  const played: Played = {
    snapshot: first.snapshot,
    now: STARTED_AT,
    entries: [historyEntry(start, STARTED_AT, first)],
    steps: [first],
    act(input) {
      const result = nextStep(program, played.snapshot, input, around(played.now))
      if (result.kind === 'ignored') return null
      played.entries.push(historyEntry(input, played.now, result.step))
      played.steps.push(result.step)
      played.snapshot = result.step.snapshot
      return result.step
    },
    taskOf(name, accountId) {
      const found = played.snapshot.tasks.find(
        (task) => task.name === name && isFor(task, staff(accountId)),
      )
      if (found === undefined) {
        throw new LinliError('task.not-found', `'${accountId}' has no open task '${name}'.`)
      }
      return found
    },
    complete(name, deed, answers = {}) {
      const [[accountId, outcome] = ['', '']] = Object.entries(deed)
      const taskId = played.taskOf(name, accountId).id
      const actor = accountId === RESIDENT.accountId ? RESIDENT : staff(accountId)
      return played.act({ kind: 'complete', taskId, outcome, answers, actor })
    },
  }
  return played
}

function isFor({ assignment }: OpenTask, { accountId, posts }: Actor): boolean {
  return assignment.kind === 'account'
    ? assignment.accountId === accountId
    : !assignment.excluded.includes(accountId) && posts.some(({ post }) => post === assignment.post)
}
