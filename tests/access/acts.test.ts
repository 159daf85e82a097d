import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { judge, type Operation, wrongOf } from './cells.ts'
import { act, factsOf, type LiveCase, leftOutOf, startLive } from './live-case.ts'
import { acting, governsCase, isStaff, readsCase, readsTask, type TaskOfCase } from './rules.ts'
import { streetOperations } from './street-operations.ts'
import { wholeOperations } from './whole-operations.ts'
import { post, startWorld, type World } from './world.ts'
import type { PlayedCase } from './world-cases.ts'
import { PEOPLE, type Person, VIEWERS, type Viewer } from './world-people.ts'

/* Whatever anybody does in whatever order: who is a party to a case, left out of a task, or of another street decides
 * nothing and sees nothing of it. */

let world: World
let others: readonly Operation[]
beforeAll(async () => {
  world = await startWorld()
  others = [...streetOperations(world.belongings), ...wholeOperations()]
})
afterAll(() => world.close())

/** One case of a resident, two of staff who have the post themselves, one of the other street. */
const STARTERS = ['resident@one', 'party@one', 'partyOfficial@one', 'resident@two']
const POOL: ReadonlySet<string> = new Set(['candidate', 'party', 'partyOfficial', 'areaOfficial'])
/** Most acts are by those who might be let: who has the post, and of them who is a party. */
const who = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(...VIEWERS) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      ...VIEWERS.filter(({ person }) => person !== null && POOL.has(person)),
    ),
  },
)
const somebody = fc.constantFrom(...(Object.keys(PEOPLE) as Person[]))
const which = fc.nat(STARTERS.length - 1)
const CASE_ACTS = ['note', 'withdraw', 'cancel', 'urge', 'suspend', 'resume'] as const
const ACT = fc.oneof(
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('start'), who, which, hidden: fc.boolean() }),
  },
  {
    weight: 12,
    arbitrary: fc.record({
      ...{ kind: fc.constantFrom('complete', 'complete', 'claim', 'release'), who, which },
      asks: fc.boolean(),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      ...{ kind: fc.constantFrom('transfer', 'transfer', 'delegate'), who, which },
      to: somebody,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      ...{ kind: fc.constantFrom(...CASE_ACTS), who, which },
    }),
  },
  // Everything else that there is to do; what comes of it is known from the matrix.
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('other'), who, thing: fc.nat() }) },
)
type Act = typeof ACT extends fc.Arbitrary<infer Drawn> ? Drawn : never

test('no party, nobody left out and nobody from elsewhere decides or sees, whatever is done', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(ACT, who), { minLength: 10, maxLength: 25 }),
      async (drawn) => {
        const cases = await openCases()
        for (const [each, observer] of drawn) {
          await play(cases, each)
          for (const live of 'which' in each ? [cases[each.which]] : cases)
            if (live !== undefined) await assertSeen(live, observer)
        }
        for (const live of cases) await assertDecided(live)
      },
    ),
    { numRuns: 20 },
  )
}, 120_000)

async function openCases(): Promise<LiveCase[]> {
  const starters = STARTERS.map((name) => VIEWERS.find((viewer) => viewer.name === name))
  const cases = await Promise.all(
    starters.map((viewer) => startLive(world, viewer as Viewer, false)),
  )
  return cases.filter((live) => live !== null)
}

async function play(cases: LiveCase[], drawn: Act): Promise<void> {
  if (drawn.kind === 'start' && 'hidden' in drawn) {
    const started = await startLive(world, drawn.who, drawn.hidden)
    expect(started !== null).toBe(drawn.who.person !== null)
    if (started !== null) cases[drawn.which] = started
    return
  }
  if ('thing' in drawn) return playOther(drawn.who, drawn.thing)
  const live = 'which' in drawn ? cases[drawn.which] : undefined
  if (live === undefined) return
  const facts = await factsOf(world, live)
  if ('to' in drawn) return playHanding(live, facts, drawn)
  if ('asks' in drawn) return playTask(live, facts, drawn)
  if (isCaseAct(drawn)) return playCase(facts, drawn)
}

interface Facts extends PlayedCase {
  readonly open: TaskOfCase | null
}

/** Claim, release or completion of what is open: by rule 7 and no otherwise. */
async function playTask(
  live: LiveCase,
  { open }: Facts,
  drawn: { readonly kind: string; readonly who: Viewer; readonly asks: boolean },
): Promise<void> {
  if (open === null) return
  const outcome = { review: drawn.asks ? 'ask' : 'approve', answer: 'tell', handle: 'finish' }
  const call =
    drawn.kind === 'complete'
      ? `completeTask(input: { taskId: "${open.id}", outcome: "${outcome[open.name]}", answers: $answers, key: "${randomUUID()}" })`
      : `${drawn.kind}Task(input: { taskId: "${open.id}" })`
  const found = await act(world, drawn.who, { call, answers: { note: '好' } })
  expect([drawn.kind, drawn.who.name, found]).toEqual([
    ...[drawn.kind, drawn.who.name, acting(drawn.who, open, 'data')],
  ])
  if (drawn.kind !== 'complete' || found !== 'data') return
  // An opinion decides nothing.
  if (live.delegatedBy === null && open.name === 'review') live.reviewer = drawn.who.person
  live.delegatedBy = null
}

/** Handed on or delegated only by who may, and never to somebody left out or without a post. */
async function playHanding(
  live: LiveCase,
  { open }: Facts,
  { kind, who: by, to }: { readonly kind: string; readonly who: Viewer; readonly to: Person },
): Promise<void> {
  if (open === null) return
  const call = `${kind}Task(input: { taskId: "${open.id}", to: "${to}", reason: "请您办" })`
  if ((await act(world, by, { call })) !== 'data') return
  const mayTakeIt = acting(by, open, 'data') === 'data'
  const isGiver = by.role === 'official' || (by.person !== null && by.person === live.delegatedBy)
  const mayHandOn = readsTask(by, open.of, open) && isGiver && kind === 'transfer'
  const mayHold = !leftOutOf(live, open).includes(to) && PEOPLE[to].role !== 'resident'
  const hasPost = PEOPLE[to].posts.length > 0 || open.assignee === to
  expect([kind, by.name, to, isStaff(by) && (mayTakeIt || mayHandOn), mayHold, hasPost]).toEqual([
    ...[kind, by.name, to, true, true, true],
  ])
  if (kind === 'delegate') await noteDelegation(live, by)
  else if (to === live.delegatedBy) {
    live.delegatedBy = null
    live.delegated.delete(open.id)
  }
}

async function noteDelegation(live: LiveCase, { person }: Viewer): Promise<void> {
  live.delegatedBy = person
  const { open } = await factsOf(world, live)
  if (open !== null && person !== null) live.delegated.set(open.id, person)
}

interface CaseAct {
  readonly kind: (typeof CASE_ACTS)[number]
  readonly who: Viewer
}

async function playCase(facts: Facts, drawn: CaseAct): Promise<void> {
  const { who: by, kind } = drawn
  const send = (event: string) =>
    `sendEvent(input: { instanceId: "${facts.id}", event: "${event}", payload: $answers, key: "${randomUUID()}" })`
  const calls = {
    cancel: `cancelInstance(input: { instanceId: "${facts.id}", reason: "试验" })`,
    urge: `urgeInstance(input: { instanceId: "${facts.id}" })`,
    suspend: `suspendInstance(input: { instanceId: "${facts.id}", reason: "试验" })`,
    resume: `resumeInstance(input: { instanceId: "${facts.id}" })`,
    ...{ note: send('STAFF.NOTE'), withdraw: send('RESIDENT.WITHDRAW') },
  }
  const found = await act(world, by, { call: calls[kind], answers: { note: '好' } })
  const isOfficial = by.role === 'official'
  const isHers = by.person === facts.initiator
  const may = {
    ...{ cancel: isOfficial, suspend: isOfficial, resume: isOfficial },
    note: isStaff(by),
    withdraw: by.role === 'resident' && isHers,
    urge: governsCase(by, facts) || isHers,
  }[kind]
  const expected = readsCase(by, facts) && !facts.isOver && may
  // Urging has limits of its own.
  const isDone = kind === 'urge' ? found === 'data' || found.startsWith('urge.') : found === 'data'
  expect([kind, by.name, isDone]).toEqual([kind, by.name, expected])
}

async function playOther(by: Viewer, drawn: number): Promise<void> {
  const operation = others[drawn % others.length] as Operation
  const thing = operation.things[drawn % operation.things.length]
  const judged = await judge(world, { ...operation, things: [thing] }, [by])
  expect(wrongOf(judged)).toEqual([])
}

function isCaseAct(drawn: Act): drawn is Act & CaseAct {
  return CASE_ACTS.some((kind) => kind === drawn.kind)
}

async function assertSeen(live: LiveCase, observer: Viewer): Promise<void> {
  const facts = await factsOf(world, live)
  // As many as a document may ask for.
  const tasks = facts.tasks.slice(-13)
  const calls = tasks.map(({ id }, index) => `t${index}: task(id: "${id}") { id }`)
  const query = `{ of: instance(id: "${live.id}") { id } ${calls.join(' ')} }`
  const { of, ...seen } = (await post(world, observer, { query })).data
  expect([observer.name, of !== null]).toEqual([observer.name, readsCase(observer, facts)])
  expect(Object.values(seen).map((task) => task !== null)).toEqual(
    tasks.map((task) => readsTask(observer, facts, task)),
  )
}

/** From the history itself: nobody who was left out ever completed, took or was given a task. */
async function assertDecided(live: LiveCase): Promise<void> {
  let reviewer: string | null = null
  let delegatedBy: string | null = null
  for (const { kind, name, by, person } of await takenSteps(live)) {
    const leftOut: Readonly<Record<typeof name, (string | null)[]>> = {
      ...{ answer: [], review: [live.initiator], handle: [live.initiator, reviewer] },
    }
    expect([kind, name, leftOut[name].includes(person)]).toEqual([kind, name, false])
    if (kind === 'complete' && name === 'review' && delegatedBy === null) reviewer = person
    if (kind === 'delegate') delegatedBy = by
    else if (kind === 'complete' || person === delegatedBy) delegatedBy = null
  }
}

interface TakenStep {
  readonly kind: string
  readonly name: TaskOfCase['name']
  readonly by: string
  /** Whose the task is then. */
  readonly person: string
}

async function takenSteps({ id, viewer }: LiveCase): Promise<TakenStep[]> {
  const { rows } = await world.pool.query<TakenStep>(
    `SELECT h.kind, t.name, h.actor_id AS by, coalesce(h.input::json #>> '{input,to}', h.actor_id) AS person
       FROM history h JOIN task t ON t.tenant_id = h.tenant_id AND t.id = h.input::json #>> '{input,taskId}'
      WHERE h.tenant_id = $1 AND h.instance_id = $2 ORDER BY h.seq`,
    [viewer.tenant, id],
  )
  return rows
}
