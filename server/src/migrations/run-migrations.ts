import type { Migrator, MoveOutcome } from '@linli/runtime'
import { kindOf } from '@linli/schemas/error-codes'
import { LinliError, unreachable } from '@linli/schemas/linli-error'
import type { Actor } from '@linli/schemas/org'
import type pg from 'pg'
import type { ChangeFeed } from '../changes/change-feed.ts'
import type { Passes } from '../database/start-passes.ts'
import { startPasses } from '../database/start-passes.ts'
import type { StoredMigration, StoredVerdict } from './migration-store.ts'
import { endStage, loadAtWork, loadItems, settleItem } from './migration-store.ts'

export interface MigrationPorts {
  readonly pool: pg.Pool
  readonly migrator: Migrator
  readonly changes: Pick<ChangeFeed, 'announce'>
  readonly onTrouble: (error: unknown) => void
}

const POLL_MS = 500
const PAGE = 50
/** Judging takes milliseconds of the process that also answers people: one after the other, and a few under way while the
 *  database answers. */
const AT_ONCE = 4

/** Judges, moves and takes back the instances of every migration that waits for it. Each instance is settled on its own and
 *  once: a node that dies leaves the rest to the next pass, of any node, and two that do the same harm nothing. */
export function startMigrations(ports: MigrationPorts): Passes {
  const { onTrouble } = ports
  return startPasses({
    everyMs: POLL_MS,
    pass: (isStopped) => workOffAll(ports, isStopped),
    onTrouble,
  })
}

async function workOffAll(ports: MigrationPorts, isStopped: () => boolean): Promise<void> {
  for (const migration of await loadAtWork(ports.pool)) {
    const isDone = await workOff(ports, migration, isStopped)
    if (!isDone) return
    const { state } = migration
    if (state === 'judging') await endStage(ports.pool, migration, { from: state, to: 'judged' })
    if (state === 'moving') await endStage(ports.pool, migration, { from: state, to: 'moved' })
    if (state === 'undoing') await endStage(ports.pool, migration, { from: state, to: 'undone' })
  }
}

const WAITING = { judging: 'waiting', moving: 'judged', undoing: 'moved' } as const
type Stage = keyof typeof WAITING

/** False where it was stopped. Throws what is transient. */
async function workOff(
  ports: MigrationPorts,
  migration: StoredMigration,
  isStopped: () => boolean,
): Promise<boolean> {
  const stage = migration.state as Stage
  let after: string | null = null
  for (;;) {
    const page: readonly string[] = await loadItems(ports.pool, migration, {
      ...{ state: WAITING[stage], after, limit: PAGE },
    })
    if (page.length === 0) return true
    for (let index = 0; index < page.length; index += AT_ONCE) {
      if (isStopped()) return false
      const some = page.slice(index, index + AT_ONCE)
      await Promise.all(some.map((instanceId) => settle(ports, migration, { stage, instanceId })))
    }
    after = page.at(-1) ?? null
  }
}

async function settle(
  ports: MigrationPorts,
  migration: StoredMigration,
  { stage, instanceId }: { readonly stage: Stage; readonly instanceId: string },
): Promise<void> {
  const item = { tenantId: migration.tenantId, id: migration.id, instanceId }
  try {
    switch (stage) {
      case 'judging':
        return await judge(ports, migration, item)
      case 'moving':
        return await move(ports, migration, item)
      case 'undoing':
        return await undo(ports, migration, item)
      default:
        return unreachable(stage)
    }
  } catch (error) {
    if (error instanceof LinliError && kindOf(error) === 'transient') throw error
    ports.onTrouble(error)
    const state = stage === 'undoing' ? 'kept' : 'stayed'
    await settleItem(ports.pool, item, {
      ...{ from: WAITING[stage], state, verdict: { kind: 'failed' } },
    })
  }
}

interface Item {
  readonly tenantId: string
  readonly id: string
  readonly instanceId: string
}

async function judge(
  { pool, migrator }: MigrationPorts,
  { toVersion }: StoredMigration,
  item: Item,
): Promise<void> {
  const { tenantId, instanceId } = item
  const verdict = await migrator.judge({ tenantId, instanceId, version: toVersion }, {})
  await settleItem(pool, item, {
    ...{ from: 'waiting', state: 'judged', verdict: storedVerdict(verdict ?? { kind: 'gone' }) },
  })
}

async function move(
  { pool, migrator, changes }: MigrationPorts,
  { toVersion, choices, decidedBy, requestedBy }: StoredMigration,
  item: Item,
): Promise<void> {
  const { tenantId, instanceId } = item
  const outcome = await migrator.move({
    ...{ tenantId, instanceId, version: toVersion, migrationId: item.id, choices },
    actor: officialCalled(decidedBy ?? requestedBy),
  })
  if (outcome.kind === 'moved') changes.announce([{ tenantId, instanceId }])
  else {
    await settleItem(pool, item, {
      ...{ from: 'judged', state: 'stayed', verdict: storedVerdict(outcome) },
    })
  }
}

async function undo(
  { pool, migrator, changes }: MigrationPorts,
  { decidedBy, requestedBy }: StoredMigration,
  item: Item,
): Promise<void> {
  const { tenantId, instanceId } = item
  const actor = officialCalled(decidedBy ?? requestedBy)
  const done = await migrator.undo({ tenantId, instanceId, migrationId: item.id, actor })
  if (done === 'undone') changes.announce([{ tenantId, instanceId }])
  else {
    const verdict = { kind: 'overtaken' } as const
    await settleItem(pool, item, { from: 'moved', state: 'kept', verdict })
  }
}

function officialCalled(accountId: string): Actor {
  return { accountId, role: 'official', posts: [] }
}

type Judged = Exclude<Awaited<ReturnType<Migrator['judge']>>, null>

function storedVerdict(verdict: Judged | Exclude<MoveOutcome, { kind: 'moved' }>): StoredVerdict {
  switch (verdict.kind) {
    case 'safe':
    case 'chosen':
    case 'gone':
      return { kind: verdict.kind }
    case 'choice':
    case 'stay':
      return verdict
    default:
      return unreachable(verdict)
  }
}
