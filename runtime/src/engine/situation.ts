import type { JsonObject } from '@linli/schemas/json'
import type { Surroundings } from '../core/step.ts'
import type { StoredIncident, StoredInstance } from '../ports/engine-store.ts'
import {
  correlationKeyText,
  type EntryNeeds,
  inboxKeyText,
  instanceKeyText,
} from './entry-needs.ts'
import type { CurrentInstance, Shell } from './shell.ts'

/** What the batch's commands must know, as the store and the caches said it before the computation. */
export interface Situation {
  /** An error stands for an instance that cannot be read; it answers only the commands that ask for it. */
  readonly instances: Map<string, CurrentInstance | Error>
  /** Keys of the instances that this node only remembers; another node may have moved them since. */
  readonly remembered: ReadonlySet<string>
  readonly inbox: ReadonlyMap<string, ReceivedMessage>
  /** Key → instance id. */
  readonly correlations: ReadonlyMap<string, string>
  /** By id. */
  readonly incidents: ReadonlyMap<string, StoredIncident>
  /** By tenant. */
  readonly surroundings: ReadonlyMap<string, Omit<Surroundings, 'now'>>
}

export interface ReceivedMessage {
  readonly bodyHash: string
  readonly answer: JsonObject
}

/** A command's tenant and needs. */
export interface Asking {
  readonly tenantId: string
  readonly needs: EntryNeeds
}

/** One round trip for what is not cached, a second one only for correlated instances that are not. */
export async function loadSituation(shell: Shell, entries: readonly Asking[]): Promise<Situation> {
  const instances = new Map<string, CurrentInstance | Error>()
  const remembered = new Set<string>()
  const missing = new Map<string, { tenantId: string; instanceId: string }>()
  const need = (key: { tenantId: string; instanceId: string }) => {
    const text = instanceKeyText(key)
    if (instances.has(text)) return
    const cached = shell.instances.get(text)
    if (cached === undefined) missing.set(text, key)
    else {
      instances.set(text, cached)
      remembered.add(text)
    }
  }
  for (const entry of entries) for (const key of entry.needs.instances ?? []) need(key)
  const loaded = await shell.store.load({
    instances: [...missing.values()],
    inbox: entries.flatMap((entry) => entry.needs.inbox ?? []),
    correlations: entries.flatMap((entry) => entry.needs.correlations ?? []),
    incidents: entries.flatMap((entry) => entry.needs.incident ?? []),
  })
  await putInstances(shell, loaded.instances, instances)
  missing.clear()
  for (const { tenantId, instanceId } of loaded.correlations) need({ tenantId, instanceId })
  if (missing.size > 0) {
    const more = await shell.store.load({
      instances: [...missing.values()],
      inbox: [],
      correlations: [],
      incidents: [],
    })
    await putInstances(shell, more.instances, instances)
  }
  return {
    instances,
    remembered,
    inbox: new Map(loaded.inbox.map((row) => [inboxKeyText(row), row])),
    correlations: new Map(
      loaded.correlations.map((row) => [correlationKeyText(row), row.instanceId]),
    ),
    incidents: new Map(loaded.incidents.map((row) => [row.id, row])),
    surroundings: await loadSurroundings(shell, entries),
  }
}

async function putInstances(
  shell: Shell,
  stored: readonly StoredInstance[],
  instances: Map<string, CurrentInstance | Error>,
): Promise<void> {
  for (const each of stored) {
    const { tenantId, instanceId, definitionId, versionNumber, snapshot } = each
    const key = instanceKeyText(each)
    try {
      const version = await shell.versions.pinned(tenantId, definitionId, versionNumber)
      const current = { tenantId, instanceId, version, snapshot }
      instances.set(key, current)
      shell.instances.set(key, current)
    } catch (error) {
      instances.set(key, error instanceof Error ? error : new Error(String(error)))
    }
  }
}

async function loadSurroundings(
  shell: Shell,
  entries: readonly Asking[],
): Promise<Map<string, Omit<Surroundings, 'now'>>> {
  const byTenant = new Map<string, Omit<Surroundings, 'now'>>()
  for (const { tenantId } of entries) {
    if (byTenant.has(tenantId)) continue
    const [org, calendar] = await Promise.all([
      shell.directory.org(tenantId),
      shell.directory.calendar(tenantId),
    ])
    byTenant.set(tenantId, { org, calendar })
  }
  return byTenant
}
