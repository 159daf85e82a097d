import type { JsonObject } from '@linli/schemas/json'
import type { Surroundings } from '../core/step.ts'
import type {
  CorrelationKey,
  InboxKey,
  StoredIncident,
  StoredInstance,
} from '../ports/engine-store.ts'
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
  /** Keys that nobody looked up: the commit must write them, or nothing proves that they are new. */
  readonly presumed: ReadonlySet<string>
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

/** At most one round trip for what this node does not know, a second one only for correlated instances that it has to load. */
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
  const keys = sortKeys(shell, entries)
  for (const { tenantId, instanceId } of keys.known) need({ tenantId, instanceId })
  const loaded = await shell.store.load({
    instances: [...missing.values()],
    inbox: keys.inbox,
    correlations: keys.correlations,
    incidents: entries.flatMap((entry) => entry.needs.incident ?? []),
  })
  await putInstances(shell, loaded.instances, instances)
  missing.clear()
  for (const row of loaded.correlations) {
    need({ tenantId: row.tenantId, instanceId: row.instanceId })
    shell.keys.learn(correlationKeyText(row), row.instanceId)
  }
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
      [...keys.known, ...loaded.correlations].map((row) => [
        correlationKeyText(row),
        row.instanceId,
      ]),
    ),
    incidents: new Map(loaded.incidents.map((row) => [row.id, row])),
    presumed: keys.presumed,
    surroundings: await loadSurroundings(shell, entries),
  }
}

/** Which keys must be looked up, which this node knows, and which it presumes to be new. */
function sortKeys({ keys, clock }: Shell, entries: readonly Asking[]) {
  const now = clock.now()
  const presumed = new Set<string>()
  const inbox: InboxKey[] = []
  const correlations: CorrelationKey[] = []
  const known: (CorrelationKey & { readonly instanceId: string })[] = []
  for (const { needs } of entries) {
    if (needs.inbox !== undefined) {
      const text = inboxKeyText(needs.inbox)
      if (keys.presumeNew(text, now)) presumed.add(text)
      else inbox.push(needs.inbox)
    }
    for (const correlation of needs.correlations ?? []) {
      const text = correlationKeyText(correlation)
      const instanceId = keys.instanceOf(text)
      if (instanceId !== undefined) known.push({ ...correlation, instanceId })
      else if (keys.presumeNew(text, now)) presumed.add(text)
      else correlations.push(correlation)
    }
  }
  return { presumed, inbox, correlations, known }
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
