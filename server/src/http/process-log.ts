import { LinliError } from '@linli/schemas/linli-error'

export interface ProcessLog {
  error(fields: object, message: string): void
  warn(fields: object, message: string): void
}

/** Structured lines on stderr for what happens outside a request: ids and codes, no bodies, no personal data. */
export function createProcessLog(): ProcessLog {
  return {
    error: (fields, message) => writeLine('error', fields, message),
    warn: (fields, message) => writeLine('warn', fields, message),
  }
}

function writeLine(level: string, fields: object, message: string): void {
  const line = { time: new Date().toISOString(), level, message, ...fields }
  process.stderr.write(`${JSON.stringify(line, describeError)}\n`)
}

function describeError(_key: string, value: unknown): unknown {
  if (!(value instanceof Error)) return value
  const { message, stack, cause } = value
  return { ...(value instanceof LinliError ? { code: value.code } : {}), message, stack, cause }
}
