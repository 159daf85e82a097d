import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServerProcess } from '../support/server-process.ts'

/** The product as `npm start` runs it, demo street included, in a process and a folder of its own. */
export interface DemoApp {
  readonly url: string
  readonly dataDir: string
  readonly port: number
  /** Signs every demo account in. */
  readonly password: string
  close(): Promise<void>
}

/** Over its embedded database, or over one that the caller reaches too. */
export async function startDemoApp(databaseUrl: string | null = null): Promise<DemoApp> {
  const dataDir = await mkdtemp(join(tmpdir(), 'linli-e2e-'))
  const port = await freePort()
  const password = 'e2e-demo-password'
  const server = await startServerProcess({
    ...{ dataDir, databaseUrl, port },
    env: { LINLI_DEMO: '1', LINLI_DEMO_PASSWORD: password, NODE_ENV: 'development' },
  })
  return {
    ...{ url: `http://127.0.0.1:${port}`, dataDir, port, password },
    close: async () => {
      await server.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}
