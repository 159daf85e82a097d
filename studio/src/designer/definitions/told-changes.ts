import type { PostTitles } from '@linli/runtime/core'
import { brokenBy, CHANGED_PARTS, diffDefinitions } from '@linli/runtime/core'
import type { Definition } from '@linli/schemas/definition'
import type { Locale } from '@linli/schemas/locale-text'
import { textIn } from '@linli/schemas/locale-text'

/** A change as it is shown; without numbers where nobody counted yet. */
export interface ToldChange {
  readonly code: string
  readonly part: string
  readonly path: string
  readonly side: string
  readonly bearing: string
  readonly message: string
  /** Running instances that meet it. */
  readonly standing?: number
  /** Tasks that would be late now. */
  readonly late?: number
}

interface ToldFinding {
  readonly severity: string
  readonly path: string
  readonly message: string
}

interface ToldReader {
  readonly kind: string
  readonly path: string
  readonly reason: string
  readonly message: string
}

/** What the edit of one question breaks. */
export interface ToldBreakage {
  readonly form: string
  readonly field: string
  readonly title: string
  /** Null for a question that went. */
  readonly path: string | null
  readonly broken: readonly ToldFinding[]
  readonly altered: readonly ToldReader[]
  readonly standing?: number
}

/** As this device tells it, or as the server does, who knows the numbers. */
export interface ToldComparison {
  readonly changes: readonly ToldChange[]
  readonly broken: readonly ToldBreakage[]
  /** Running instances; undefined where nobody counted. */
  readonly running?: number
}

/** What the server would say of two texts but for the numbers, said here: the same functions. */
export function compareHere(
  before: Definition,
  after: Definition,
  { locale, posts }: { readonly locale: Locale; readonly posts: PostTitles },
): ToldComparison {
  return {
    changes: diffDefinitions(before, after, posts).map(({ message, ...change }) => ({
      ...change,
      message: textIn(message, locale),
    })),
    broken: brokenBy(before, after).fields.map(({ field, broken, altered }) => ({
      form: field.form,
      field: field.field,
      title: textIn(field.title, locale),
      path: field.now === null ? null : field.path,
      broken: broken.map((finding) => ({ ...finding, message: textIn(finding.message, locale) })),
      altered: altered.map(({ kind, path, reason, message }) => {
        return { kind, path, reason, message: textIn(message, locale) }
      }),
    })),
  }
}

export interface ToldGroup {
  readonly part: string
  readonly changes: readonly ToldChange[]
}

/** Changes by the part of the definition they are about, in the order people read them; parts without a change are left out. */
export function groupedByPart(changes: readonly ToldChange[]): ToldGroup[] {
  return CHANGED_PARTS.map((part) => ({
    part,
    changes: changes.filter((change) => change.part === part),
  })).filter((group) => group.changes.length > 0)
}
