import { LinliError } from '@linli/schemas/linli-error'
import type { Client } from 'pg'

/** SQL of the name of the role that people's reads go through: it belongs to whoever signs in, so that two installations on
 *  one cluster have one each. */
export const READER = `left(session_user::text, 56) || '_reader'`

/** What no page shows, so that no page can: whole tables, and columns. */
const HIDDEN_TABLES = ['session', 'login_code']
const HIDDEN_COLUMNS = ['account.password_hash']

/** Makes sure of the role and of what it may read: every table with the policy of migration 0018, less what is hidden. Called
 *  within the lock of the migrations. Throws `store.unavailable`, with what to do, where the user of the database may
 *  neither make the role nor take it. */
export async function ensureReader(client: Client): Promise<void> {
  const reader = await loadReader(client)
  if (!reader.exists) await createReader(client, reader)
  if (!(await loadReader(client)).isOurs) await takeReader(client, reader)
  await grantReads(client, reader)
}

interface Reader {
  /** Quoted. */
  readonly name: string
  /** Quoted: who signs in. */
  readonly user: string
  readonly exists: boolean
  /** Whether we may be it. */
  readonly isOurs: boolean
  /** Whether it sees through the wall. */
  readonly isAbove: boolean
}

async function loadReader(client: Client): Promise<Reader> {
  const { rows } = await client.query<Reader>(
    `SELECT quote_ident(names.reader) AS name, quote_ident(session_user) AS user, r.oid IS NOT NULL AS exists,
            coalesce(r.rolsuper OR r.rolbypassrls, false) AS "isAbove",
            coalesce(pg_has_role(session_user, r.oid,
              CASE WHEN current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END), false) AS "isOurs"
       FROM (SELECT ${READER} AS reader) names LEFT JOIN pg_roles r ON r.rolname = names.reader`,
  )
  const reader = rows[0]
  if (reader === undefined || reader.isAbove)
    throw new LinliError(
      'store.unavailable',
      `The role ${reader?.name} passes by row-level security: ALTER ROLE ${reader?.name} NOSUPERUSER NOBYPASSRLS.`,
    )
  return reader
}

const FORBIDDEN = '42501'
/** Another node, or another database of the cluster, was faster. */
const MADE_MEANWHILE: ReadonlySet<unknown> = new Set(['42710', '23505'])

async function createReader(client: Client, reader: Reader): Promise<void> {
  await attempt(client, reader, `CREATE ROLE ${reader.name} NOLOGIN`)
}

async function takeReader(client: Client, reader: Reader): Promise<void> {
  await attempt(client, reader, `GRANT ${reader.name} TO ${reader.user}`)
}

async function attempt(client: Client, { name, user }: Reader, statement: string): Promise<void> {
  await client.query('SAVEPOINT reader')
  try {
    await client.query(statement)
    await client.query('RELEASE SAVEPOINT reader')
  } catch (error) {
    await client.query('ROLLBACK TO SAVEPOINT reader')
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (MADE_MEANWHILE.has(code)) return
    if (code !== FORBIDDEN) throw error
    throw new LinliError(
      'store.unavailable',
      `The user of the database may not make the role that people read through. Let somebody who may do it once: CREATE ROLE ${name} NOLOGIN; GRANT ${name} TO ${user};`,
      { cause: error },
    )
  }
}

/** Grants what is missing, so that a start changes nothing where nothing is. */
async function grantReads(client: Client, { name }: Reader): Promise<void> {
  const { rows } = await client.query<{ table: string; columns: string }>(
    `SELECT quote_ident(c.relname) AS "table", string_agg(quote_ident(a.attname), ', ') AS columns
       FROM pg_policy p
       JOIN pg_class c ON c.oid = p.polrelid AND c.relnamespace = current_schema()::regnamespace
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE p.polname = 'own_tenant' AND c.relname <> ALL($1) AND c.relname || '.' || a.attname <> ALL($2)
        AND NOT has_column_privilege($3, c.oid, a.attnum, 'SELECT')
      GROUP BY c.relname`,
    [HIDDEN_TABLES, HIDDEN_COLUMNS, await unquoted(client)],
  )
  for (const { table, columns } of rows)
    await client.query(`GRANT SELECT (${columns}) ON ${table} TO ${name}`)
  await client.query(`DO $$ BEGIN
    IF NOT has_schema_privilege(${READER}, current_schema(), 'USAGE') THEN
      EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', current_schema(), ${READER});
    END IF;
  END $$`)
}

async function unquoted(client: Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>(`SELECT ${READER} AS name`)
  return rows[0]?.name ?? ''
}
