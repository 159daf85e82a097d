import { createServer } from 'node:http'
import { LinliError } from '@linli/schemas/linli-error'
import type { Registry } from 'prom-client'

export interface MetricsListener {
  readonly port: number
  close(): Promise<void>
}

/** `GET /metrics` in Prometheus' text format, on a door of its own: what is published with the application's port can never
 *  publish this, whatever a proxy forwards. Nobody is asked who he is, so the address must be one that only the scraper
 *  reaches. Throws `config.invalid` where it cannot listen. */
export async function listenForMetrics(
  registry: Registry,
  at: { readonly host: string; readonly port: number },
): Promise<MetricsListener> {
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404).end()
      return
    }
    registry.metrics().then(
      (text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text),
      () => response.writeHead(500).end(),
    )
  })
  // A scraper comes alone; whoever else comes here waits.
  server.maxConnections = 16
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => reject(cannotListen(cause, at)))
    server.listen(at.port, at.host, resolve)
  })
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : at.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function cannotListen(
  cause: NodeJS.ErrnoException,
  { host, port }: { readonly host: string; readonly port: number },
): LinliError {
  return new LinliError(
    'config.invalid',
    `The metrics cannot listen on ${host}:${port} (${cause.code}). Check METRICS_HOST and METRICS_PORT.`,
    { cause },
  )
}
