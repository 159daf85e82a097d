import type { Definition, Excluded } from '@linli/schemas/definition'
import { LinliError } from '@linli/schemas/linli-error'
import type { Actor, OrgTree } from '@linli/schemas/org'
import type { Snapshot } from '@linli/schemas/snapshot'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asks, build, closed, same, set, to, when } from '../../../tests/corpus/build-definition.ts'
import { stored } from '../../../tests/support/core-walk.ts'
import {
  type Played,
  play,
  post,
  RESIDENT,
  SIGNING_ORG,
  signRule,
  staff,
} from '../../../tests/support/signing-ground.ts'
import { checkDefinition } from './check-definition.ts'
import { compileDefinition } from './compile-definition.ts'
import { mayTake } from './may-take.ts'
import { replay } from './replay.ts'
import type { StepInput } from './step.ts'

/** Wang of the grid lives with the resident who reports; Pan of the property company with Peng. */
const ORG: OrgTree = {
  ...SIGNING_ORG,
  holdings: [
    ...SIGNING_ORG.holdings,
    { accountId: 'li', nodeId: 'home-1', post: 'householder' },
    { accountId: 'wang', nodeId: 'home-1', post: 'householder' },
    { accountId: 'pan', nodeId: 'home-2', post: 'householder' },
    { accountId: 'peng', nodeId: 'home-2', post: 'householder' },
  ],
}

const OUTCOMES = {
  agree: { title: same('同意') },
  reject: { title: same('不同意') },
  return: { title: same('退回') },
}

const EVERYBODY: readonly Excluded[] = [
  'initiator',
  { performerOf: 'look' },
  { partyIn: 'other' },
  { partyIn: 'others' },
  { householdOf: 'initiator' },
  { householdOf: { partyIn: 'other' } },
]

/** First one person works on it, then three sign; whoever is a party may become known at any moment. */
function definitionOf(exclude: readonly Excluded[], mode: 'all' | 'sequence' = 'all'): Definition {
  const named = [set('other', 'event.payload.who'), set('others', '[event.payload.also]')]
  return build({
    initial: 'looking',
    context: {
      other: { type: 'string' },
      others: { type: 'array', items: { type: 'string' } },
    },
    initialContext: { other: '', others: [] },
    events: {
      NAME: {
        title: same('写明当事人'),
        source: 'staff',
        schema: {
          type: 'object',
          properties: { who: { type: 'string' }, also: { type: 'string' } },
          required: ['who', 'also'],
        },
      },
    },
    tasks: {
      look: {
        ...post('grid-worker'),
        due: 'limit',
        exclude,
        extension: { ...{ decide: post('acceptance-desk').assign }, times: 3, most: 20 },
        outcomes: OUTCOMES,
      },
      joint: { ...post('acceptance-desk'), outcomes: OUTCOMES, sign: signRule(mode), exclude },
    },
    states: {
      looking: {
        ...asks('look', [when('output.outcome == "return"', to('closed')), to('joint')]),
        on: { NAME: { actions: named } },
        after: { limit: to('closed'), remind: { actions: [] } },
      },
      joint: {
        ...asks('joint', [when('output.outcome == "return"', to('looking')), to('closed')]),
        on: { NAME: { actions: named } },
      },
      closed,
    },
  })
}

const name = (played: Played, who: string, also: string) =>
  played.act({
    ...{ kind: 'event', type: 'NAME', payload: { who, also } },
    actor: { accountId: 'street', role: 'official', posts: [] },
  })
const codeOf = (act: () => unknown): string | null => {
  try {
    act()
    return null
  } catch (error) {
    return error instanceof LinliError ? error.code : String(error)
  }
}

describe('回避', () => {
  test('keeps a task from whoever lives with the person who reported it', () => {
    const played = play(definitionOf([{ householdOf: 'initiator' }]), ORG)
    expect(played.snapshot.tasks).toMatchObject([
      { assignment: { post: 'grid-worker', excluded: ['li', 'wang'] } },
    ])
    expect(codeOf(() => played.taskOf('look', 'wang'))).toBe('task.not-found')
    expect(played.complete('look', { wei: 'agree' })).not.toBeNull()
  })

  test('keeps it from whoever a field names, and from those who live with them', () => {
    const exclude = [{ partyIn: 'others' }, { householdOf: { partyIn: 'other' } }]
    const played = play(definitionOf(exclude), ORG)
    name(played, 'pan', 'an')
    played.complete('look', { wei: 'agree' })
    const excluded = played.snapshot.tasks.map(({ assignment }) =>
      assignment.kind === 'post' ? assignment.excluded : [],
    )
    expect(excluded).toEqual(Array.from({ length: 3 }, () => ['an', 'pan', 'peng']))
  })

  test('holds also for whoever became a party while the task was open: she gives it back, and decides nothing', () => {
    const played = play(definitionOf([{ partyIn: 'other' }]), ORG)
    const taskId = played.taskOf('look', 'wei').id
    const wei = staff('wei')
    played.act({ kind: 'claim', taskId, actor: wei })
    name(played, 'wei', 'wei')
    const refused: StepInput[] = [
      { kind: 'complete', taskId, outcome: 'agree', answers: {}, actor: wei },
      { kind: 'transfer', taskId, to: 'wang', reason: '忙', actor: wei },
      { kind: 'transfer', taskId, to: 'wang', reason: '忙', actor: { ...wei, role: 'official' } },
      { kind: 'delegate', taskId, to: 'wang', reason: '忙', actor: wei },
      { kind: 'ask-extension', taskId, units: 1, reason: '忙', actor: wei },
    ]
    for (const input of refused) expect(codeOf(() => played.act(input))).toBe('task.excluded')
    played.act({ kind: 'release', taskId, actor: wei })
    expect(codeOf(() => played.act({ kind: 'claim', taskId, actor: wei }))).toBe('task.excluded')
    played.complete('look', { wang: 'agree' })
    const program = compileDefinition(definitionOf([{ partyIn: 'other' }]), 'avoid')
    expect(stored(replay(program, played.entries))).toEqual(stored(played.snapshot))
  })

  test('whoever became a party before her turn to sign came is not asked at her post', () => {
    const definition = definitionOf([{ partyIn: 'other' }], 'sequence')
    const played = play(definition, ORG)
    played.complete('look', { wang: 'agree' })
    name(played, 'wei', 'wei')
    const signed = played.complete('joint', { an: 'agree' })
    expect(signed?.opened).toMatchObject([
      { assignment: { post: 'grid-worker', excluded: expect.arrayContaining(['wei']) } },
    ])
    const program = compileDefinition(definition, 'avoid')
    expect(stored(replay(program, played.entries))).toEqual(stored(played.snapshot))
  })

  test('a party ends nothing and stops no clock by her office; whoever started it may', () => {
    const exclude: readonly Excluded[] = ['initiator', { householdOf: { partyIn: 'other' } }]
    const official = (accountId: string): Actor => ({ ...staff(accountId), role: 'official' })
    const acts = (actor: Actor): StepInput[] => [
      { kind: 'suspend', reason: '再等等', actor },
      { kind: 'cancel', reason: '不必了', actor },
    ]
    const played = play(definitionOf(exclude), ORG)
    name(played, 'pan', 'an')
    for (const who of ['pan', 'peng'])
      for (const input of acts(official(who)))
        expect(codeOf(() => played.act(input))).toBe('task.excluded')
    expect(played.snapshot.status).toBe('active')
    for (const input of acts({ ...RESIDENT, role: 'official' }))
      expect(codeOf(() => played.act(input))).toBeNull()
    expect(played.snapshot.status).toBe('cancelled')
    const program = compileDefinition(definitionOf(exclude), 'avoid')
    expect(stored(replay(program, played.entries))).toEqual(stored(played.snapshot))
  })

  test('names a field that holds accounts, and is not of those to whom the task goes', () => {
    const sound = definitionOf(EVERYBODY)
    const findings = (definition: Definition) =>
      checkDefinition(definition)
        .filter(({ path }) => path.startsWith('/tasks/look'))
        .map(({ code, path }) => `${code} ${path}`)
    expect(findings(sound)).toEqual([])
    const look = sound.tasks.look
    if (look === undefined) throw new Error('The sketch has the task.')
    const wrong: Definition = {
      ...sound,
      context: {
        ...sound.context,
        schema: {
          ...sound.context.schema,
          properties: { ...sound.context.schema.properties, count: { type: 'integer' } },
        },
      },
      tasks: {
        ...sound.tasks,
        look: {
          ...look,
          assign: [{ strategy: 'field', field: 'other' }, ...look.assign],
          exclude: [
            { partyIn: 'count' },
            { householdOf: { partyIn: 'othre' } },
            { partyIn: 'other' },
          ],
        },
      },
    }
    expect(findings(wrong)).toEqual([
      'exclude.field-no-account /tasks/look/exclude/0/partyIn',
      'name.unknown /tasks/look/exclude/1/householdOf/partyIn',
      'exclude.field-assigned /tasks/look/assign/0',
    ])
  })
})

const PEOPLE = ['an', 'ding', 'wang', 'wei', 'pan', 'peng', 'pu', 'li']
const KINDS = [
  ...['claim', 'complete', 'complete', 'release', 'transfer', 'delegate', 'add-signer', 'ask'],
  ...[
    'answer',
    'ask-extension',
    'decide-extension',
    'remove-signer',
    'name',
    'reassign',
    'take-back',
  ],
] as const

interface Act {
  readonly kind: (typeof KINDS)[number]
  readonly who: string
  readonly to: string
  readonly task: number
  readonly isOfficial: boolean
  /** Somebody acts to whom the task was given. */
  readonly isFit: boolean
}

const act: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom(...KINDS),
  who: fc.constantFrom(...PEOPLE),
  to: fc.constantFrom(...PEOPLE),
  task: fc.nat(5),
  isOfficial: fc.boolean(),
  isFit: fc.boolean(),
})

/** Said once more, by the words of the rule alone. */
function keptFrom({ performers, signers = {}, machine }: Snapshot): Set<string> {
  const { other, others } = (machine as { context: { other: string; others: string[] } }).context
  const lives = [
    ['li', 'wang'],
    ['pan', 'peng'],
  ]
  const withHer = (who: string) => [who, ...(lives.find((home) => home.includes(who)) ?? [])]
  const did = [performers.look ?? '', ...(signers.look ?? [])]
  return new Set(
    [...withHer('li'), ...withHer(other), ...others, ...did].filter((who) => who !== ''),
  )
}

function inputOf(each: Act, { tasks }: Snapshot): StepInput {
  const { kind, to: other, task: at, isOfficial } = each
  const asked = tasks.findLast(({ question }) => question !== undefined)
  const isReply = kind === 'answer' || kind === 'decide-extension'
  const task = isReply && asked ? asked : tasks[at % Math.max(1, tasks.length)]
  const fit = PEOPLE.filter((person) => task && mayTake(task.assignment, staff(person)))
  const who = each.isFit ? (fit[other.length % Math.max(1, fit.length)] ?? each.who) : each.who
  const actor: Actor = who === 'li' ? RESIDENT : staff(who)
  const official: Actor = { ...actor, role: 'official' }
  const taskId = task?.id ?? ''
  const by = { actor: isOfficial ? official : actor, taskId }
  const reason = { reason: '试一试' }
  switch (kind) {
    case 'complete':
      return { kind, ...by, actor, outcome: other < 'p' ? 'agree' : 'return', answers: {} }
    case 'claim':
    case 'release':
      return { kind, ...by, actor }
    case 'transfer':
    case 'delegate':
      return { kind, ...by, ...reason, to: other }
    case 'add-signer':
      return { kind, ...by, ...reason, to: other, position: 'beside' }
    case 'remove-signer':
      return { kind, ...by, ...reason, seat: at % 4 }
    case 'ask':
      return { kind, ...by, question: 'advice', to: other, text: '怎么看', dueAt: null }
    case 'answer':
      return { kind, ...by, text: '可以' }
    case 'ask-extension':
      return { kind, ...by, ...reason, units: 1 }
    case 'decide-extension':
      return { kind, ...by, ...reason, isGranted: true }
    case 'take-back':
      return { kind, ...by, ...reason }
    case 'reassign':
      return { kind, ...by, actor: official }
    case 'name':
      return { kind: 'event', type: 'NAME', payload: { who: other, also: who }, actor: official }
  }
}

/** What the excluded may do as well: put a task back, have it asked again, ask an opinion as an official, say who is a party. */
const FREE: ReadonlySet<StepInput['kind']> = new Set(['release', 'reassign', 'event'])

test('no command lets whoever is excluded hold a task, decide it, or be given it', () => {
  const seen: Seen = { refused: 0, moved: new Set() }
  fc.assert(
    fc.property(fc.array(act, { minLength: 30, maxLength: 40 }), (acts) => {
      const played = play(definitionOf(EVERYBODY), ORG)
      for (const each of acts) {
        if (played.snapshot.status === 'active') tryOut(played, each, seen)
      }
    }),
    { numRuns: 80, seed: 35 },
  )
  expect(seen.refused).toBeGreaterThan(30)
  expect([...seen.moved]).toEqual(
    expect.arrayContaining([
      ...['add-signer', 'answer', 'ask', 'ask-extension', 'claim', 'complete'],
      ...['decide-extension', 'delegate', 'remove-signer', 'transfer'],
    ]),
  )
})

interface Seen {
  refused: number
  readonly moved: Set<StepInput['kind']>
}

function tryOut(played: Played, each: Act, seen: Seen): void {
  const before = played.snapshot
  const kept = keptFrom(before)
  const input = inputOf(each, before)
  const refusal = codeOf(() => played.act(input))
  if (refusal === 'task.excluded') seen.refused += 1
  if (refusal !== null || played.snapshot === before) return
  seen.moved.add(input.kind)
  const isFree = FREE.has(input.kind) || (input.kind === 'ask' && each.isOfficial)
  if (!isFree && 'actor' in input) expect(kept).not.toContain(input.actor.accountId)
  if ('to' in input) expect(kept).not.toContain(input.to)
  expectKept(played, before)
}

function isBack({ tasks }: Snapshot, accountId: string): boolean {
  return tasks.some(
    ({ returnsTo }) => returnsTo?.kind === 'account' && returnsTo.accountId === accountId,
  )
}

/** What has just opened is for nobody who is excluded; who took it just now is none of them. What comes back to whoever asked
 *  for an opinion was hers before: she is refused when she acts. */
function expectKept({ snapshot, steps }: Played, before: Snapshot): void {
  const kept = [...keptFrom(snapshot)]
  const opened = steps.at(-1)?.opened ?? []
  for (const { assignment } of opened) {
    if (assignment.kind === 'post') {
      expect(assignment.excluded).toEqual(expect.arrayContaining(kept))
    } else if (assignment.why.strategy !== 'post' && !isBack(before, assignment.accountId)) {
      expect(kept).not.toContain(assignment.accountId)
    }
  }
  const taken = snapshot.tasks.filter(
    ({ id, holderId }) => holderId !== before.tasks.find((task) => task.id === id)?.holderId,
  )
  for (const { holderId } of taken) expect(kept).not.toContain(holderId)
}
