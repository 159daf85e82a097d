import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { calendarOfTenant, createEnginePool, createPostgresDirectory } from '@linli/runtime'
import { describeAssignment } from '@linli/runtime/core'
import { assignTask } from '../../runtime/src/core/assign-task.ts'
import { createPicker, NO_LOAD } from '../../runtime/src/core/loads.ts'
import { ASSIGNMENT_TASKS } from './assignment-tasks.ts'
import { alarmDefinition } from './definitions.ts'
import type { Extent } from './extent.ts'
import { type Figures, figure } from './figures.ts'
import { insertLargeOrg, type LargeOrg, largeOrg } from './large-org.ts'
import { latencies } from './latencies.ts'
import type { Stage } from './stage.ts'
import { TENANT } from './street.ts'

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
      `CPU of ${assigned.count} assignments with their sentences, two or three rules of every kind, ${size}`,
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
  const found = new Set<string>()
  const loads = { of: (accountId: string) => ({ ...NO_LOAD, open: Number(accountId.slice(-2)) }) }
  for (let round = 0; round < count; round += 1) {
    const task = ASSIGNMENT_TASKS[round % ASSIGNMENT_TASKS.length]
    const nodeId = org.buildings[(round * 7919) % org.buildings.length] ?? ''
    const [initiator, performer, chosen] = [round * 31, round * 17 + 1, round * 13 + 3].map(
      (index) => org.holdings[index % org.holdings.length]?.accountId ?? '',
    )
    if (task === undefined) throw new Error('There is no task.')
    const participants = {
      ...{ nodeId, initiatorId: initiator ?? null },
      performers: { check: performer ?? '' },
      context: { chosen: chosen ?? '' },
      kind: { definitionId: alarmDefinition.id, task: 'check' },
    }
    const now = round * 60_000
    // CPU, other threads of the process included: whoever else is on the machine does not count.
    const since = process.cpuUsage()
    const ground = { org, now, picker: createPicker(loads, now) }
    const assignment = assignTask(task, participants, ground)
    const sentence = describeAssignment(alarmDefinition, assignment)
    const { user, system } = process.cpuUsage(since)
    times.add((user + system) / 1000)
    if (!/^(派给|交给)/.test(sentence['zh-CN']))
      throw new Error(`A task went elsewhere: ${sentence['zh-CN']}`)
    found.add(`${assignment.kind} ${String(assignment.why['strategy'])}`)
  }
  if (found.size < WAYS) throw new Error(`Some rules never found anybody: ${[...found].join(', ')}`)
  return times
}

/** A post and one of its holders, a person, the person of a field, a leader, a team and one of its people, those with a skill and
 *  one of them. */
const WAYS = 9

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
