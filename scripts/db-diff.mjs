// `npm run db:diff`: what the migrations lack compared with schema.prisma, as SQL. Exit code 0: nothing; 2: something.
// `-- --database URL` compares that database instead of the migrations.
import { join } from 'node:path'
import { capture, environment, findNode, Refusal, ROOT, runEntry } from './prepare.mjs'

await runEntry(async () => {
  const { code, output } = await diff(findNode())
  if (code !== 0 && code !== 2) throw new Refusal(`The comparison itself failed:\n${output}`)
  console.log(code === 0 ? 'The migrations build exactly schema.prisma.' : output)
  return code
})

/** The schema engine runs as WebAssembly, its shadow database in memory: no server, no network. */
async function diff(node) {
  const schemas = join(ROOT, 'schemas')
  const url = readDatabaseUrl()
  const env = {
    ...environment(node),
    PRISMA_SCHEMA_ENGINE_BINARY: join(ROOT, 'scripts', 'schema-engine.mjs'),
    // The engine opens what it is told before it compares; an empty in-memory database is always there.
    DATABASE_URL: url ?? 'pglite:',
  }
  const args = [
    ...['migrate', 'diff', '--script', '--exit-code'],
    ...(url === null
      ? ['--from-migrations', join(schemas, 'prisma', 'migrations')]
      : ['--from-config-datasource']),
    ...['--to-schema', join(schemas, 'prisma', 'schema.prisma')],
    ...['--config', join(schemas, 'prisma.config.ts')],
  ]
  const result = await capture(join(ROOT, 'node_modules', '.bin', 'prisma'), args, env)
  // An engine that could not start prints nothing and exits 0; the SQL comment proves that it compared.
  const hasCompared = /^-- /m.test(result.output)
  return hasCompared
    ? result
    : { code: 1, output: result.output || 'The schema engine said nothing.' }
}

function readDatabaseUrl() {
  const at = process.argv.indexOf('--database')
  if (at === -1) return null
  const url = process.argv[at + 1]
  if (url?.startsWith('postgres')) return url
  throw new Refusal('--database wants an address that begins with postgresql://.')
}
