import type { JsonValue } from '@linli/schemas/json'
import type { Configuration } from './configuration.ts'
import type { Unknown } from './unknown.ts'

/** What a move came to, under the answers that were chosen on the way. */
export type Moved =
  | {
      readonly kind: 'moved'
      readonly to: Configuration
      readonly answers: Answers
      /** What this move left to be answered, now or later: its form, reading or payload. */
      readonly asks: Unknown | null
      /** Events of the timers that were armed. */
      readonly armed: readonly string[]
      /** Places of the transitions that were taken. */
      readonly taken: readonly string[]
    }
  /** Nothing was taken; `isGuessed` where a condition was answered that no sample decides. */
  | { readonly kind: 'not-taken'; readonly isGuessed: boolean; readonly answers: Answers }
  | { readonly kind: 'livelock'; readonly answers: Answers }
  | { readonly kind: 'nobody'; readonly task: string; readonly answers: Answers }
  /** The trigger's condition does not hold. */
  | { readonly kind: 'no-start' }

/** The values that were chosen, for what this move or an earlier one had left open. */
export type Answers = readonly (readonly [Unknown, JsonValue | undefined])[]
