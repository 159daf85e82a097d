#!/usr/bin/env node
// Stand-in for Prisma's schema-engine binary: same command line and JSON-RPC on stdio,
// served by the official wasm build (@prisma/schema-engine-wasm) over a driver adapter.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'

const require = createRequire(import.meta.url)
const argv = process.argv.slice(2)
const opt = (n) => argv.flatMap((a, i) => (a === n ? [argv[i + 1]] : []))
if (argv.includes('--version')) {
  console.log('schema-engine-cli wasm')
  process.exit(0)
}
const js = require.resolve('@prisma/schema-engine-wasm/schema_engine_bg')
const glue = await import(pathToFileURL(js).href)
const mod = new WebAssembly.Module(readFileSync(js.replace(/\.js$/, '.wasm')))
const inst = new WebAssembly.Instance(mod, { './schema_engine_bg.js': glue })
glue.__wbg_set_wasm(inst.exports)
inst.exports.__wbindgen_start()
const { bindMigrationAwareSqlAdapterFactory } = await import('@prisma/driver-adapter-utils')
const url = JSON.parse(opt('--datasource')[0] ?? '{}').url ?? ''
// pglite-prisma-adapter's type mapping suits the schema engine (adapter-pg 7.10 has no mapping for "char"),
// so for a server we hand it a PGlite-shaped front over one `pg` connection. The shadow database is always in-memory PGlite.
// name[], int2[], int4[], text[], oid[]: PGlite learns these from the server when it opens, pg knows them
const ARRAY_OIDS = new Set([1003, 1005, 1007, 1009, 1028])
async function pgAsPglite(connectionString) {
  const { default: pg } = await import('pg')
  const {
    types: { parsers },
  } = await import('@electric-sql/pglite')
  const c = new pg.Client({ connectionString })
  await c.connect()
  const raw = { getTypeParser: () => (v) => v }
  const query = async (text, params, o = {}) => {
    const r = await c.query({
      text,
      values: params?.length ? params : undefined,
      rowMode: o.rowMode,
      types: raw,
    })
    const parse = r.fields.map(
      (f) =>
        o.parsers?.[f.dataTypeID] ??
        parsers[f.dataTypeID] ??
        (ARRAY_OIDS.has(f.dataTypeID) ? pg.types.getTypeParser(f.dataTypeID) : (v) => v),
    )
    const rows =
      o.rowMode === 'array'
        ? r.rows.map((row) =>
            row.map((v, i) => (v === null ? null : parse[i](v, r.fields[i].dataTypeID))),
          )
        : r.rows
    return {
      rows,
      fields: r.fields.map((f) => ({ name: f.name, dataTypeID: f.dataTypeID })),
      affectedRows: r.rowCount ?? 0,
    }
  }
  return {
    query,
    exec: (sql) => c.query(sql),
    runExclusive: (f) => f(),
    close: () => c.end(),
    transaction: undefined,
  }
}
// pglite-prisma-adapter 0.7.2 does not await executeScript: a failing migration would be an unhandled rejection
const awaited = (f) => {
  for (const m of ['connect', 'connectToShadowDb']) {
    const old = f[m].bind(f)
    f[m] = async () => {
      const a = await old()
      a.executeScript = async (sql) => {
        await a.client.exec(sql).catch((e) => a.onError(e))
      }
      return a
    }
  }
  return f
}
async function factory() {
  const { PrismaPGlite } = await import('pglite-prisma-adapter')
  if (url.startsWith('postgres')) return awaited(new PrismaPGlite(await pgAsPglite(url)))
  const { PGlite } = await import('@electric-sql/pglite')
  return awaited(new PrismaPGlite(new PGlite(url.replace(/^(file:|pglite:)/, '') || undefined)))
}
const log = (level, fields) =>
  process.stderr.write(
    `${JSON.stringify({
      timestamp: new Date().toISOString(),
      level,
      fields,
      target: 'schema_engine::logger',
    })}\n`,
  )
const datamodels = opt('--datamodels').map((p) => [p, readFileSync(p, 'utf8')])
const stop = (e) => {
  log('INFO', { message: 'starting' })
  log('ERROR', {
    error_code: e?.code === '3D000' ? 'P1003' : 'P1001',
    message: String(e?.message || e?.code || e),
  })
  process.exit(1)
}
const engine = await glue.SchemaEngine.new(
  { datamodels: datamodels.length ? datamodels : undefined },
  () => {},
  bindMigrationAwareSqlAdapterFactory(await factory().catch(stop)),
)
if (argv.includes('cli')) {
  try {
    if (argv.includes('can-connect-to-database')) await engine.version()
    process.exit(0)
  } catch (e) {
    stop(e)
  }
}
const rename = { getDatabaseVersion: 'version' }
for await (const line of createInterface({ input: process.stdin })) {
  if (!line.trim()) continue
  const { id, method, params } = JSON.parse(line)
  if (!method) continue // the CLI's answer to our 'print'
  if (process.env.SE_DEBUG)
    process.stderr.write(`-> ${method} ${JSON.stringify(params).slice(0, 300)}\n`)
  let reply
  try {
    let result = await engine[rename[method] ?? method](params)
    if (method === 'diff' && result?.stdout) {
      // the binary prints through a callback RPC
      process.stdout.write(
        `${JSON.stringify({
          jsonrpc: '2.0',
          id: 1e6 + id,
          method: 'print',
          params: { content: result.stdout },
        })}\n`,
      )
      result = { exitCode: result.exitCode, stdout: null }
    }
    reply = { result: result ?? {} }
  } catch (e) {
    if (process.env.SE_DEBUG) process.stderr.write(`!! ${e?.stack}\n`)
    reply = {
      error: {
        code: 4466,
        message: String(e?.message ?? e),
        data: {
          is_panic: false,
          message: String(e?.message ?? e),
          meta: e?.meta ?? {},
          error_code: e?.code ?? null,
        },
      },
    }
  }
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', id, ...reply })}\n`)
}
process.exit(0)
