import { LinliError } from '@linli/schemas/linli-error'
import type pg from 'pg'
import type { OrgChange } from '../org/change-org.ts'
import { loadOpenPlace } from '../org/change-tree.ts'
import { assertInPart } from '../org/own-part.ts'
import { newCode } from '../reading/new-code.ts'

/** A code that holds, with what its sticker says. */
export interface PlaceCode {
  readonly code: string
  /** The door, or the node where the device is. */
  readonly nodeId: string
  readonly deviceId: string | null
  /** Of the node or of the device. */
  readonly name: string
  readonly madeAt: Date
}

/** Where whoever scanned a code stands. */
export interface ScannedPlace {
  readonly nodeId: string
  /** Name of the device; null at a door. */
  readonly device: string | null
}

type Wanted =
  | { readonly kind: 'door'; readonly id: string }
  | { readonly kind: 'device'; readonly id: string }

/** 68 bits: whoever tries codes finds none. */
const LENGTH = 14
const MOST_AT_ONCE = 200

/** The codes of these doors and devices, in this order; who has none gets one. Throws `place-code.too-many`, `node.not-found`, `node.closed`,
 *  `node.team`, `device.unknown`, and `access.denied` beyond the official's part. */
export async function takeCodes(
  change: OrgChange,
  wanted: { readonly nodeIds: readonly string[]; readonly deviceIds: readonly string[] },
  now: number,
): Promise<PlaceCode[]> {
  const all: Wanted[] = [
    ...[...new Set(wanted.nodeIds)].map((id) => ({ kind: 'door', id }) as const),
    ...[...new Set(wanted.deviceIds)].map((id) => ({ kind: 'device', id }) as const),
  ]
  if (all.length > MOST_AT_ONCE)
    throw new LinliError('place-code.too-many', `At most ${MOST_AT_ONCE} codes at once.`)
  const codes: PlaceCode[] = []
  for (const each of all) codes.push(await takeCode(change, each, now))
  return codes
}

async function takeCode(change: OrgChange, wanted: Wanted, now: number): Promise<PlaceCode> {
  const named = await loadNamed(change, wanted)
  await assertInPart(change, [named.nodeId])
  const { rows } = await change.client.query<{ code: string; madeAt: Date }>(
    `SELECT code, made_at AS "madeAt" FROM place_code
      WHERE tenant_id = $1 AND ${COLUMNS[wanted.kind]} = $2 AND ended_at IS NULL`,
    [change.tenantId, wanted.id],
  )
  return rows[0] === undefined
    ? makeCode(change, { wanted, named, deed: 'code-made', now })
    : { ...named, ...rows[0] }
}

/** Ends a code that holds and gives another in its place: a sticker that was torn off, copied or lost leads nowhere from then on. Throws
 *  `place-code.not-found`, and what `takeCodes` throws. */
export async function renewCode(change: OrgChange, code: string, now: number): Promise<PlaceCode> {
  const { client, tenantId } = change
  const { rows } = await client.query<{ nodeId: string | null; deviceId: string | null }>(
    `SELECT node_id AS "nodeId", device_id AS "deviceId" FROM place_code
      WHERE tenant_id = $1 AND code = $2 AND ended_at IS NULL`,
    [tenantId, code],
  )
  const { nodeId = null, deviceId = null } = rows[0] ?? {}
  if (nodeId === null && deviceId === null)
    throw new LinliError('place-code.not-found', 'There is no such code, or it has ended.')
  const wanted: Wanted =
    nodeId === null ? { kind: 'device', id: deviceId ?? '' } : { kind: 'door', id: nodeId }
  const named = await loadNamed(change, wanted)
  await assertInPart(change, [named.nodeId])
  await client.query('UPDATE place_code SET ended_at = $3 WHERE tenant_id = $1 AND code = $2', [
    ...[tenantId, code, new Date(now)],
  ])
  return makeCode(change, { wanted, named, deed: 'code-renewed', now })
}

/** Where a code leads; null for one that was never given or has ended, and where the place or the device is closed. */
export async function findScanned(
  database: Pick<pg.Pool, 'query'>,
  { tenantId, code }: { readonly tenantId: string; readonly code: string },
): Promise<ScannedPlace | null> {
  const { rows } = await database.query<ScannedPlace>(
    `SELECT n.id AS "nodeId", d.name AS device
       FROM place_code c
       LEFT JOIN device d ON d.tenant_id = c.tenant_id AND d.id = c.device_id
       JOIN org_node n ON n.tenant_id = c.tenant_id AND n.id = coalesce(c.node_id, d.node_id)
      WHERE c.tenant_id = $1 AND c.code = $2 AND c.ended_at IS NULL AND n.closed_at IS NULL AND d.disabled_at IS NULL`,
    [tenantId, code],
  )
  return rows[0] ?? null
}

const COLUMNS = { door: 'node_id', device: 'device_id' } as const

type Named = Pick<PlaceCode, 'nodeId' | 'deviceId' | 'name'>

async function loadNamed(change: OrgChange, { kind, id }: Wanted): Promise<Named> {
  if (kind === 'door') {
    const { name } = await loadOpenPlace(change, id)
    return { nodeId: id, deviceId: null, name }
  }
  const { rows } = await change.client.query<Named>(
    `SELECT node_id AS "nodeId", id AS "deviceId", name FROM device
      WHERE tenant_id = $1 AND id = $2 AND disabled_at IS NULL`,
    [change.tenantId, id],
  )
  const [device] = rows
  if (device === undefined) throw new LinliError('device.unknown', `There is no device '${id}'.`)
  await loadOpenPlace(change, device.nodeId)
  return device
}

interface NewCode {
  readonly wanted: Wanted
  readonly named: Named
  readonly deed: 'code-made' | 'code-renewed'
  readonly now: number
}

/** The code itself is in no audit: whoever reads there need not be able to print it. */
async function makeCode(
  { client, tenantId, record }: OrgChange,
  { wanted, named, deed, now }: NewCode,
): Promise<PlaceCode> {
  const [code, madeAt] = [newCode(LENGTH), new Date(now)]
  await client.query(
    `INSERT INTO place_code (tenant_id, code, ${COLUMNS[wanted.kind]}, made_at) VALUES ($1, $2, $3, $4)`,
    [tenantId, code, wanted.id, madeAt],
  )
  const after = named.deviceId === null ? {} : { device: named.name }
  await record({ deed, object: `org-node:${named.nodeId}`, before: null, after })
  return { ...named, code, madeAt }
}
