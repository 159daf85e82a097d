import { randomUUID } from 'node:crypto'
import type { JsonObject } from '@linli/schemas/json'
import type pg from 'pg'
import type { RegisteredDevice } from './registered-devices.ts'

/** The latest readings of each type of device, as they came: what a trigger is drawn after. */
export interface DeviceSamples {
  /** Remembers a reading whose signature is good, whatever becomes of it; written in bulk every few seconds. */
  note(device: RegisteredDevice, reading: JsonObject): void
  /** Writes what is remembered; done when all of it is there for whoever reads. */
  flush(): Promise<void>
}

/** Of each type of device in each tenant. */
export const KEPT_SAMPLES = 5
/** Or for as long as the street keeps what is personal, where that is shorter. */
export const KEPT_SAMPLE_DAYS = 30
/** In UTF-16 units of its JSON; a longer one is no example that anybody reads. */
const LONGEST = 16_384

interface Noted {
  readonly id: string
  readonly device: RegisteredDevice
  readonly at: Date
  readonly reading: JsonObject
}

/** A reading costs the hot path one entry of a list of five; a flush costs two statements however many came. */
export function createDeviceSamples(pool: pg.Pool): DeviceSamples {
  let latest = new Map<string, Noted[]>()
  let newest = 0
  let writing: Promise<void> = Promise.resolve()
  return {
    note(device, reading) {
      const key = `${device.tenantId}\n${device.type}`
      const noted = latest.get(key) ?? []
      // Two of one millisecond keep their order.
      newest = Math.max(Date.now(), newest + 1)
      noted.push({ id: randomUUID(), device, at: new Date(newest), reading })
      if (noted.length > KEPT_SAMPLES) noted.shift()
      latest.set(key, noted)
    },
    flush() {
      // Whoever asks while another one writes waits for that too.
      writing = writing.then(writeLatest, writeLatest)
      return writing
    },
  }

  async function writeLatest(): Promise<void> {
    if (latest.size === 0) return
    const rows = [...latest.values()].flat().flatMap((noted) => {
      const text = JSON.stringify(noted.reading)
      return text.length > LONGEST ? [] : [{ ...noted, text }]
    })
    latest = new Map()
    await write(pool, rows)
  }
}

async function write(
  pool: pg.Pool,
  rows: readonly (Noted & { readonly text: string })[],
): Promise<void> {
  // A device that was taken out meanwhile leaves none.
  await pool.query(
    `INSERT INTO device_sample (tenant_id, id, device_type, device_id, at, reading)
     SELECT s.tenant_id, s.id, s.device_type, s.device_id, s.at, s.reading
       FROM unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::timestamptz[], $6::text[])
            AS s(tenant_id, id, device_type, device_id, at, reading)
       JOIN device d ON d.tenant_id = s.tenant_id AND d.id = s.device_id`,
    [
      rows.map(({ device }) => device.tenantId),
      rows.map(({ id }) => id),
      rows.map(({ device }) => device.type),
      rows.map(({ device }) => device.id),
      rows.map(({ at }) => at),
      rows.map(({ text }) => text),
    ],
  )
  await pool.query(
    `DELETE FROM device_sample s USING (
       SELECT tenant_id, id, row_number() OVER (PARTITION BY tenant_id, device_type ORDER BY at DESC, id) AS place
         FROM device_sample WHERE (tenant_id, device_type) IN (SELECT * FROM unnest($1::text[], $2::text[]))) ranked
      WHERE s.tenant_id = ranked.tenant_id AND s.id = ranked.id AND ranked.place > $3`,
    [
      rows.map(({ device }) => device.tenantId),
      rows.map(({ device }) => device.type),
      KEPT_SAMPLES,
    ],
  )
}

/** Drops what came before an instant (epoch ms): a reading may name somebody, too. */
export async function dropSamples(
  pool: Pick<pg.Pool, 'query'>,
  { tenantId, before }: { readonly tenantId: string; readonly before: number },
): Promise<void> {
  await pool.query('DELETE FROM device_sample WHERE tenant_id = $1 AND at < $2', [
    tenantId,
    new Date(before),
  ])
}
