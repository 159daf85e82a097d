import type { JsonObject } from '@linli/schemas/json'

/** What a generated machine may say, each expression with the JavaScript that means the same. The core gets the CEL, the
 *  machine in memory the function: neither knows of the other. */
export interface Meant<Value> {
  readonly cel: string
  readonly means: (moment: Moment) => Value
}

export interface Moment {
  readonly context: Facts
  readonly event: JsonObject
}

/** The context of every generated machine. */
export interface Facts {
  readonly n: number
  readonly seen: string
}

export const EVENTS = ['go', 'turn', 'back'] as const
/** Only ever raised by the machine itself. */
export const RAISED = ['inner', 'other'] as const
export const OUTCOMES = ['yes', 'no'] as const
/** Seconds, such that sums of a few of them seldom meet. A timer's name may hold a dot, its states' uids may not. */
export const TIMERS = { short: 1, 'mid.way': 7, long: 31 } as const

/** Due when so much of another timer's time has passed, in percent; drawn only beside it. */
export const SHARES = {
  soon: { of: 'long', percent: 35 },
  'half.way': { of: 'mid.way', percent: 50 },
} as const

export const GUARDS: readonly Meant<boolean>[] = [
  { cel: 'context.n < 3', means: ({ context }) => context.n < 3 },
  { cel: 'context.n % 2 == 0', means: ({ context }) => context.n % 2 === 0 },
  { cel: 'size(context.seen) < 4', means: ({ context }) => context.seen.length < 4 },
]
export const EVENT_GUARDS: readonly Meant<boolean>[] = [
  { cel: 'event.payload.word == "a"', means: ({ event }) => wordOf(event) === 'a' },
]
export const TASK_GUARDS: readonly Meant<boolean>[] = [
  { cel: 'output.outcome == "yes"', means: ({ event }) => outcomeOf(event) === 'yes' },
]

export const NUMBERS: readonly Meant<number>[] = [
  { cel: 'context.n + 1', means: ({ context }) => context.n + 1 },
  { cel: '(context.n + 3) % 5', means: ({ context }) => (context.n + 3) % 5 },
  { cel: '0', means: () => 0 },
]
export const TEXTS: readonly Meant<string>[] = [
  { cel: 'context.seen + "x"', means: ({ context }) => `${context.seen}x` },
  { cel: '""', means: () => '' },
]
export const EVENT_TEXTS: readonly Meant<string>[] = [
  {
    cel: 'context.seen + event.payload.word',
    means: ({ context, event }) => context.seen + wordOf(event),
  },
]
export const TASK_TEXTS: readonly Meant<string>[] = [
  {
    cel: 'context.seen + output.outcome',
    means: ({ context, event }) => context.seen + outcomeOf(event),
  },
]

const ALL: readonly Meant<boolean | number | string>[] = [
  ...GUARDS,
  ...EVENT_GUARDS,
  ...TASK_GUARDS,
  ...NUMBERS,
  ...TEXTS,
  ...EVENT_TEXTS,
  ...TASK_TEXTS,
]

export function meaningOf(cel: string): (moment: Moment) => boolean | number | string {
  const found = ALL.find((each) => each.cel === cel)
  if (found === undefined) throw new Error(`'${cel}' is not in the vocabulary.`)
  return found.means
}

/** Empty where the event was raised: it has no payload. */
function wordOf({ payload }: JsonObject): string {
  const { word = '' } = (payload ?? {}) as { readonly word?: string }
  return word
}

function outcomeOf({ output }: JsonObject): string {
  return (output as { readonly outcome: string }).outcome
}
