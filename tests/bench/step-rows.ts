import type { Pool } from 'pg'
import { gridId, TENANT } from './street.ts'

/** Instances that the references of bare SQL move: so many that two connections seldom meet at one. */
export const INSTANCES = 4_000

const INPUT = JSON.stringify({ kind: 'event', text: 'x'.repeat(150) })

/** What one step writes, as long as the product's own. */
export const STEP = {
  tenant: TENANT,
  body: 'x'.repeat(1_100),
  input: INPUT,
  explanation: INPUT,
  hash: 'f'.repeat(64),
  effect: '{"kind":"emit","event":"x"}',
}

/** How each value is written into SQL: `$3` for a driver, `:body` for pgbench. */
export type StepValues = Readonly<Record<keyof typeof STEP | 'instance', string>>

/** The same three writes in one statement, which is a transaction of its own. */
export function oneStatement(value: StepValues): string {
  return `WITH snapshot AS (
    ${updateSnapshot(value)}
  ), step AS (
    INSERT INTO history (${HISTORY})
    SELECT tenant_id, instance_id, seq, now(), 'event', ${value.input}, ${value.explanation}, ${value.hash} FROM snapshot
  )
  INSERT INTO outbox (${OUTBOX})
  SELECT tenant_id, instance_id::text || '.' || seq || '.0', instance_id, ${value.effect}, now(), ${IN_AN_HOUR}
    FROM snapshot`
}

export function updateSnapshot({ tenant, instance, body }: StepValues): string {
  return `UPDATE instance_snapshot SET seq = seq + 1, body = ${body}, updated_at = now()
     WHERE tenant_id = ${tenant} AND instance_id = ${instance} RETURNING tenant_id, instance_id, seq`
}

export const HISTORY = 'tenant_id, instance_id, seq, at, kind, input, explanation, snapshot_hash'
export const OUTBOX = 'tenant_id, id, instance_id, effect, created_at, next_attempt_at'
/** The effects are due in an hour, so that no deliverer takes them. */
export const IN_AN_HOUR = "now() + interval '1 hour'"

export async function createInstances(pool: Pool, ids: readonly string[]): Promise<void> {
  await pool.query(
    `INSERT INTO instance (tenant_id, id, definition_id, version_number, number, lookup_code, node_id, started_at)
     SELECT $1, id, 'bench-alarm', 1, 'PB-' || id, 'none', $2, now() FROM unnest($3::uuid[]) AS id`,
    [TENANT, gridId(0), ids],
  )
  await pool.query(
    `INSERT INTO instance_snapshot (tenant_id, instance_id, seq, body, updated_at)
     SELECT $1, id, 1, $2, now() FROM unnest($3::uuid[]) AS id`,
    [TENANT, STEP.body, ids],
  )
}
