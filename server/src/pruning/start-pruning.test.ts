import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publishTemplate } from '../../../tests/support/publish-template.ts'
import type { TestApp } from '../../../tests/support/start-app.ts'
import { startApp } from '../../../tests/support/start-app.ts'
import { type PrunedTable, startPruning } from './start-pruning.ts'

const HEARTBEAT = JSON.stringify({ kind: 'heartbeat', occurredAt: '2026-09-28T01:12:00+08:00' })
const DEVICE = 'smoke-2-2-302'

let linli: TestApp
beforeAll(async () => {
  linli = await startApp()
  await publishTemplate(linli.services, linli.street.tenant.id, 'smoke-alarm')
})
afterAll(() => linli.close())

const send = async (messageId: string) => {
  const response = await linli.callDevice({ deviceId: DEVICE, body: HEARTBEAT, messageId })
  expect(response.statusCode).toBe(202)
  return response.json()
}
const age = (messageId: string, days: number) =>
  linli.services.pool.query(
    `UPDATE inbox SET received_at = now() - $2 * interval '24 hours' WHERE message_id = $1`,
    [messageId, days],
  )
/** Keys of nobody, received 40 days ago. */
const fill = (prefix: string, count: number) =>
  linli.services.pool.query(
    `INSERT INTO inbox (tenant_id, source, message_id, body_hash, answer, received_at)
     SELECT 'long-gone', 'form', $1 || g, '', '{}', now() - interval '40 days' - g * interval '1 second'
       FROM generate_series(1, $2) AS g`,
    [prefix, count],
  )
const left = async () => {
  const { rows } = await linli.services.pool.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM inbox WHERE tenant_id = 'long-gone'`,
  )
  return rows[0]?.n
}
/** Another node's pruner over the same database. */
const createPruner = (inboxDays = 35) => {
  const counts: Record<PrunedTable, number> = {
    inbox: 0,
    session: 0,
    login_code: 0,
    file_part: 0,
    task_draft: 0,
  }
  const pruner = startPruning({
    ...{ pool: linli.services.pool, inboxDays, archiveDays: 90 },
    onArchived: () => undefined,
    onPruned: (table, count) => {
      counts[table] += count
    },
    onTrouble: () => undefined,
  })
  return { ...pruner, counts }
}

describe('pruning', () => {
  test('leaves a message its first answer while it is young enough, and forgets it after', async () => {
    const answers = { young: await send('young'), nearly: await send('nearly') }
    await send('old')
    await age('young', 29)
    await age('nearly', 34.9)
    await age('old', 35.1)

    await linli.pruner.prune()

    expect(await send('young')).toEqual({ kind: 'duplicate', first: answers.young })
    expect(await send('nearly')).toEqual({ kind: 'duplicate', first: answers.nearly })
    expect(await send('old')).toEqual({ kind: 'ignored' })
    expect(await linli.metrics.registry.metrics()).toContain(
      'linli_pruned_rows_total{table="inbox"} 1\n',
    )
  })

  test('removes more than one batch, and two nodes at once remove each row once', async () => {
    await fill('crowd-', 5_500)
    const nodes = [createPruner(), createPruner()]

    await Promise.all(nodes.map((node) => node.prune()))
    expect(await left()).toBe(0)
    expect(nodes.reduce((sum, { counts }) => sum + counts.inbox, 0)).toBe(5_500)
    await Promise.all(nodes.map((node) => node.stop()))
  })

  test('waits for no row that somebody holds, and is waited for by no new message', async () => {
    await fill('held-', 20)
    const holder = await linli.services.pool.connect()
    try {
      await holder.query('BEGIN')
      await holder.query(`SELECT 1 FROM inbox WHERE message_id IN ('held-1', 'held-20') FOR UPDATE`)
      await linli.pruner.prune()
      expect(await left()).toBe(2)
      expect(await send('meanwhile')).toEqual({ kind: 'ignored' })
    } finally {
      await holder.query('ROLLBACK')
      holder.release()
    }
    await linli.pruner.prune()
    expect(await left()).toBe(0)
  })

  test('refuses to forget what senders were promised to be remembered', async () => {
    const hasty = createPruner(29)
    await expect(hasty.prune()).rejects.toThrow(
      expect.objectContaining({ code: 'invariant.broken' }),
    )
    await hasty.stop()
  })

  test('removes sessions and codes that have ended, and no others', async () => {
    const { pool } = linli.services
    const cookie = await linli.signIn('li-acceptance')
    await pool.query(
      `INSERT INTO session (tenant_id, token_hash, account_id, expires_at)
       SELECT tenant_id, 'ended-' || g, account_id, now() - interval '1 second'
         FROM session CROSS JOIN generate_series(1, 3) AS g`,
    )
    await pool.query(
      `INSERT INTO login_code (tenant_id, phone, code_hash, expires_at)
       VALUES ('t', 'ended', '', now() - interval '1 second'), ('t', 'lives', '', now() + interval '1 minute')`,
    )
    const node = createPruner()

    await node.prune()
    await node.stop()

    expect(node.counts).toEqual({
      inbox: 0,
      session: 3,
      login_code: 1,
      file_part: 0,
      task_draft: 0,
    })
    const codes = await pool.query('SELECT phone FROM login_code')
    expect(codes.rows).toEqual([{ phone: 'lives' }])
    expect((await linli.ask('{ me { name } }', {}, cookie)).me).not.toBeNull()
  })
})
