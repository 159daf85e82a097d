import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { calendarOfTenant, createEnginePool, createPostgresDirectory } from '@linli/runtime'
import { describeAssignment } from '@linli/runtime/core'
import type { TaskDefinition } from '@linli/schemas/definition'
import { assignTask } from '../../runtime/src/core/assign-task.ts'
import { alarmDefinition, BENCH_POST } from './definitions.ts'
import type { Extent } from './extent.ts'
import { type Figures, figure } from './figures.ts'
import { insertLargeOrg, type LargeOrg, LEAD_POST, largeOrg, SECRETARY_POST } from './large-org.ts'
import { latencies } from './latencies.ts'
import type { Stage } from './stage.ts'
import { TENANT } from './street.ts'

const same = (text: string) => ({ 'zh-CN': text, en: text })

/** Tried rule by rule until one finds somebody: a post that nobody has, posts that are found some layers up, and the street's
 *  secretary where the others' holders are excluded. */
const TASKS: readonly TaskDefinition[] = [
  ['bench-nobody', SECRETARY_POST],
  ['bench-nobody', LEAD_POST, SECRETARY_POST],
  [BENCH_POST, SECRETARY_POST],
].map((posts) => ({
  title: same('压测'),
  assign: posts.map((post) => ({ strategy: 'post', post })),
  exclude: ['initiator', { performerOf: 'check' }],
  outcomes: { done: { title: same('办结') } },
}))

/** Who gets a task, and why in a sentence, in an org of 10,000 people and 3,000 nodes; and what it takes to know that org. */
export async function measureAssignment(stage: Stage, extent: Extent): Promise<Figures> {
  const org = largeOrg(extent.orgNodes, extent.orgPeople)
  await insertLargeOrg(stage.pool, org)
  const size = `${org.nodes.size} nodes and ${org.holdings.length} people`
  const assigned = timeAssignments(org, extent.assignments)
  const loaded = await timeLoads(stage, extent.orgLoads)
  return {
    assignTaskP50Ms: figure(
      assigned.percentile(0.5),
      'ms',
      `CPU of ${assigned.count} assignments with their sentences, one to three rules, ${size}`,
    ),
    assignTaskP95Ms: figure(assigned.percentile(0.95), 'ms', 'the same'),
    orgLoadP50Ms: figure(
      loaded.times.percentile(0.5),
      'ms',
      `a directory that knows nothing reads ${size}, ${loaded.times.count} times`,
    ),
    orgMemoryMb: figure(loaded.mb, 'MB', 'heap that one directory keeps of it'),
  }
}

function timeAssignments(org: LargeOrg, count: number) {
  const times = latencies()
  for (let round = 0; round < count; round += 1) {
    const task = TASKS[round % TASKS.length]
    const nodeId = org.buildings[(round * 7919) % org.buildings.length] ?? ''
    const [initiator, performer] = [round * 31, round * 17 + 1].map(
      (index) => org.holdings[index % org.holdings.length]?.accountId ?? '',
    )
    if (task === undefined) throw new Error('There is no task.')
    const participants = {
      ...{ nodeId, initiatorId: initiator ?? null },
      performers: { check: performer ?? '' },
    }
    // CPU, other threads of the process included: whoever else is on the machine does not count.
    const since = process.cpuUsage()
    const assignment = assignTask(task, participants, org)
    const sentence = describeAssignment(alarmDefinition, assignment)
    const { user, system } = process.cpuUsage(since)
    times.add((user + system) / 1000)
    if (assignment.kind !== 'post' || !sentence['zh-CN'].startsWith('派给'))
      throw new Error(`A task went elsewhere: ${sentence['zh-CN']}`)
  }
  return times
}

async function timeLoads({ url }: Stage, count: number) {
  const pool = createEnginePool({ databaseUrl: url, onTrouble: () => undefined })
  const times = latencies()
  try {
    const load = async () => {
      const directory = createPostgresDirectory(pool, Date, calendarOfTenant)
      const since = performance.now()
      await directory.org(TENANT)
      times.add(performance.now() - since)
      return directory
    }
    // Nothing that an earlier round left may hide what is kept.
    const before = heapAtRest()
    const kept = await load()
    const mb = (heapAtRest() - before) / 2 ** 20
    for (let round = 1; round < count; round += 1) await load()
    // Alive until here, or there would be nothing to weigh.
    await kept.calendar(TENANT)
    return { times, mb }
  } finally {
    await pool.end()
  }
}

function heapAtRest(): number {
  setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  collect()
  collect()
  return process.memoryUsage().heapUsed
}
