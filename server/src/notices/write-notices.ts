import { type Clock, validHolding } from '@linli/runtime'
import { cityDay } from '@linli/schemas/city-day'
import type { Recipients } from '@linli/schemas/effect'
import type { LocaleText } from '@linli/schemas/locale-text'
import type pg from 'pg'
import { gather } from '../database/gather.ts'

export interface NewNotice {
  readonly tenantId: string
  /** The outbox id. */
  readonly id: string
  readonly instanceId: string
  readonly to: Recipients
  readonly title: LocaleText
  readonly body: LocaleText
  /** Whoever it goes to may read the instance from then on. */
  readonly copy?: { readonly by: string | null }
}

/** Writes a notice as one row per person, once however often it is repeated (I7). Notices that come together are one
 *  statement; where the database refuses it, each is written alone, so that one bad notice holds up no other. */
export function createNoticeWriter(
  pool: pg.Pool,
  clock: Clock,
): (notice: NewNotice) => Promise<void> {
  const write = gather(async (notices: readonly NewNotice[]) => {
    const day = cityDay(clock.now())
    try {
      await insertNotices(pool, notices, day)
      return notices.map(() => null)
    } catch (error) {
      if (notices.length === 1) return [{ error }]
      return Promise.all(notices.map((notice) => writeAlone(pool, notice, day)))
    }
  })
  return async (notice) => {
    const failure = await write(notice)
    if (failure !== null) throw failure.error
  }
}

type Failure = { readonly error: unknown } | null

async function writeAlone(pool: pg.Pool, notice: NewNotice, day: string): Promise<Failure> {
  try {
    await insertNotices(pool, [notice], day)
    return null
  } catch (error) {
    return { error }
  }
}

/** Goes to who holds the post now, not when the effect was planned. */
async function insertNotices(
  pool: pg.Pool,
  notices: readonly NewNotice[],
  day: string,
): Promise<void> {
  await pool.query({
    name: 'insert-notices',
    // A notice has an account or a post, so nobody stands in both halves.
    text: `WITH told AS (
           SELECT n.*, a.id AS person
             FROM unnest($1::text[], $2::text[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                         $10::bool[], $11::text[])
               AS n(tenant_id, id, instance_id, account_id, node_id, post, title, body, is_copy, copied_by)
            CROSS JOIN LATERAL (
              SELECT n.account_id AS id WHERE n.account_id IS NOT NULL
               UNION ALL
              SELECT DISTINCT p.account_id FROM holding p
               WHERE p.tenant_id = n.tenant_id AND p.node_id = n.node_id AND p.post = n.post
                 AND ${validHolding('p', '$9')}
            ) r
             JOIN account a ON a.tenant_id = n.tenant_id AND a.id = r.id AND a.disabled_at IS NULL
           ), copies AS (
           INSERT INTO instance_copy (tenant_id, instance_id, account_id, copied_by)
           SELECT DISTINCT ON (tenant_id, instance_id, person) tenant_id, instance_id, person, copied_by
             FROM told WHERE is_copy
               ON CONFLICT (tenant_id, instance_id, account_id) DO NOTHING
           )
           INSERT INTO notice (tenant_id, id, account_id, instance_id, title, body)
           SELECT tenant_id, id || '.' || person, person, instance_id, title, body FROM told
           ON CONFLICT (tenant_id, id) DO NOTHING`,
    values: [
      notices.map((notice) => notice.tenantId),
      notices.map((notice) => notice.id),
      notices.map((notice) => notice.instanceId),
      notices.map(({ to }) => (to.kind === 'account' ? to.accountId : null)),
      notices.map(({ to }) => (to.kind === 'post' ? to.nodeId : null)),
      notices.map(({ to }) => (to.kind === 'post' ? to.post : null)),
      notices.map((notice) => JSON.stringify(notice.title)),
      notices.map((notice) => JSON.stringify(notice.body)),
      day,
      notices.map(({ copy }) => copy !== undefined),
      notices.map(({ copy }) => copy?.by ?? null),
    ],
  })
}
