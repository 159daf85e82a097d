import type { LocaleText } from './locale-text.ts'

/** One result of a check. `path` is a JSON Pointer (RFC 6901) into the checked document. */
export interface Finding {
  readonly severity: 'error' | 'warning'
  /** `noun.reason`, stable: tools and tests match on it. */
  readonly code: string
  readonly path: string
  readonly message: LocaleText
}
