import { connect, type Socket } from 'node:net'

/** One keep-alive HTTP/1.1 connection with one request under way at a time, written on `node:net`
 *  because a driver shares two cores with what it measures and `fetch` costs more than the server.
 *  Speaks what the server answers with: `content-length` and `chunked` bodies, nothing else. */
export interface HttpConnection {
  /** Resolves with the whole answer; rejects when the connection ends before it. */
  request(request: HttpRequest): Promise<HttpAnswer>
  close(): void
}
export interface HttpRequest {
  readonly method: 'GET' | 'POST'
  readonly path: string
  /** Complete header lines, each ended by CRLF; host, connection and content-length are added. */
  readonly headers: string
  readonly body: string
}
export interface HttpAnswer {
  readonly status: number
  /** Header block in latin1, names as sent. */
  readonly head: string
  readonly body: string
}

interface Waiting {
  readonly resolve: (answer: HttpAnswer) => void
  readonly reject: (error: Error) => void
}

const HEAD_END = Buffer.from('\r\n\r\n')
const CONTENT_LENGTH = /\r\ncontent-length: *(\d+)/i
const CHUNKED = /\r\ntransfer-encoding: *chunked/i

/** Rejects when nobody listens on `port` of the loopback address. */
export function openHttpConnection(port: number): Promise<HttpConnection> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port, noDelay: true })
    socket.once('error', reject)
    socket.once('connect', () => {
      socket.off('error', reject)
      resolve(connectionOver(socket, `host: 127.0.0.1:${port}\r\n`))
    })
  })
}

function connectionOver(socket: Socket, host: string): HttpConnection {
  let waiting: Waiting | null = null
  let received: Buffer | null = null
  const fail = (reason: string) => {
    const lost = waiting
    waiting = null
    lost?.reject(new Error(reason))
  }
  socket.on('error', (error) => fail(`The connection broke: ${error.message}`))
  socket.on('close', () => fail('The connection ended before the answer was complete.'))
  socket.on('data', (chunk) => {
    received = received === null ? chunk : Buffer.concat([received, chunk])
    const answer = parseAnswer(received)
    if (answer === null) return
    received = null
    const answered = waiting
    waiting = null
    answered?.resolve(answer)
  })
  return {
    request: ({ method, path, headers, body }) =>
      new Promise((resolve, reject) => {
        if (waiting !== null) return reject(new Error('A request is already under way.'))
        if (socket.destroyed) return reject(new Error('The connection is closed.'))
        waiting = { resolve, reject }
        const length = Buffer.byteLength(body)
        socket.write(
          `${method} ${path} HTTP/1.1\r\n${host}${headers}content-length: ${length}\r\n\r\n${body}`,
        )
      }),
    close: () => socket.destroy(),
  }
}

/** The complete answer, or null while bytes are missing. */
function parseAnswer(bytes: Buffer): HttpAnswer | null {
  const end = bytes.indexOf(HEAD_END)
  if (end === -1) return null
  const head = bytes.toString('latin1', 0, end)
  const status = Number(head.slice(9, 12))
  const start = end + HEAD_END.length
  const length = CONTENT_LENGTH.exec(head)
  if (length !== null) {
    const stop = start + Number(length[1])
    return bytes.length < stop ? null : { status, head, body: bytes.toString('utf8', start, stop) }
  }
  if (!CHUNKED.test(head)) return { status, head, body: '' }
  const body = parseChunks(bytes, start)
  return body === null ? null : { status, head, body }
}

/** RFC 9112 7.1, without trailers: the server sends none. */
function parseChunks(bytes: Buffer, start: number): string | null {
  const parts: Buffer[] = []
  let at = start
  for (;;) {
    const line = bytes.indexOf('\r\n', at)
    if (line === -1) return null
    const size = Number.parseInt(bytes.toString('latin1', at, line), 16)
    const from = line + 2
    if (bytes.length < from + size + 2) return null
    if (size === 0) return Buffer.concat(parts).toString('utf8')
    parts.push(bytes.subarray(from, from + size))
    at = from + size + 2
  }
}
