import type { SeenInstance } from './seen.ts'
import type { World } from './world.ts'

/** I4: every table holds exactly what the committed batches said, no row more and no row less. */
export function checkTables(world: World): void {
  const { tables, witness, accuse } = world
  const instances = [...witness.instances.values()]
  const of = (rows: (instance: SeenInstance) => Iterable<string>) =>
    instances.flatMap((instance) => [...rows(instance)])
  compare(accuse, 'instance', {
    stored: [...tables.instances.values()].map(
      (row) => `${row.tenantId}/${row.instanceId} ${row.number} v${row.versionNumber}`,
    ),
    seen: instances.map(
      ({ tenantId, started, versionNumber }) =>
        `${tenantId}/${started.instanceId} ${started.number} v${versionNumber}`,
    ),
  })
  compare(accuse, 'history', {
    stored: [...tables.history].flatMap(([key, rows]) =>
      rows.map(({ seq, hash }) => `${slashed(key)} ${seq} ${hash}`),
    ),
    seen: of(({ tenantId, instanceId, steps }) =>
      steps.map(
        ({ commit }) =>
          `${tenantId}/${instanceId} ${commit.step.snapshot.seq} ${commit.snapshotHash}`,
      ),
    ),
  })
  compare(accuse, 'task', {
    stored: [...tables.tasks].map(([key, { task, closed }]) => {
      const by = closed === null ? task.holderId : closed.by
      return `${slashed(key)} ${closed?.reason ?? 'open'} ${by}`
    }),
    seen: of(({ tenantId, tasks }) =>
      [...tasks].map(([id, { state, holderId, by }]) => {
        const who = state === 'open' ? holderId : by
        return `${tenantId}/${id} ${state} ${who}`
      }),
    ),
  })
  compare(accuse, 'timer', {
    stored: [...tables.timers.values()].map(
      ({ tenantId, instanceId, timer }) =>
        `${tenantId}/${instanceId} ${timer.event} ${timer.generation} ${timer.dueAt}`,
    ),
    seen: of(({ tenantId, instanceId, timers }) =>
      [...timers].map(([key, { dueAt }]) => `${tenantId}/${instanceId} ${key} ${dueAt}`),
    ),
  })
  compare(accuse, 'inbox', {
    stored: [...tables.inbox].map(([key, { bodyHash }]) => `${slashed(key)} ${bodyHash}`),
    seen: [...witness.inbox].map(([key, bodyHash]) => `${key} ${bodyHash}`),
  })
  compare(accuse, 'correlation', {
    stored: [...tables.correlations].map(([key, instanceId]) => `${slashed(key)} ${instanceId}`),
    seen: of(({ instanceId, status, keys }) =>
      status === 'active' ? keys.map((key) => `${key} ${instanceId}`) : [],
    ),
  })
}

/** The tables' composite keys are JSON arrays. */
function slashed(key: string): string {
  return (JSON.parse(key) as readonly string[]).join('/')
}

function compare(
  accuse: World['accuse'],
  table: string,
  { stored, seen }: { readonly stored: readonly string[]; readonly seen: readonly string[] },
): void {
  const inTable = new Set(stored)
  const inBatches = new Set(seen)
  const missing = seen.filter((row) => !inTable.has(row))
  const extra = stored.filter((row) => !inBatches.has(row))
  if (missing.length > 0) accuse(`I4: '${table}' lacks ${missing.length}: ${missing[0]}.`)
  if (extra.length > 0) accuse(`I4: '${table}' has ${extra.length} too many: ${extra[0]}.`)
}
