import { once } from 'node:events'
import { connect, createServer } from 'node:net'

export interface CuttingProxy {
  /** The given address with the proxy in between. */
  readonly url: string
  /** From now on a connection over which somebody asks is cut before anything is answered. */
  cut(): void
  close(): Promise<void>
}

/** Stands before a database on the loopback address and can cut lines without the database's goodbye: a process that is
 *  killed, a cable that is pulled. */
export async function startCuttingProxy(databaseUrl: string): Promise<CuttingProxy> {
  const target = new URL(databaseUrl)
  let isCutting = false
  const server = createServer((client) => {
    const database = connect({ host: target.hostname, port: Number(target.port) })
    client.on('data', (bytes) => {
      if (isCutting) client.destroy()
      else database.write(bytes)
    })
    database.pipe(client)
    client.on('close', () => database.destroy()).on('error', () => undefined)
    database.on('close', () => client.destroy()).on('error', () => undefined)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const url = new URL(databaseUrl)
  url.port = String(typeof address === 'object' ? address?.port : 0)
  return {
    url: url.href,
    cut() {
      isCutting = true
    },
    async close() {
      server.close()
      await once(server, 'close')
    },
  }
}
