import type { ErrorCode } from '@linli/schemas/error-codes'
import { ERROR_CODES, kindOf } from '@linli/schemas/error-codes'
import { LinliError } from '@linli/schemas/linli-error'
import { textIn } from '@linli/schemas/locale-text'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { storeError } from '../database/store-error.ts'
import { localeOf } from './locale.ts'
import { isOverload } from './overload.ts'

/** Turns whatever a route threw into `{code, message}` with the book's status. Faults are logged with the id the caller
 *  sees and say nothing else. */
export function replyError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const known = knownError(error)
  const { status, zh, en, kind } = ERROR_CODES[known.code]
  if ((kind === 'fault' || kind === 'transient') && !isOverload(known) && !hasLeft(error))
    request.log.error({ event: 'request.failed', error, code: known.code, errorId: request.id })
  if (kind === 'transient') reply.header('retry-after', '1')
  const seconds = known.details.retryAfterSeconds
  if (typeof seconds === 'number') reply.header('retry-after', String(seconds))
  const message = localeOf(request) === 'en' ? en : zh
  reply
    .code(status)
    .send({ code: known.code, message, ...detailsOf(known, request), id: request.id })
}

/** The same error in the book's terms. */
export function knownError(error: unknown): LinliError {
  const cause = storeError(error)
  return cause instanceof LinliError ? cause : fromFastify(error)
}

/** A browser that closes its page in the middle of an answer is no fault of ours. */
function hasLeft(error: unknown): boolean {
  return (error as Partial<FastifyError>).code === 'ERR_STREAM_PREMATURE_CLOSE'
}

function detailsOf(error: LinliError, request: FastifyRequest): object {
  const { findings } = error.details
  if (kindOf(error) !== 'rejected' || findings === undefined) return {}
  const locale = localeOf(request)
  return {
    findings: findings.map(({ path, code, message }) => ({
      path,
      code,
      message: textIn(message, locale),
    })),
  }
}

/** Fastify's and its plugins' own refusals by code, else by status; anything else is a fault of ours. */
function fromFastify(error: unknown): LinliError {
  const { code: given, statusCode = 500 } = error as Partial<FastifyError>
  const code = BY_FASTIFY_CODE[given ?? ''] ?? codeOfStatus(statusCode)
  return new LinliError(code, 'The request could not be answered.', { cause: error })
}

function codeOfStatus(status: number): ErrorCode {
  if (status === 403 || status === 404) return 'request.not-found'
  return status >= 400 && status < 500 ? 'request.invalid' : 'invariant.broken'
}

const BY_FASTIFY_CODE: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'request.too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'request.unsupported-type',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'request.invalid',
  FST_ERR_CTP_INVALID_JSON_BODY: 'request.invalid',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'request.invalid',
  FST_ERR_BAD_URL: 'request.invalid',
  FST_REQ_FILE_TOO_LARGE: 'request.too-large',
  FST_FILES_LIMIT: 'request.invalid',
  FST_PARTS_LIMIT: 'request.invalid',
  FST_FIELDS_LIMIT: 'request.invalid',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'request.unsupported-type',
}
