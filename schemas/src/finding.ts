import type { JsonChange } from './json-change.ts'
import type { LocaleText } from './locale-text.ts'
import type { Scenario } from './scenario.ts'

/** One result of a check. `path` is a JSON Pointer (RFC 6901) into the checked document. */
export interface Finding {
  readonly severity: 'error' | 'warning'
  /** `noun.reason`, stable: tools and tests match on it. */
  readonly code: string
  readonly path: string
  readonly message: LocaleText
  /** Where only a course of events shows what is wrong: a shortest one, a few words for each thing that happens. */
  readonly course?: readonly LocaleText[]
  /** The same course as an example that can be played. */
  readonly example?: Scenario
  readonly fix?: QuickFix
}

/** A change to the checked document that puts a finding right. */
export interface QuickFix {
  /** What it does, as an invitation. */
  readonly title: LocaleText
  readonly patch: readonly JsonChange[]
}
