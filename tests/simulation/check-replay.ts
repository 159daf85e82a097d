import { hash } from 'node:crypto'
import { canonicalJson } from '@linli/schemas/canonical-json'
import { invariant } from '@linli/schemas/linli-error'
import type { OrgTree } from '@linli/schemas/org'
import type { Snapshot } from '@linli/schemas/snapshot'
import type { HistoryEntry, Step, Surroundings } from '../../runtime/src/core/step.ts'
import type { WorkingCalendar } from '../../runtime/src/core/working-calendar.ts'
import type { SeenInstance, SeenStep } from './seen.ts'
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

function replayOne(world: World, instance: SeenInstance): void {
  const { tables, subject, accuse } = world
  const { tenantId, instanceId, started } = instance
  const key = keyOf(tenantId, instanceId)
  const rows = tables.history.get(key) ?? []
  const stored = tables.snapshots.get(key)
  if (stored === undefined) {
    accuse(`I4: '${instanceId}' has no snapshot.`)
    return
  }
  let program = programOf(world, instance, started.versionNumber)
  let snapshot: Snapshot | null = null
  for (const [index, row] of rows.entries()) {
    const where = `'${instanceId}' at ${row.seq}`
    checkPlace(index, row.seq, accuse)
    const entry = JSON.parse(row.entry) as HistoryEntry
    if (entry.input.kind === 'migrate') program = programOf(world, instance, entry.input.to)
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
    if (!isSaid(step, instance.steps[index])) {
      accuse(`I7: ${where} has other effects in the replay.`)
    }
  }
  if (hash('sha256', stored.body) !== rows.at(-1)?.hash) {
    accuse(`I3: the last hash of '${instanceId}' is not its snapshot's.`)
  }
  const isLast = stored.seq === rows.length && canonicalJson(snapshot) === stored.body
  if (isLast) return
  accuse(`I3: '${instanceId}' has ${rows.length} rows of history, and its snapshot is another.`)
}

function checkPlace(index: number, seq: number, accuse: World['accuse']): void {
  if (seq !== index + 1) accuse(`I3: step ${seq} stands at place ${index + 1}.`)
}

/** The outbox was held against the committed step at its commit. */
function isSaid({ effects }: Pick<Step, 'effects'>, seen: SeenStep | undefined): boolean {
  return JSON.stringify(effects) === JSON.stringify(seen?.commit.step.effects)
}

function programOf(
  { tables, subject }: World,
  { tenantId, started }: SeenInstance,
  versionNumber: number,
): Replaying['program'] {
  const version = tables.versions.get(keyOf(tenantId, started.definitionId, versionNumber))
  invariant(version, `There is a version ${versionNumber}.`)
  return subject.compileDefinition(version.definition, version.hash)
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

/** Nor whom it finds: nobody. */
const NOBODY_FOUND: OrgTree = { nodes: new Map(), holdings: [] }

function replayStep(
  subject: World['subject'],
  { program, snapshot, entry }: Replaying,
): Pick<Step, 'snapshot' | 'effects'> | null {
  const { input, now, recorded, landed } = entry
  const surroundings: Surroundings = { now, recorded, org: NOBODY_FOUND, calendar: NEVER_ASKED }
  if (snapshot === null) {
    return input.kind === 'start' ? subject.firstStep(program, input, surroundings) : null
  }
  if (input.kind === 'start') return null
  // Where it stands on the other version was kept; what comes after is computed from there.
  if (input.kind === 'migrate') return landed ? { snapshot: landed, effects: [] } : null
  const result = subject.nextStep(program, snapshot, input, surroundings)
  return result.kind === 'moved' ? result.step : null
}

/** A composite primary key of the tables. */
function keyOf(...parts: readonly (string | number)[]): string {
  return JSON.stringify(parts)
}
