import type pg from 'pg'

export interface StoredBytes {
  /** Of the whole file. */
  readonly size: number
  /** The bytes from the first to the last, both included, as they are asked for: whoever reads slowly holds one part. Ends early where the
   *  file is erased meanwhile. Throws the driver's error. */
  read(first: number, last: number): AsyncGenerator<Buffer, void, undefined>
}

const PART = 256 * 1024

/** A file as it lies in the database; null where there is none. */
export async function openStored(
  pool: pg.Pool,
  { tenantId, id }: { readonly tenantId: string; readonly id: string },
): Promise<StoredBytes | null> {
  const { rows } = await pool.query<{ size: number }>(
    'SELECT octet_length(bytes) AS size FROM file WHERE tenant_id = $1 AND id = $2',
    [tenantId, id],
  )
  const size = rows[0]?.size
  if (size === undefined) return null
  return {
    size,
    async *read(first, last) {
      for (let at = first; at <= last; at += PART) {
        const part = await pool.query<{ part: Buffer }>(
          'SELECT substring(bytes FROM $3 FOR $4) AS part FROM file WHERE tenant_id = $1 AND id = $2',
          [tenantId, id, at + 1, Math.min(PART, last - at + 1)],
        )
        const bytes = part.rows[0]?.part
        if (bytes === undefined) return
        yield bytes
      }
    },
  }
}
