import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OPERATIONS } from '../../server/src/access/operations.ts'
import { buildSchema } from '../../server/src/graphql/schema.ts'
import { JUDGED_FIELDS, judgeFields, OF_MOMENTS, OF_OFFICIALS } from './case-fields.ts'
import { caseOperations, taskOperations } from './case-operations.ts'
import { type Judged, judge, type Operation, wrongOf } from './cells.ts'
import { askEverything } from './every-field.ts'
import { judgeListing, judgeTasksWithin, type Listing, listings } from './listings.ts'
import { judgePersonal } from './personal.ts'
import { judgeRoutes, PLAIN_ROUTES } from './routes.ts'
import { judgeInboxes, judgeStreams } from './streams.ts'
import { streetOperations } from './street-operations.ts'
import { wholeOperations } from './whole-operations.ts'
import { fingerprint, startWorld, type World } from './world.ts'

/** The authorization matrix: everybody asks everything of everything, of the real server over two streets. What is expected
 *  is written in rules.ts; a field without a row fails the first test. */

let world: World
let before: Readonly<Record<string, string>>
let operations: Readonly<Record<'cases' | 'tasks' | 'street', readonly Operation[]>>
let lists: readonly Listing[]
const judged: Judged[] = []
beforeAll(async () => {
  world = await startWorld()
  const { cases, belongings } = world
  operations = {
    ...{ cases: caseOperations(cases), tasks: taskOperations(cases) },
    street: [...streetOperations(belongings), ...wholeOperations()],
  }
  lists = listings(world)
  before = await fingerprint(world.pool)
})
afterAll(() => world.close())

/** Adds the cells to the matrix, and tells those that are wrong. */
function wrongIn(cells: readonly Judged[]): string[] {
  judged.push(...cells)
  return wrongOf(cells)
}

describe('nothing is left out of the matrix', () => {
  const schema = buildSchema()

  test('every field of Query, Mutation and Subscription has a row', () => {
    const rowed = new Set([
      ...[...Object.values(operations).flat(), ...lists].map(({ field }) => field),
      ...['instanceChanged', 'inboxChanged', 'signOut'],
    ])
    const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
    const fields = roots.flatMap((type) => Object.keys(type?.getFields() ?? {}))
    expect([...rowed].sort()).toEqual([...new Set(fields)].sort())
  })

  test('every field of Query and Mutation has its level, and no level names another', () => {
    const roots = [schema.getQueryType(), schema.getMutationType()]
    const fields = roots.flatMap((type) => Object.keys(type?.getFields() ?? {}))
    expect(Object.values(OPERATIONS).flat().sort()).toEqual([...fields].sort())
  })

  test('every field that is not for all who read its row has one too', () => {
    const roots = new Set(['Query', 'Mutation', 'Subscription'])
    const guarded = Object.values(schema.getTypeMap()).flatMap((type) =>
      'getFields' in type && !roots.has(type.name)
        ? Object.values(type.getFields()).flatMap(({ name, description }) =>
            /(staff|officials) only/i.test(description ?? '') ? [`${type.name}.${name}`] : [],
          )
        : [],
    )
    const known = new Set([...JUDGED_FIELDS, ...OF_OFFICIALS, ...OF_MOMENTS, 'Incident.resolvedBy'])
    expect(guarded.filter((field) => !known.has(field))).toEqual([])
  })

  test('every plain route has one', () => {
    expect(world.linli.app.printRoutes({ commonPrefix: false }).trim()).toBe(PLAIN_ROUTES)
  })
})

test('what a row shows of itself', async () => {
  expect(wrongIn(await judgeFields(world))).toEqual([])
})

test.each(['cases', 'tasks', 'street'] as const)('what is asked of one thing: %s', async (part) => {
  const wrong: string[] = []
  for (const each of operations[part]) wrong.push(...wrongIn(await judge(world, each)))
  expect(wrong).toEqual([])
})

test('what is personal in an answer, by who gave it, who reads it and what she has to do', async () => {
  const cells = await judgePersonal(world)
  expect(wrongIn(cells)).toEqual([])
  const count = (found: string) => cells.filter((cell) => cell.found === found).length
  expect(count('clear')).toBeGreaterThan(50)
  expect(count('masked')).toBeGreaterThan(300)
  expect(count('none')).toBeGreaterThan(500)
})

test('nothing personal is in any field of any query of who may not read it', async () => {
  const answered = await askEverything(world, buildSchema())
  const silent = [...answered].flatMap(([field, count]) => (count === 0 ? [field] : []))
  // There is no block or migration of that id, no place has a shape, nobody keeps quiet hours or guesses the code of a paper, a door or a link, and the
  // drafts went with the tasks that were put back above.
  expect(silent).toEqual([
    ...['fieldBlockAt', 'linkedTask', 'migration', 'myQuietHours', 'nodeAt', 'paper'],
    ...['scannedPlace', 'taskDraft'],
  ])
  expect(answered.get('instance')).toBeGreaterThan(70)
  expect(answered.get('viewAs')).toBeGreaterThan(50)
}, 240_000)

test('what a list shows', async () => {
  const wrong: string[] = []
  for (const each of lists) wrong.push(...wrongIn(await judgeListing(world, each)))
  wrong.push(...wrongIn(await judgeTasksWithin(world)))
  expect(wrong).toEqual([])
})

test('what plain routes give', async () => {
  expect(wrongIn(await judgeRoutes(world))).toEqual([])
})

test('what streams tell', async () => {
  expect(wrongIn(await judgeStreams(world))).toEqual([])
  expect(wrongIn(await judgeInboxes(world))).toEqual([])
})

test('who signs out ends her own session and no other', async () => {
  const { services, ask } = world.linli
  const me = { tenantId: 'one', accountId: 'candidate', role: 'worker' } as const
  const [ended, other] = [await services.sessions.open(me), await services.sessions.open(me)]
  await ask('mutation { signOut }', {}, `linli_session=${ended.cookie}`)
  expect(await services.sessions.viewer(ended.cookie)).toBeNull()
  expect(await services.sessions.viewer(other.cookie)).toMatchObject({ accountId: 'candidate' })
  await services.sessions.close(other.cookie)
})

test('at least twelve thousand cells were judged, and nothing changed', async () => {
  expect(new Set(judged.map(cellName)).size).toBeGreaterThan(12_000)
  expect(await fingerprint(world.pool)).toEqual(before)
})

function cellName({ viewer, operation, thing }: Judged): string {
  return `${viewer.name} ${operation} ${thing}`
}
