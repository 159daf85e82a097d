import { invariant } from '@linli/schemas/linli-error'
import type { NumberBlockRequest } from '../ports/engine-store.ts'
import type { Database } from './database.ts'

/** The first of `size` consecutive numbers. The row lock of the upsert orders the nodes; numbers of a block that a node
 *  does not use before it stops stay unused. */
export async function takeNumbers(database: Database, block: NumberBlockRequest): Promise<number> {
  const { rows } = await database.ask<{ first: number }>({
    name: 'take-numbers',
    text: `insert into number_block as b (tenant_id, family, day, next) values ($1, $2, $3, 1 + $4::int4)
           on conflict (tenant_id, family, day) do update set next = b.next + $4::int4
           returning b.next - $4::int4 as first`,
    values: [block.tenantId, block.family, block.day, block.size],
  })
  const row = rows[0]
  invariant(row !== undefined, 'A block of numbers is returned.')
  return row.first
}
