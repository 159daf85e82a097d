import { PassThrough } from 'node:stream'
import { ERROR_CODES } from '@linli/schemas/error-codes'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { localeOf } from './locale.ts'
import { knownError } from './reply-error.ts'

/** How long work is going, for whoever does it. */
export interface Course {
  /** Aborted when whoever asked has left: nothing more is done then, and what was done is taken back. */
  readonly signal: AbortSignal
  /** `step` names the part of the work that is counted, where it has several. */
  tell(done: number, of: number, step?: string): void
}

/** Nobody listens, and nobody leaves. */
export const UNHEARD: Course = { signal: new AbortController().signal, tell: () => undefined }

/** The media type that asks for the course of the work with its answer. */
export const LINES = 'application/x-ndjson'

/** Whether the request asks for the course. */
export function wantsCourse({ headers }: FastifyRequest): boolean {
  return headers.accept === LINES
}

/** Answers 200 with one JSON object a line: `{"done": 1000, "of": 9950}`, with a `step` where the work has several, while the work goes on, at last `{"answer": …}` or
 *  `{"refusal": {code, message}}`. */
export function sendCourse<Answer>(
  request: FastifyRequest,
  reply: FastifyReply,
  work: (course: Course) => Promise<Answer>,
): FastifyReply {
  const lines = new PassThrough()
  const leaving = new AbortController()
  const write = (line: object) => {
    if (!lines.destroyed) lines.write(`${JSON.stringify(line)}\n`)
  }
  lines.once('close', () => leaving.abort())
  const course: Course = {
    signal: leaving.signal,
    tell: (done, of, step) => write({ ...(step === undefined ? {} : { step }), done, of }),
  }
  void work(course)
    .then(
      (answer) => write({ answer }),
      (error: unknown) => write({ refusal: refusalOf(error, request, leaving.signal) }),
    )
    .finally(() => lines.end())
  return (
    reply
      .type(`${LINES}; charset=utf-8`)
      .header('cache-control', 'no-store')
      // nginx would hold lines back until there are enough of them.
      .header('x-accel-buffering', 'no')
      .send(lines)
  )
}

function refusalOf(error: unknown, request: FastifyRequest, { aborted }: AbortSignal) {
  const { code } = knownError(error)
  const { zh, en, kind } = ERROR_CODES[code]
  if ((kind === 'fault' || kind === 'transient') && !aborted)
    request.log.error({ event: 'request.failed', error, code, errorId: request.id })
  return { code, message: localeOf(request) === 'en' ? en : zh }
}
