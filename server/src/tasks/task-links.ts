import { createHmac } from 'node:crypto'
import type pg from 'pg'
import { isSameSecret } from '../http/same-secret.ts'

/** Links at which one task is done by whoever has them (R14): they hold as long as the task is open. */
export interface TaskLinks {
  /** The address of the open task of that name that waits for somebody; null where none does, or nobody knows how people reach us. */
  find(wanted: WantedTask): Promise<string | null>
  /** The id of the task that a link is of; null for one that we did not make. */
  taskOf(tenantId: string, token: string): string | null
}

interface WantedTask {
  readonly tenantId: string
  readonly instanceId: string
  /** Of the definition. */
  readonly task: string
  /** Whom the task waits for, and the message goes to. */
  readonly accountId: string
}

/** 128 bits: nobody guesses one, and a message stays short. */
const MAC_BYTES = 16

export function createTaskLinks(deps: {
  readonly pool: pg.Pool
  readonly key: Buffer
  /** Origin that people reach; null before it is known. */
  readonly origin: () => string | null
}): TaskLinks {
  const { pool, key, origin } = deps
  const mac = (tenantId: string, taskId: string) =>
    createHmac('sha256', key)
      .update(`task-link|${tenantId}|${taskId}`)
      .digest()
      .subarray(0, MAC_BYTES)
      .toString('base64url')
  return {
    async find({ tenantId, instanceId, task, accountId }) {
      const base = origin()
      if (base === null) return null
      const { rows } = await pool.query<{ id: string }>(
        `SELECT id FROM task
          WHERE tenant_id = $1 AND instance_id = $2 AND name = $3 AND state = 'open' AND assignee_id = $4
          ORDER BY opened_at DESC LIMIT 1`,
        [tenantId, instanceId, task, accountId],
      )
      const id = rows[0]?.id
      return id === undefined ? null : `${base.replace(/\/$/, '')}/do/${id}.${mac(tenantId, id)}`
    },
    taskOf(tenantId, token) {
      const dot = token.lastIndexOf('.')
      const taskId = token.slice(0, Math.max(dot, 0))
      return isSameSecret(token.slice(dot + 1), mac(tenantId, taskId)) ? taskId : null
    },
  }
}
