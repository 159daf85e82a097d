import { hash } from 'node:crypto'
import { canonicalJson } from '@linli/schemas/canonical-json'
import type { Snapshot } from '@linli/schemas/snapshot'
import type { HistoryEntry, Step, Surroundings } from '../../runtime/src/core/step.ts'
import type { WorkingCalendar } from '../../runtime/src/core/working-calendar.ts'
import type { SeenInstance } from './seen.ts'
import { ORG } from './street.ts'
import type { World } from './world.ts'

/** I3, I4: history counts from 1 without a gap, its replay over the pinned version gives every stored hash and the stored
 *  snapshot, and its steps say exactly the effects that were committed. */
export function checkReplay(world: World): void {
  for (const instance of world.witness.instances.values()) {
    try {
      replayOne(world, instance)
    } catch (error) {
      world.accuse(`I3: the replay of '${instance.instanceId}' failed: ${String(error)}.`)
    }
  }
}

function replayOne({ tables, subject, accuse }: World, instance: SeenInstance): void {
  const { tenantId, instanceId, started } = instance
  const key = keyOf(tenantId, instanceId)
  const rows = tables.history.get(key) ?? []
  const version = tables.versions.get(keyOf(tenantId, started.definitionId, started.versionNumber))
  const stored = tables.snapshots.get(key)
  if (version === undefined || stored === undefined) {
    accuse(`I4: '${instanceId}' has no version or no snapshot.`)
    return
  }
  if (hash('sha256', stored.body) !== rows.at(-1)?.hash) {
    accuse(`I3: the last hash of '${instanceId}' is not its snapshot's.`)
  }
  const program = subject.compileDefinition(version.definition, version.hash)
  let snapshot: Snapshot | null = null
  for (const [index, row] of rows.entries()) {
    const where = `'${instanceId}' at ${row.seq}`
    if (row.seq !== index + 1) accuse(`I3: ${where} stands at place ${index + 1}.`)
    const entry = JSON.parse(row.entry) as HistoryEntry
    const step = replayStep(subject, { program, snapshot, entry })
    if (step === null) {
      accuse(`I3: ${where} moved nothing in the replay.`)
      return
    }
    snapshot = step.snapshot
    if (canonicalJson(snapshot) !== instance.steps[index]?.commit.snapshotText) {
      accuse(`I3: ${where} is another snapshot in the replay.`)
      return
    }
    // The outbox was held against the committed step at its commit.
    const committed = instance.steps[index]?.commit.step.effects
    if (JSON.stringify(step.effects) !== JSON.stringify(committed)) {
      accuse(`I7: ${where} has other effects in the replay.`)
    }
  }
  if (stored.seq !== rows.length || canonicalJson(snapshot) !== stored.body) {
    accuse(`I3: '${instanceId}' has ${rows.length} rows of history, and its snapshot is another.`)
  }
}

type Replaying = {
  readonly program: Parameters<World['subject']['nextStep']>[0]
  readonly snapshot: Snapshot | null
  readonly entry: HistoryEntry
}

/** It covers nothing, so a replay that asks it fails; only where the clocks stand is known. */
const NEVER_ASKED: WorkingCalendar = {
  from: '0000-01-01',
  to: '0000-01-01',
  utcOffsetMinutes: 480,
  hours: [],
  daysOff: new Set(),
  makeUpDays: new Set(),
}

function replayStep(
  subject: World['subject'],
  { program, snapshot, entry }: Replaying,
): Step | null {
  const { input, now, recorded } = entry
  const surroundings: Surroundings = { now, recorded, org: ORG, calendar: NEVER_ASKED }
  if (snapshot === null) {
    return input.kind === 'start' ? subject.firstStep(program, input, surroundings) : null
  }
  if (input.kind === 'start' || input.kind === 'migrate') return null
  const result = subject.nextStep(program, snapshot, input, surroundings)
  return result.kind === 'moved' ? result.step : null
}

/** A composite primary key of the tables. */
function keyOf(...parts: readonly (string | number)[]): string {
  return JSON.stringify(parts)
}
