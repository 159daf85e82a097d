import type { Directory } from '@linli/runtime'
import type pg from 'pg'
import { inTransaction } from '../database/in-transaction.ts'
import { type Passes, startPasses } from '../database/start-passes.ts'
import { newsWords } from '../notices/notice-wordings.ts'
import { snapshotOf } from '../reading/snapshot-of.ts'
import { createVersions, type Versions } from '../reading/versions.ts'
import { publicState, roughPlace, shownKind } from './nearby-case.ts'

const POLL_MS = 5_000
const AT_ONCE = 200

interface Telling {
  readonly pool: pg.Pool
  readonly directory: Directory
  readonly onTrouble: (error: unknown) => void
}

/** Tells those who follow an instance where it stands, in the words for all residents, as soon as these change: each change once,
 *  whichever node looks first and wherever it stops, because what was told is written with the notice. */
export function startTellingFollowers(ports: Telling): Passes {
  const versions = createVersions(ports.pool)
  const pass = async (isStopped: () => boolean) => {
    while (!isStopped() && (await tellFollowers({ ...ports, versions })) === AT_ONCE);
  }
  return startPasses({ everyMs: POLL_MS, pass, onTrouble: ports.onTrouble })
}

interface Waiting {
  readonly tenantId: string
  readonly instanceId: string
  readonly accountId: string
  readonly told: string
  readonly definitionId: string
  readonly versionNumber: number
  readonly nodeId: string
  readonly initiatorId: string | null
  readonly endedAt: Date | null
  readonly endedAs: string | null
  readonly seq: number
  readonly body: string
}

/** One look; gives how many followers' instances had moved. */
export function tellFollowers(
  ports: Pick<Telling, 'pool' | 'directory'> & { readonly versions: Versions },
): Promise<number> {
  return inTransaction(ports.pool, async (client) => {
    // The rows are locked, so that two nodes do not tell the same; a node that is telling holds up no other.
    const { rows } = await client.query<Waiting>(
      `SELECT f.tenant_id AS "tenantId", f.instance_id AS "instanceId", f.account_id AS "accountId", f.told,
              i.definition_id AS "definitionId", i.version_number AS "versionNumber", i.node_id AS "nodeId",
              i.initiator_id AS "initiatorId", i.ended_at AS "endedAt", i.ended_as AS "endedAs", s.seq, s.body
         FROM instance_follower f
         JOIN instance i ON i.tenant_id = f.tenant_id AND i.id = f.instance_id
         JOIN instance_snapshot s ON s.tenant_id = f.tenant_id AND s.instance_id = f.instance_id
        WHERE f.over_at IS NULL AND s.seq > f.told_seq
        LIMIT ${AT_ONCE} FOR UPDATE OF f SKIP LOCKED`,
    )
    for (const row of rows) await tellOne(client, row, ports)
    return rows.length
  })
}

async function tellOne(
  client: pg.PoolClient,
  row: Waiting,
  { versions, directory }: { readonly versions: Versions; readonly directory: Directory },
): Promise<void> {
  const { tenantId, instanceId, accountId } = row
  const version = await versions.get(tenantId, row.definitionId, row.versionNumber)
  const snapshot = snapshotOf(row)
  const state = publicState(version, snapshot, row.endedAs)
  const kind = shownKind(version.definition, snapshot) ?? version.definition.title
  const place = roughPlace(await directory.org(tenantId), row)
  const told = JSON.stringify(state)
  if (told !== row.told) {
    const words = await newsWords(client, tenantId)
    const { title, body } = words({ notice: 'followed.news', values: { kind, place, state } })
    await client.query(
      `INSERT INTO notice (tenant_id, id, account_id, instance_id, title, body) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (tenant_id, id) DO NOTHING`,
      [
        ...[tenantId, `${instanceId}.${row.seq}.followed.${accountId}`, accountId, instanceId],
        ...[JSON.stringify(title), JSON.stringify(body)],
      ],
    )
  }
  await client.query(
    `UPDATE instance_follower SET told = $4, told_seq = $5, over_at = CASE WHEN $6 THEN clock_timestamp() END
      WHERE tenant_id = $1 AND instance_id = $2 AND account_id = $3`,
    [tenantId, instanceId, accountId, told, row.seq, row.endedAt !== null],
  )
}
