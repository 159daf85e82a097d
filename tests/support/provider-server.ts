import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface ProviderRequest {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
}
export interface ProviderReply {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  /** A text goes out as it is, anything else as JSON. */
  readonly body?: unknown
  /** Milliseconds before it answers; `never` is as long as the caller waits. */
  readonly after?: number | 'never'
}

export interface ProviderServer {
  readonly origin: string
  readonly requests: ProviderRequest[]
  /** How many of them went to a path. */
  count(path: string): number
  close(): Promise<void>
}

/** A real HTTP server on this machine that plays whoever runs a channel. */
export async function startProvider(
  reply: (request: ProviderRequest) => ProviderReply,
): Promise<ProviderServer> {
  const requests: ProviderRequest[] = []
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk)
    const url = new URL(incoming.url ?? '/', 'http://provider')
    const request: ProviderRequest = {
      ...{ method: incoming.method ?? '', path: url.pathname, query: url.searchParams },
      ...{ headers: incoming.headers, text: Buffer.concat(chunks).toString('utf8') },
    }
    requests.push(request)
    const { status = 200, headers = {}, body = {}, after = 0 } = reply(request)
    if (after === 'never') return
    if (after > 0) await new Promise((done) => setTimeout(done, after))
    outgoing.writeHead(status, { 'content-type': 'application/json', ...headers })
    outgoing.end(typeof body === 'string' ? body : JSON.stringify(body))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    requests,
    count: (path) => requests.filter((request) => request.path === path).length,
    async close() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}
