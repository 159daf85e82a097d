import { invariant, LinliError } from '@linli/schemas/linli-error'
import type { Actor } from '@linli/schemas/org'
import type { Choices } from '../core/migration/inquiry.ts'
import type { Verdict } from '../core/migration/judge-migration.ts'
import { judgeMigration } from '../core/migration/judge-migration.ts'
import type { VersionPair } from '../core/migration/version-pair.ts'
import { pairVersions } from '../core/migration/version-pair.ts'
import { restingStep } from '../core/moving.ts'
import type { HistoryEntry, MigrateInput, Step } from '../core/step.ts'
import { childKeys } from '../core/take-back.ts'
import type { Clock } from '../ports/clock.ts'
import type { Directory } from '../ports/directory.ts'
import type { CommitStep, EngineStore, InstanceKey } from '../ports/engine-store.ts'
import type { KeptRows, MigratingInstance, MigrationStore } from '../ports/migration-store.ts'
import { createBatchLoads } from './batch-loads.ts'
import { refuseGrownInstance } from './instance-size.ts'
import { createRecentMap } from './recent-map.ts'
import { commitStepOf } from './stage.ts'
import type { KnownVersion, VersionBook } from './version-book.ts'

/** Moves running instances to another version of their definition, one by one: each is wholly on one version or the other
 *  (G12), and what is judged before is what happens, unless the instance has moved since. */
export interface Migrator {
  /** Changes nothing. Null where there is no such instance, or it has ended, or is on that version. Throws
   *  `version.not-found`, `store.unavailable`. */
  judge(target: MigrationTarget, choices: Choices): Promise<Verdict | null>
  /** Judges and moves; what an instance that moves meanwhile is judged by then. Throws what `judge` throws. */
  move(command: MigrateCommand): Promise<MoveOutcome>
  /** Puts back what `move` changed, byte for byte, in a step of its own: history tells of both. `overtaken` where the
   *  instance has moved on, or never moved. Throws `store.unavailable`. */
  undo(command: UndoCommand): Promise<'undone' | 'overtaken'>
}

export interface MigrationTarget extends InstanceKey {
  readonly version: number
}
export interface MigrateCommand extends MigrationTarget {
  readonly migrationId: string
  readonly choices: Choices
  readonly actor: Actor
}
export interface UndoCommand extends InstanceKey {
  readonly migrationId: string
  readonly actor: Actor
}
export type MoveOutcome =
  | { readonly kind: 'moved'; readonly seq: number }
  | Exclude<Verdict, { kind: 'safe' | 'chosen' }>
  /** Ended meanwhile, or is on that version. */
  | { readonly kind: 'gone' }

export interface MigratorParts {
  readonly store: MigrationStore
  /** Whom a task goes to that the new version opens may hang on what people have to do. */
  readonly people: Pick<EngineStore, 'loadsOf'>
  readonly versions: Pick<VersionBook, 'pinned'>
  readonly directory: Directory
  readonly clock: Clock
}

/** An instance that is moved this often while it is being moved has no rest. */
const MAX_ATTEMPTS = 20
const MAX_PAIRS = 50

export function createMigrator(parts: MigratorParts): Migrator {
  const pairs = createRecentMap<VersionPair>(MAX_PAIRS)

  async function judged(target: MigrationTarget, choices: Choices) {
    const instance = await parts.store.load(target)
    if (instance === null || instance.snapshot.status !== 'active') return null
    if (instance.versionNumber === target.version) return null
    const { tenantId, definitionId, versionNumber, entries, snapshot } = instance
    const before = await parts.versions.pinned(tenantId, definitionId, versionNumber)
    const after = await parts.versions.pinned(tenantId, definitionId, target.version)
    const now = parts.clock.now()
    const [org, calendar] = await Promise.all([
      parts.directory.org(tenantId),
      parts.directory.calendar(tenantId),
    ])
    const pair = pairOf(before, after)
    const judging = { pair, entries, snapshot, surroundings: { now, org, calendar } }
    const verdict = await judgeKnowing(parts.people, { tenantId, judging, choices })
    return { ...{ instance, before, after, now }, verdict }
  }

  function pairOf({ program: before }: KnownVersion, { program: after }: KnownVersion) {
    const key = `${before.hash} ${after.hash}`
    const known = pairs.get(key)
    if (known !== undefined) return known
    const pair = pairVersions(before, after)
    pairs.set(key, pair)
    return pair
  }

  return {
    async judge(target, choices) {
      return (await judged(target, choices))?.verdict ?? null
    },
    async move(command) {
      for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
        const result = await judged(command, command.choices)
        if (result === null) return { kind: 'gone' }
        const { verdict, instance, before, after, now } = result
        if (verdict.kind === 'choice' || verdict.kind === 'stay') return verdict
        const { migrationId, choices, actor } = command
        const [from, to] = [before.number, after.number]
        const input: MigrateInput = { kind: 'migrate', from, to, choices, actor }
        const step = migrationStep(instance, after, { input, step: verdict.step, now })
        const done = await parts.store.move({ migrationId, step, now, from, to })
        if (done === 'moved') return { kind: 'moved', seq: verdict.step.snapshot.seq }
      }
      throw new LinliError(
        'store.unavailable',
        `The instance moved ${MAX_ATTEMPTS} times meanwhile.`,
      )
    },
    async undo({ migrationId, actor, ...key }) {
      const instance = await parts.store.load(key)
      const kept = await parts.store.kept(key, migrationId)
      if (kept === null || instance?.snapshot.seq !== kept.seq) return 'overtaken'
      // A child that was let go of is ended by now, or its end was told to nobody.
      if (childKeys(instance.snapshot) !== childKeys(kept.snapshot)) return 'overtaken'
      const { tenantId, definitionId } = instance
      const version = await parts.versions.pinned(tenantId, definitionId, kept.from)
      const now = parts.clock.now()
      const [from, to] = [kept.to, kept.from]
      const input: MigrateInput = { kind: 'migrate', from, to, choices: {}, actor }
      const step = migrationStep(instance, version, { input, step: returnStep(kept), now })
      const done = await parts.store.restore({ migrationId, step, now, kept })
      return done === 'restored' ? 'undone' : 'overtaken'
    },
  }
}

interface ToJudge {
  readonly tenantId: string
  readonly judging: Parameters<typeof judgeMigration>[0]
  readonly choices: Choices
}

/** Judges again for as long as it asks about people of whom nothing is known yet. */
async function judgeKnowing(
  people: MigratorParts['people'],
  { tenantId, judging, choices }: ToJudge,
): Promise<Verdict> {
  const known = createBatchLoads(people)
  const judge = () => {
    const loads = known.command(tenantId)
    return judgeMigration({ ...judging, surroundings: { ...judging.surroundings, loads } }, choices)
  }
  let verdict = judge()
  while (await known.askMissing()) verdict = judge()
  return verdict
}

function migrationStep(
  { tenantId, instanceId }: MigratingInstance,
  version: KnownVersion,
  { input, step, now }: { readonly input: MigrateInput; readonly step: Step; readonly now: number },
): CommitStep {
  const { recorded, snapshot: landed } = step
  const entry: HistoryEntry = { input, now, recorded, landed }
  const commit = {
    ...commitStepOf({ tenantId, instanceId, version }, step, entry),
    completion: null,
  }
  refuseGrownInstance(commit)
  return commit
}

/** Only the number of steps goes on: a node that remembers the instance on the other version must lose its fence. */
function returnStep({ seq, snapshot }: KeptRows): Step {
  invariant(snapshot.seq === seq - 1, 'What was kept is what the move began with.')
  return restingStep({ ...snapshot, seq }, {}, {})
}
