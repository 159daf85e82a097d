import type { JsonValue } from '@linli/schemas/json'
import type { ReactNode } from 'react'

/** What of shown answers is masked, and how a reader may ask for it. */
export interface MaskedAnswers {
  /** JSON Pointers (RFC 6901) into the answers. */
  readonly pointers: readonly string[]
  /** In the place of a masked answer; without it the mask alone is shown. */
  readonly control?: (answer: MaskedAnswer) => ReactNode
}

export interface MaskedAnswer {
  readonly question: string
  readonly pointer: string
  /** With its mask. */
  readonly shown: string
  /** The plain value, as answers are read. */
  readonly read: (value: JsonValue) => ReactNode
}
