import { describeError } from './describe-error.ts'

/** Names that do not change: alerts and searches hold on to them. docs/observability.md says what each means. */
export type LogEvent =
  | 'engine.incident'
  | 'engine.trouble'
  | 'connection.trouble'
  | 'operation.failed'
  | 'request.failed'
  | 'http.trouble'

/** The whole of what a line may hold beside its time, level and event. */
export interface LogFields {
  readonly tenantId?: string
  readonly instanceId?: string | null
  readonly at?: string
  readonly code?: string
  /** What the caller was told, so that a person's question leads to the line. */
  readonly errorId?: string
  readonly error?: unknown
}

export interface ProcessLog {
  error(event: LogEvent, fields: LogFields): void
  warn(event: LogEvent, fields: LogFields): void
}

/** One JSON object per line: ids and codes, no bodies, no addresses, nothing of a person. The list of fields is closed, so
 *  whatever else somebody hands over is left out. */
export function createProcessLog(
  write: (line: string) => void = (line) => void process.stderr.write(line),
): ProcessLog {
  const writeLine = (level: string, event: LogEvent, fields: LogFields) => {
    const { tenantId, instanceId, at, code, errorId, error } = fields
    const line = {
      ...{ time: new Date().toISOString(), level, event, tenantId, instanceId, at, code, errorId },
      error: error === undefined ? undefined : describeError(error),
    }
    write(`${JSON.stringify(line)}\n`)
  }
  return {
    error: (event, fields) => writeLine('error', event, fields),
    warn: (event, fields) => writeLine('warn', event, fields),
  }
}
