import { LinliError } from '@linli/schemas/linli-error'

interface DescribedError {
  readonly type: string
  readonly code?: string
  readonly constraint?: string
  readonly message?: string
  readonly frames: readonly string[]
  readonly cause?: DescribedError
}

const MAX_FRAMES = 12
const MAX_CAUSES = 4
/** `    at async start (file:///…/main.ts:12:3)`; a line of a message that only begins like that is none. */
const FRAME = /^ {4}at (?:[\w.<>$ ]+(?: \[as \w+\])? \()?(?:file:\/\/|node:|\/)[^\s()]+:\d+:\d+\)?$/

/** What may be written down of an error: its class, its codes, where it was thrown. Messages of other people's code repeat
 *  what they were given (PostgreSQL names the value, Prisma the whole call, `JSON.parse` the text), so they are left out;
 *  our own keep values in quotes, which are emptied. */
export function describeError(error: unknown, depth = 0): DescribedError {
  if (!(error instanceof Error)) return { type: typeof error, frames: [] }
  const code = nameIn(error, 'code')
  const constraint = nameIn(error, 'constraint')
  const { cause } = error
  return {
    type: /^\w{1,60}$/.test(error.name) ? error.name : 'Error',
    ...(code === null ? {} : { code }),
    ...(constraint === null ? {} : { constraint }),
    ...(error instanceof LinliError ? { message: withoutValues(error.message) } : {}),
    frames: framesOf(error),
    ...(cause === undefined || depth >= MAX_CAUSES
      ? {}
      : { cause: describeError(cause, depth + 1) }),
  }
}

/** SQLSTATE, system call codes, names of constraints: words of programs. */
function nameIn(error: Error, property: 'code' | 'constraint'): string | null {
  const value = (error as Partial<Record<typeof property, unknown>>)[property]
  return typeof value === 'string' && /^[A-Za-z][\w.-]{0,62}$|^[0-9A-Z]{5}$/.test(value)
    ? value
    : null
}

/** From the first quote to the last one, whatever stands between; and long numbers. */
function withoutValues(message: string): string {
  return message.replace(/(['"`])[\s\S]*\1/g, '$1…$1').replace(/\d{6,}/g, '…')
}

function framesOf({ stack = '' }: Error): string[] {
  return stack
    .split('\n')
    .filter((line) => FRAME.test(line))
    .slice(0, MAX_FRAMES)
    .map((line) => line.trim())
}
