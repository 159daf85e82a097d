import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServerProcess } from '../support/server-process.ts'

/** The product as `npm start` runs it, demo street included, in a process and a folder of its own. */
export interface DemoApp {
  readonly url: string
  readonly dataDir: string
  readonly port: number
  /** Null over an embedded database. */
  readonly databaseUrl: string | null
  /** Signs every demo account in. */
  readonly password: string
  /** Ends the server without a word, as a power failure does. */
  kill(): Promise<void>
  /** Starts it again at its address, over the same database. */
  startAgain(): Promise<void>
  close(): Promise<void>
}

/** Devices of a copied database are sealed with it. */
const KEY = Buffer.alloc(32, 7).toString('base64')

/** Over an embedded database of its own, as a stranger's first `npm start`, or over another, which it loads where it is empty. */
export async function runDemoApp(databaseUrl: string | null): Promise<DemoApp> {
  const dataDir = await mkdtemp(join(tmpdir(), 'linli-e2e-'))
  if (databaseUrl !== null) await writeFile(join(dataDir, 'secret'), KEY, { mode: 0o600 })
  const port = await freePort()
  const password = 'e2e-demo-password'
  const start = () =>
    startServerProcess({
      ...{ dataDir, databaseUrl, port },
      env: { LINLI_DEMO: '1', LINLI_DEMO_PASSWORD: password, NODE_ENV: 'development' },
    })
  let server = await start()
  return {
    ...{ url: `http://127.0.0.1:${port}`, dataDir, port, databaseUrl, password },
    kill: () => server.kill(),
    startAgain: async () => {
      server = await start()
    },
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
