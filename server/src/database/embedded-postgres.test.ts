import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts'

let folder: string
const opened: EmbeddedPostgres[] = []
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linli-postgres-'))
})
afterEach(async () => {
  for (const postgres of opened.splice(0)) await postgres.close()
  await rm(folder, { recursive: true, force: true })
})

async function open(): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ folder })
  opened.push(postgres)
  return postgres
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const { rows } = await client.query({ text: sql, rowMode: 'array' })
    return rows.flat()
  } finally {
    await client.end()
  }
}

async function postmasterPid(): Promise<number> {
  return Number((await readFile(join(folder, 'cluster', 'postmaster.pid'), 'utf8')).split('\n')[0])
}

test('it wants its password, keeps it to itself, and writes to the disk', async () => {
  const { url } = await open()

  const stranger = url.replace(/:[^:@]+@/, ':guess@')
  await expect(ask(stranger, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' })

  expect((await stat(join(folder, 'password'))).mode & 0o777).toBe(0o600)
  const rules = await readFile(join(folder, 'cluster', 'pg_hba.conf'), 'utf8')
  expect(rules).not.toMatch(/^(host|local).*trust/m)
  expect(await ask(url, 'SHOW fsync')).toEqual(['on'])
  expect(await ask(url, 'SHOW synchronous_commit')).toEqual(['on'])
  expect(await ask(url, 'SHOW listen_addresses')).toEqual(['127.0.0.1'])
})

test('a killed server comes back by itself, on the same port, with what it had acknowledged', async () => {
  const { url } = await open()
  await ask(url, 'CREATE TABLE kept AS SELECT 42 AS answer')

  process.kill(await postmasterPid(), 'SIGKILL')

  await vi.waitFor(async () => expect(await ask(url, 'SELECT answer FROM kept')).toEqual([42]), {
    timeout: 30_000,
    interval: 100,
  })
})

test('a folder in use is refused in a sentence that names the folder', async () => {
  await open()

  await expect(open()).rejects.toMatchObject({
    code: 'store.unavailable',
    message: expect.stringMatching(/data folder '.*' is in use by a running Linli/),
  })
})

test('a closed folder opens again, whoever now has the number of its last process', async () => {
  const first = await open()
  await ask(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer')
  await first.close()
  await writeFile(join(folder, 'cluster', 'postmaster.pid'), `${process.pid}\n`)

  const second = await open()

  expect(await ask(second.url, 'SELECT answer FROM kept')).toEqual([42])
})

test('what a killed first start left behind is swept away', async () => {
  await mkdir(join(folder, 'unfinished-1'))
  await writeFile(join(folder, 'unfinished-1', 'PG_VERSION'), '18')

  const { url } = await open()

  expect(await ask(url, 'SELECT 1')).toEqual([1])
  expect((await readdir(folder)).sort()).toEqual(['cluster', 'password'])
})

test('when its owner is killed the server ends, and the folder opens again', async () => {
  const script = `
    import { startEmbeddedPostgres } from ${JSON.stringify(import.meta.resolve('./embedded-postgres.ts'))}
    await startEmbeddedPostgres({ folder: ${JSON.stringify(folder)} })
    process.stdout.write('up')`
  const owner = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(owner.stdout, 'data')
  const pid = await postmasterPid()

  owner.kill('SIGKILL')

  const { url } = await open()
  expect(await ask(url, 'SELECT 1')).toEqual([1])
  expect(await postmasterPid()).not.toBe(pid)
})
