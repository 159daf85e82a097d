import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { createSessions } from '../../server/src/accounts/sessions.ts'
import { findFreePort } from '../../server/src/database/postgres-process.ts'
import { sessionCookieName } from '../../server/src/http/session-cookie.ts'
import { loadInstallationKey } from '../../server/src/secrets/installation-key.ts'
import { alarmDefinition } from '../bench/definitions.ts'
import { benchStreet, TENANT } from '../bench/street.ts'
import { createTestDatabase } from './database.ts'
import { publishDefinition } from './publish-definition.ts'
import { seedStreet } from './seed-street.ts'
import { type ServerProcess, startServerProcess } from './server-process.ts'
import type { DeviceKey } from './sign-webhook.ts'

/** The product's server process over a database of its own, with a street of devices that may start instances. */
export interface CrowdScene {
  readonly server: ServerProcess
  readonly pool: Pool
  readonly devices: readonly DeviceKey[]
  /** A session of a worker that nobody used yet. */
  openSession(): Promise<string>
  /** Most memory that the server has held so far, in MiB. */
  peakMemory(): Promise<number>
  close(): Promise<void>
}

export async function createCrowdScene(
  env: Readonly<Record<string, string>> = {},
): Promise<CrowdScene> {
  const database = await createTestDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'linli-crowd-'))
  const secrets = new Map(benchStreet.devices.map(({ id }) => [id, randomBytes(32)]))
  const secretOf = (id: string) => secrets.get(id) ?? Buffer.alloc(0)
  const key = loadInstallationKey(folder)
  await seedStreet(database.pool, { street: benchStreet, password: 'unused', key, secretOf })
  await publishDefinition(database.url, TENANT, alarmDefinition)
  const server = await startServerProcess({
    ...{ dataDir: folder, databaseUrl: database.url, port: await findFreePort(), env },
  })
  const sessions = createSessions(database.pool, Date)
  return {
    server,
    pool: database.pool,
    devices: benchStreet.devices
      .filter(({ type }) => type === alarmDefinition.id)
      .map(({ id }) => ({ deviceId: id, secret: secretOf(id) })),
    async openSession() {
      const account = { tenantId: TENANT, accountId: 'worker-0', role: 'worker' } as const
      const { cookie } = await sessions.open(account)
      return `${sessionCookieName(false)}=${cookie}`
    },
    async peakMemory() {
      const status = await readFile(`/proc/${server.pid}/status`, 'utf8')
      return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) / 1024
    },
    async close() {
      await server.stop()
      await database.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
