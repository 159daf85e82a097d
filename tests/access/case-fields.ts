import { FAILING } from './belongings.ts'
import type { Judged } from './cells.ts'
import { assertOwnStreet, ofEachViewer } from './cells.ts'
import { isStaff, readsCase, readsTask, type TaskOfCase, tasksOf } from './rules.ts'
import { post, type World } from './world.ts'
import { HELD, type PlayedCase, SUSPENDED } from './world-cases.ts'
import { VIEWERS, type Viewer } from './world-people.ts'

/** Fields that not everybody who reads the row may read; `data`, `empty`, or a code. */
interface FieldRow<Thing> {
  readonly field: string
  readonly asked: string
  readonly expect: (viewer: Viewer, thing: Thing) => string | readonly string[]
}

/** A review has its time. */
const isTimed = ({ tasks }: PlayedCase) =>
  tasks.some(({ name, state }) => name === 'review' && state === 'open')

const staffOnly = (viewer: Viewer) => (isStaff(viewer) ? 'data' : 'empty')

/** Of a case that she reads. */
const CASE_FIELDS: readonly FieldRow<PlayedCase>[] = [
  { field: 'context', asked: 'context', expect: staffOnly },
  {
    field: 'version',
    asked: 'version { number }',
    expect: (viewer) => (isStaff(viewer) ? 'data' : 'access.denied'),
  },
  {
    field: 'timers',
    asked: 'timers { name }',
    expect: (viewer, of) => (isTimed(of) && of.name !== SUSPENDED ? staffOnly(viewer) : 'empty'),
  },
  {
    field: 'pausedTimers',
    asked: 'pausedTimers { name }',
    expect: (viewer, of) => (isTimed(of) && of.name === SUSPENDED ? staffOnly(viewer) : 'empty'),
  },
  {
    field: 'suspension',
    asked: 'suspension { reason }',
    expect: (viewer, { name }) => (name === SUSPENDED ? staffOnly(viewer) : 'empty'),
  },
  {
    field: 'hold',
    asked: 'hold { reason by }',
    expect: ({ role }, { name }) => (name === HELD && role === 'official' ? 'data' : 'empty'),
  },
  {
    field: 'copies',
    asked: 'copies { to { name } readAt }',
    expect: (viewer, { copiedTo }) => (copiedTo === undefined ? 'empty' : staffOnly(viewer)),
  },
  { field: 'followerCount', asked: 'followerCount', expect: staffOnly },
  {
    // Not everybody was told of every case.
    field: 'receipts',
    asked: 'receipts { who channel state at }',
    expect: (viewer) => (isStaff(viewer) ? ['data', 'empty'] : 'empty'),
  },
  {
    field: 'colleagues',
    asked: 'colleagues { id name }',
    expect: (viewer) => (isStaff(viewer) ? 'data' : 'access.denied'),
  },
  {
    field: 'incidents',
    asked: 'incidents { id message }',
    expect: (viewer, { name }) =>
      isStaff(viewer) && Object.values(FAILING).includes(name) ? 'data' : 'empty',
  },
  // None of these cases has either: instances/children.test.ts.
  { field: 'parent', asked: 'parent { number }', expect: () => 'empty' },
  { field: 'children', asked: 'children { number }', expect: () => 'empty' },
  {
    field: 'events',
    asked: 'events { type }',
    // Rule 8.
    expect: ({ role, person }, { isOver, initiator }) => {
      if (isOver) return 'empty'
      return role !== 'resident' || person === initiator ? 'data' : 'empty'
    },
  },
]

/** Of a task that she reads. */
const TASK_FIELDS: readonly FieldRow<TaskOfCase>[] = [
  {
    // One person does each of these tasks, so there is nothing to show to anybody.
    ...{ field: 'signing', asked: 'signing { mode }', expect: () => 'empty' },
  },
  {
    field: 'colleagues',
    asked: 'colleagues { id name }',
    expect: (viewer) => (isStaff(viewer) ? 'data' : 'access.denied'),
  },
]

/** Fields of types that officials alone are handed; each is asked within a field that is theirs. */
export const OF_OFFICIALS = new Set([
  ...[
    'Definition.assignees',
    'Definition.comparison',
    'Definition.migrations',
    'Definition.outdatedCount',
  ],
  ...['Draft.played', 'Draft.proposed'],
])
/** Shown of a moment as of the case itself: moment.test.ts. */
export const OF_MOMENTS = new Set(
  ['context', 'taken', 'timers', 'version'].map((name) => `InstanceMoment.${name}`),
)

export const JUDGED_FIELDS = new Set([
  ...CASE_FIELDS.map(({ field }) => `Instance.${field}`),
  ...TASK_FIELDS.map(({ field }) => `Task.${field}`),
])

export async function judgeFields(world: World): Promise<Judged[]> {
  const tasks = tasksOf(world.cases)
  return ofEachViewer(VIEWERS, (viewer) =>
    Promise.all([
      ...CASE_FIELDS.flatMap((row) =>
        world.cases
          .filter((thing) => readsCase(viewer, thing))
          .map((thing) => judgeField(world, viewer, { parent: 'instance', row, thing })),
      ),
      ...TASK_FIELDS.flatMap((row) =>
        tasks
          .filter((thing) => readsTask(viewer, thing.of, thing))
          .map((thing) => judgeField(world, viewer, { parent: 'task', row, thing })),
      ),
    ]),
  )
}

async function judgeField<Thing extends { readonly id: string; readonly name: string }>(
  world: World,
  viewer: Viewer,
  asked: { readonly parent: string; readonly row: FieldRow<Thing>; readonly thing: Thing },
): Promise<Judged> {
  const { parent, row, thing } = asked
  const query = `{ ${parent}(id: "${thing.id}") { ${row.asked} } }`
  const answer = await post(world, viewer, { query })
  assertOwnStreet(viewer, answer.text)
  const value: unknown = answer.data?.[parent]?.[row.field] ?? null
  const isEmpty = value === null || (Array.isArray(value) && value.length === 0)
  return {
    ...{ viewer, operation: `${parent}.${row.field}`, thing: thing.name },
    expected: row.expect(viewer, thing),
    found: answer.errors?.[0]?.extensions?.code ?? (isEmpty ? 'empty' : 'data'),
  }
}
