import type { Load, PersonKey } from '../core/loads.ts'
import { textArray } from './array-literal.ts'
import type { Database } from './database.ts'

interface LoadRow {
  readonly open: number
  readonly last_at: string | null
  readonly turn: number | null
}

/** Counts each person's open tasks through the indexes of what waits; what she last got, through one of its own. */
export async function loadLoads(
  database: Database,
  people: readonly PersonKey[],
): Promise<(PersonKey & Load)[]> {
  const { rows } = await database.ask<LoadRow>({
    name: 'load-loads',
    text: `
      select (held.n + hers.n)::int4 as open, (extract(epoch from last.opened_at) * 1000)::int8::text as last_at, last.turn
      from unnest($1::text[], $2::text[], $3::text[], $4::text[]) with ordinality as k(tenant, account, definition, name, place)
      cross join lateral (
        select count(*) as n from task where tenant_id = k.tenant and holder_id = k.account and state = 'open'
      ) held
      cross join lateral (
        select count(*) as n from task
        where tenant_id = k.tenant and assignee_id = k.account and state = 'open' and holder_id is null
      ) hers
      left join lateral (
        select opened_at, coalesce(max((why::json ->> 'turn')::int4), 0) as turn from task
        where assignee_id = k.account and definition_id = k.definition and name = k.name and tenant_id = k.tenant
          and question_kind is null
        group by opened_at order by opened_at desc limit 1
      ) last on true
      order by k.place`,
    values: [
      textArray(people.map(({ tenantId }) => tenantId)),
      textArray(people.map(({ accountId }) => accountId)),
      textArray(people.map(({ definitionId }) => definitionId)),
      textArray(people.map(({ task }) => task)),
    ],
  })
  return people.map((key, index) => {
    const row = rows[index]
    const last = row?.last_at == null ? null : { at: Number(row.last_at), turn: row.turn ?? 0 }
    return { ...key, open: row?.open ?? 0, last }
  })
}
