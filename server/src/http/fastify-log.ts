import type { FastifyBaseLogger } from 'fastify'
import type { LogEvent, LogFields, ProcessLog } from './process-log.ts'

/** What Fastify and its routes say, through the process' one log. Lower levels are not written, and of Fastify's own lines
 *  only the error: their texts and requests hold addresses. */
export function createFastifyLog(log: ProcessLog): FastifyBaseLogger {
  const quiet = () => undefined
  const error = (given: unknown) => {
    const { event, ...fields } = fieldsOf(given)
    log.error(event, fields)
  }
  const warn = (given: unknown) => {
    const { event, ...fields } = fieldsOf(given)
    log.warn(event, fields)
  }
  const logger: FastifyBaseLogger = {
    ...{ level: 'warn', error, warn, fatal: error },
    ...{ info: quiet, debug: quiet, trace: quiet, silent: quiet },
    child: () => logger,
  }
  return logger
}

function fieldsOf(given: unknown): LogFields & { readonly event: LogEvent } {
  const fields = typeof given === 'object' && given !== null ? given : {}
  if (given instanceof Error) return { event: 'http.trouble', error: given }
  const { err } = fields as { readonly err?: unknown }
  return { event: 'http.trouble', ...(err === undefined ? {} : { error: err }), ...fields }
}
