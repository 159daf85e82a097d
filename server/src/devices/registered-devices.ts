import type { KeyObject } from 'node:crypto'
import { createSecretKey } from 'node:crypto'
import type pg from 'pg'
import { driverError } from '../database/store-error.ts'
import { openSecret } from '../secrets/sealed-secret.ts'

/** A device as the webhook sees it; at most one second old. */
export interface RegisteredDevice {
  readonly tenantId: string
  readonly id: string
  readonly type: string
  readonly name: string
  readonly nodeId: string
  readonly secret: KeyObject
}

export interface RegisteredDevices {
  /** Null for an unknown or disabled device. */
  find(deviceId: string): Promise<RegisteredDevice | null>
  /** Remembers that the device spoke; written in bulk every few seconds. */
  seen(device: RegisteredDevice): void
  /** Writes what is remembered. */
  flush(): Promise<void>
}

const CACHE_MS = 1_000
const CACHE_SIZE = 20_000

interface DeviceRow {
  readonly tenant_id: string
  readonly id: string
  readonly type: string
  readonly name: string
  readonly node_id: string
  readonly secret: string
}

export function createRegisteredDevices(pool: pg.Pool, key: Buffer): RegisteredDevices {
  const cache = new Map<string, { at: number; device: Promise<RegisteredDevice | null> }>()
  let spoke = new Map<string, { device: RegisteredDevice; at: Date }>()

  return {
    find(deviceId) {
      const now = performance.now()
      const cached = cache.get(deviceId)
      if (cached !== undefined && now - cached.at < CACHE_MS) return cached.device
      if (cache.size >= CACHE_SIZE) cache.clear()
      const device = loadDevice(pool, key, deviceId).catch((error: unknown) => {
        throw driverError(error)
      })
      cache.set(deviceId, { at: now, device })
      device.catch(() => cache.delete(deviceId))
      return device
    },
    seen(device) {
      spoke.set(device.id, { device, at: new Date() })
    },
    async flush() {
      if (spoke.size === 0) return
      const entries = [...spoke.values()]
      spoke = new Map()
      await pool.query(
        `UPDATE device d SET last_seen_at = s.at
           FROM unnest($1::text[], $2::text[], $3::timestamptz[]) AS s(tenant_id, id, at)
          WHERE d.tenant_id = s.tenant_id AND d.id = s.id`,
        [
          entries.map((e) => e.device.tenantId),
          entries.map((e) => e.device.id),
          entries.map((e) => e.at),
        ],
      )
    },
  }
}

async function loadDevice(
  pool: pg.Pool,
  key: Buffer,
  deviceId: string,
): Promise<RegisteredDevice | null> {
  const { rows } = await pool.query<DeviceRow>({
    name: 'load-device',
    text: `SELECT tenant_id, id, type, name, node_id, secret FROM device WHERE id = $1 AND disabled_at IS NULL`,
    values: [deviceId],
  })
  const row = rows[0]
  if (row === undefined) return null
  return {
    tenantId: row.tenant_id,
    id: row.id,
    type: row.type,
    name: row.name,
    nodeId: row.node_id,
    secret: createSecretKey(openSecret(key, deviceSecretName(row.tenant_id, row.id), row.secret)),
  }
}

/** What a device's sealed secret is bound to. */
export function deviceSecretName(tenantId: string, deviceId: string): string {
  return `device|${tenantId}|${deviceId}`
}
