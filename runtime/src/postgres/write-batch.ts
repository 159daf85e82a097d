import type { Database } from './database.ts'
import type { FilledPart } from './write-part.ts'

/** Prepared statements by the parts they hold; there are few combinations in practice and at most 2^20. */
export interface StatementTexts {
  /** What their names begin with; no other statement of the pool's is called so. */
  readonly prefix: string
  readonly known: Map<string, { readonly name: string; readonly text: string }>
}

export function createStatementTexts(prefix: string): StatementTexts {
  return { prefix, known: new Map() }
}

/** Writes all parts in one statement, hence in one transaction and one round trip (I4): each part is a data-modifying
 *  CTE, foreign keys are checked at its end. A lost fence divides by zero, which rolls everything back.
 *  Throws the driver's error. */
export async function writeBatch(
  { database, texts }: { readonly database: Database; readonly texts: StatementTexts },
  parts: readonly FilledPart[],
  now: number,
): Promise<void> {
  if (parts.length === 0) return
  const list = parts.map((filled) => filled.name).join(' ')
  let statement = texts.known.get(list)
  if (statement === undefined) {
    // The server cuts names at 63 bytes, so the order of first use stands for the list.
    statement = { name: `${texts.prefix}-${texts.known.size}`, text: statementText(parts) }
    texts.known.set(list, statement)
  }
  const values: unknown[] = [now]
  for (const filled of parts) {
    if (filled.part.isFence) values.push(filled.count)
    for (const value of filled.values) values.push(value)
  }
  await database.ask({ ...statement, values })
}

function statementText(parts: readonly FilledPart[]): string {
  let parameter = 1
  const expressions: string[] = []
  const fences: string[] = []
  for (const { name, part } of parts) {
    if (part.isFence) {
      parameter++
      fences.push(
        `1 / (case when (select count(*) from ${name}) = $${parameter}::int8 then 1 else 0 end)`,
      )
    }
    const arrays = part.columns.map((column) => `$${++parameter}::${column.type}[]`)
    const columns = part.columns.map((column) => column.name)
    const rows = `unnest(${arrays.join(', ')}) as r(${columns.join(', ')})`
    expressions.push(`${name} as (${part.sql(rows, 'to_timestamp($1::float8 / 1000)')})`)
  }
  return `with ${expressions.join(',\n')}\nselect ${fences.length === 0 ? '1' : fences.join(', ')}`
}
