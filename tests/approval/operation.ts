import type { Locale } from '@linli/schemas/locale-text'
import type { Beginning } from './approval-definition.ts'
import type { ApprovalCase } from './approval-ground.ts'

export type Does = (at: ApprovalCase) => Promise<unknown>

/** One thing that people do with an approval, with everything that comes of it. The page docs/approval.md is written from these. */
export interface Operation {
  readonly name: string
  /** Field of the GraphQL mutation; null where the system does it. */
  readonly mutation: string | null
  /** Component of the studio below `studio/src`, and the document that it sends; null where nobody presses anything. */
  readonly desk: readonly [component: string, document: string] | null
  readonly begins: Beginning
  readonly before?: Does
  readonly does: Does
  /** Of what lasts beyond the case; whatever became of the test. */
  readonly after?: Does
  /** Parts of the newest lines of the timeline, as an official reads them; empty where it is no step of the case. */
  readonly zh: readonly string[]
  readonly en: readonly string[]
  /** What is read instead, and by whom it concerns. */
  readonly elsewhere?: Elsewhere
  /** `login: title` of the notices, and nobody else. */
  readonly told: readonly string[]
  /** The same in words. */
  readonly tells: string
  readonly undo: Undo
}

interface Elsewhere {
  readonly read: (at: ApprovalCase, locale: Locale) => Promise<string>
  readonly zh: string
  readonly en: string
}

export type Undo =
  | { readonly none: string }
  | {
      readonly by: string
      readonly does: Does
      /** `name holder-or-assignee-or-post` of the open tasks then. */
      readonly left: readonly string[]
      /** Part of the newest line of the timeline then. */
      readonly zh: string
    }
