import type { Shape } from '@linli/runtime/core'
import type pg from 'pg'
import type { OrgChange } from '../org/change-org.ts'

/** A node with where it lies; null where nobody has said. */
export interface ShapedNode {
  readonly id: string
  readonly parentId: string | null
  readonly kind: string
  readonly name: string
  readonly code: string | null
  readonly shape: Shape | null
}

/** One row, days of the city. */
export interface StoredShape {
  readonly validFrom: string
  readonly validUntil: string | null
  readonly shape: string
}

type Database = Pick<pg.Pool, 'query'>

/** Open places (no teams) with where they lie on a day: all of them, or a node and its children. */
export async function findShapes(
  database: Database,
  {
    tenantId,
    day,
    around,
  }: { readonly tenantId: string; readonly day: string; readonly around: string | null },
): Promise<ShapedNode[]> {
  const { rows } = await database.query<Omit<ShapedNode, 'shape'> & { shape: string | null }>(
    `SELECT n.id, n.parent_id AS "parentId", n.kind, n.name, n.code, s.shape
       FROM org_node n
       LEFT JOIN node_shape s ON s.tenant_id = n.tenant_id AND s.node_id = n.id AND s.valid_from <= $2::date
        AND (s.valid_until IS NULL OR s.valid_until > $2::date)
      WHERE n.tenant_id = $1 AND n.closed_at IS NULL AND ($3::text IS NULL OR n.id = $3 OR n.parent_id = $3)
        AND NOT EXISTS (SELECT 1 FROM team t WHERE t.tenant_id = n.tenant_id AND t.node_id = n.id)
      ORDER BY n.position, n.id`,
    [tenantId, day, around],
  )
  return rows.map(({ shape, ...node }) => ({
    ...node,
    // Only what was parsed is stored.
    shape: shape === null ? null : (JSON.parse(shape) as Shape),
  }))
}

/** Nodes of which something is planned for after the day: that they lie elsewhere, or nowhere. */
export async function findPlanned(
  database: Database,
  { tenantId, day }: { readonly tenantId: string; readonly day: string },
): Promise<ReadonlySet<string>> {
  const { rows } = await database.query<{ id: string }>(
    `SELECT DISTINCT node_id AS id FROM node_shape
      WHERE tenant_id = $1 AND (valid_from > $2::date OR valid_until > $2::date)`,
    [tenantId, day],
  )
  return new Set(rows.map(({ id }) => id))
}

/** Each node lies there from the day on, or nowhere where it is null, whatever was planned for later; where it lay before stays for
 *  the days before. */
export async function putShapes(
  { client, tenantId }: OrgChange,
  day: string,
  places: readonly { readonly nodeId: string; readonly shape: Shape | null }[],
): Promise<void> {
  const nodeIds = places.map(({ nodeId }) => nodeId)
  await client.query(
    'DELETE FROM node_shape WHERE tenant_id = $1 AND node_id = ANY($2) AND valid_from >= $3::date',
    [tenantId, nodeIds, day],
  )
  await client.query(
    `UPDATE node_shape SET valid_until = $3::date WHERE tenant_id = $1 AND node_id = ANY($2)
        AND (valid_until IS NULL OR valid_until > $3::date)`,
    [tenantId, nodeIds, day],
  )
  const somewhere = places.filter(({ shape }) => shape !== null)
  await client.query(
    `INSERT INTO node_shape (tenant_id, node_id, valid_from, shape)
     SELECT $1, n.id, $2::date, n.shape FROM unnest($3::text[], $4::text[]) AS n(id, shape)`,
    [
      ...[tenantId, day],
      somewhere.map(({ nodeId }) => nodeId),
      somewhere.map(({ shape }) => JSON.stringify(shape)),
    ],
  )
}

/** The rows of a node that lies there from the day on until what was planned of it for later, which stays. */
export function untilPlanned(
  was: readonly StoredShape[],
  { day, shape }: { readonly day: string; readonly shape: Shape },
): StoredShape[] {
  const isOver = ({ validUntil }: StoredShape) => validUntil !== null && validUntil <= day
  const before = was.filter(({ validFrom }) => validFrom < day)
  const later = was.filter(({ validFrom }) => validFrom > day)
  const changes = was.flatMap((row) => {
    if (row.validFrom > day) return [row.validFrom]
    return row.validUntil === null || isOver(row) ? [] : [row.validUntil]
  })
  const [validUntil = null] = changes.sort()
  return [
    ...before.map((row) => (isOver(row) ? row : { ...row, validUntil: day })),
    { validFrom: day, validUntil, shape: JSON.stringify(shape) },
    ...later,
  ]
}

/** All rows of a node, for `replaceShapes`. */
export async function storedShapes(
  { client, tenantId }: OrgChange,
  nodeId: string,
): Promise<StoredShape[]> {
  const { rows } = await client.query<StoredShape>(
    `SELECT valid_from::text AS "validFrom", valid_until::text AS "validUntil", shape FROM node_shape
      WHERE tenant_id = $1 AND node_id = $2 ORDER BY valid_from`,
    [tenantId, nodeId],
  )
  return rows
}

/** These are all its rows from now on. */
export async function replaceShapes(
  { client, tenantId }: OrgChange,
  nodeId: string,
  shapes: readonly StoredShape[],
): Promise<void> {
  await client.query('DELETE FROM node_shape WHERE tenant_id = $1 AND node_id = $2', [
    tenantId,
    nodeId,
  ])
  await client.query(
    `INSERT INTO node_shape (tenant_id, node_id, valid_from, valid_until, shape)
     SELECT $1, $2, n.* FROM unnest($3::date[], $4::date[], $5::text[]) AS n`,
    [
      ...[tenantId, nodeId],
      shapes.map(({ validFrom }) => validFrom),
      shapes.map(({ validUntil }) => validUntil),
      shapes.map(({ shape }) => shape),
    ],
  )
}

/** Where these nodes lie on a day, closed ones too, in their order; those of which nobody has said it are left out. */
export async function shapesOn(
  { client, tenantId }: OrgChange,
  nodeIds: readonly string[],
  day: string,
): Promise<Shape[]> {
  const { rows } = await client.query<{ shape: string }>(
    `SELECT s.shape FROM unnest($2::text[]) WITH ORDINALITY AS n(id, rank)
       JOIN node_shape s ON s.tenant_id = $1 AND s.node_id = n.id AND s.valid_from <= $3::date
        AND (s.valid_until IS NULL OR s.valid_until > $3::date)
      ORDER BY n.rank`,
    [tenantId, nodeIds, day],
  )
  return rows.map(({ shape }) => JSON.parse(shape) as Shape)
}
