import type { JsonObject } from '@linli/schemas/json'
import type { InstanceFields } from '@linli/schemas/snapshot'
import type {
  IncidentResolution,
  Loaded,
  LoadKeys,
  MessageMark,
  StoredIncident,
} from '../ports/engine-store.ts'
import { arrayLiteral, type CellValue, textArray } from './array-literal.ts'
import type { Database } from './database.ts'
import { snapshotFrom } from './snapshot-text.ts'

interface LoadedRow {
  readonly part: 'instance' | 'inbox' | 'correlation' | 'incident'
  readonly tenant_id: string
  readonly a: string
  readonly b: string
  readonly c: string | null
  readonly body: string | null
  readonly number: number | null
}

/** Each part looks its keys up one by one through the primary key: `lateral … limit 1` keeps the planner from joining
 *  the whole table when its statistics are young. Reads only, takes no lock. */
const PARTS = {
  instance: {
    types: ['text', 'uuid'],
    sql: (keys: string) => `
      select 'instance' as part, k.a as tenant_id, k.b::text as a, x.definition_id as b, x.fields as c, x.body, x.version_number as number
      from ${keys} cross join lateral (
        select i.definition_id, i.version_number, s.body,
               json_build_array(i.number, i.node_id, i.initiator_id)::text as fields
        from instance_snapshot s join instance i on i.tenant_id = s.tenant_id and i.id = s.instance_id
        where s.tenant_id = k.a and s.instance_id = k.b limit 1
      ) x`,
  },
  inbox: {
    types: ['text', 'text', 'text'],
    sql: (keys: string) => `
      select 'inbox', k.a, k.b, k.c, x.body_hash, x.answer, null
      from ${keys} cross join lateral (
        select body_hash, answer from inbox
        where tenant_id = k.a and source = k.b and message_id = k.c limit 1
      ) x`,
  },
  correlation: {
    types: ['text', 'text', 'text'],
    sql: (keys: string) => `
      select 'correlation', k.a, k.b, k.c, x.instance_id::text, null, null
      from ${keys} cross join lateral (
        select instance_id from correlation
        where tenant_id = k.a and definition_id = k.b and key = k.c limit 1
      ) x`,
  },
  incident: {
    types: ['text', 'uuid'],
    sql: (keys: string) => `
      select 'incident', k.a, k.b::text, x.instance_id::text, null, x.body, null
      from ${keys} cross join lateral (
        select instance_id, json_build_object(
          'kind', kind, 'input', input::json, 'received', inbox_key::json, 'as', resolved_as, 'by', resolved_by,
          'at', (extract(epoch from resolved_at) * 1000)::int8
        )::text as body
        from incident where tenant_id = k.a and id = k.b limit 1
      ) x`,
  },
} as const

type PartName = keyof typeof PARTS

/** Everything a batch asks for, in one round trip. */
export async function loadBatch(database: Database, keys: LoadKeys): Promise<Loaded> {
  const asked: { readonly name: PartName; readonly columns: readonly CellValue[][] }[] = []
  if (keys.instances.length > 0) {
    asked.push({
      name: 'instance',
      columns: [
        keys.instances.map((key) => key.tenantId),
        keys.instances.map((key) => key.instanceId),
      ],
    })
  }
  if (keys.inbox.length > 0) {
    asked.push({
      name: 'inbox',
      columns: [
        keys.inbox.map((key) => key.tenantId),
        keys.inbox.map((key) => key.source),
        keys.inbox.map((key) => key.messageId),
      ],
    })
  }
  if (keys.correlations.length > 0) {
    asked.push({
      name: 'correlation',
      columns: [
        keys.correlations.map((key) => key.tenantId),
        keys.correlations.map((key) => key.definitionId),
        keys.correlations.map((key) => key.key),
      ],
    })
  }
  if (keys.incidents.length > 0) {
    asked.push({
      name: 'incident',
      columns: [keys.incidents.map((key) => key.tenantId), keys.incidents.map((key) => key.id)],
    })
  }
  if (asked.length === 0) return { instances: [], inbox: [], correlations: [], incidents: [] }
  const { rows } = await database.ask<LoadedRow>({
    name: `load-${asked.map((part) => part.name).join('-')}`,
    text: statementText(asked.map((part) => part.name)),
    values: asked.flatMap(({ name, columns }) =>
      columns.map((cells, index) =>
        PARTS[name].types[index] === 'text' ? textArray(cells) : arrayLiteral(cells),
      ),
    ),
  })
  return sortOut(rows)
}

function statementText(names: readonly PartName[]): string {
  let parameter = 0
  const selects = names.map((name) => {
    const { types, sql } = PARTS[name]
    const arrays = types.map((type) => `$${++parameter}::${type}[]`)
    const letters = types.map((_, index) => 'abc'[index])
    return sql(`unnest(${arrays.join(', ')}) as k(${letters.join(', ')})`)
  })
  const [first = '', ...others] = selects
  return [withNames(first), ...others].join('\nunion all')
}

/** The first select of a union names the columns. */
function withNames(select: string): string {
  return `select * from (${select}) as first(part, tenant_id, a, b, c, body, number)`
}

function sortOut(rows: readonly LoadedRow[]): Loaded {
  const instances: Loaded['instances'][number][] = []
  const inbox: Loaded['inbox'][number][] = []
  const correlations: Loaded['correlations'][number][] = []
  const incidents: StoredIncident[] = []
  for (const row of rows) {
    const tenantId = row.tenant_id
    if (row.part === 'instance') {
      instances.push({
        tenantId,
        instanceId: row.a,
        definitionId: row.b,
        versionNumber: row.number ?? 0,
        snapshot: snapshotFrom(row.body ?? 'null', fieldsOf(row)),
      })
    } else if (row.part === 'inbox') {
      inbox.push({
        tenantId,
        source: row.a,
        messageId: row.b,
        bodyHash: row.c ?? '',
        answer: JSON.parse(row.body ?? 'null') as JsonObject,
      })
    } else if (row.part === 'incident') {
      incidents.push(incidentOf(row))
    } else {
      correlations.push({ tenantId, definitionId: row.a, key: row.b, instanceId: row.c ?? '' })
    }
  }
  return { instances, inbox, correlations, incidents }
}

function fieldsOf({ a: instanceId, c }: LoadedRow): InstanceFields {
  const [number, nodeId, initiatorId] = JSON.parse(c ?? '[]') as [string, string, string | null]
  return { instanceId, number, nodeId, initiatorId }
}

interface IncidentBody {
  readonly kind: StoredIncident['kind']
  readonly input: JsonObject
  readonly received: MessageMark | null
  readonly as: IncidentResolution['as'] | null
  readonly by: string | null
  readonly at: number
}

function incidentOf({
  tenant_id: tenantId,
  a: id,
  b: instanceId,
  body,
}: LoadedRow): StoredIncident {
  // Made by the statement above, of columns that constraints and this package keep.
  const { kind, input, received, as, by, at } = JSON.parse(body ?? '{}') as IncidentBody
  const resolution = as === null ? null : { as, by, at }
  return { tenantId, id, instanceId, kind, input, received, resolution }
}
