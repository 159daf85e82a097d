import type { ExpressionNames } from '@linli/runtime/core'
import { fromBuilder, toLockedBuilder } from '@linli/runtime/core'
import { useMemo, useState } from 'react'
import { draftOf, type Fields, type Group, treeOf } from './condition-draft.ts'

interface DraftFacts {
  readonly names: ExpressionNames
  readonly fields: Fields
}

/** A condition and the rows it is edited in. The text changes only by an edit that leaves every row complete: an untouched one stays as
 *  it was written, byte for byte. A text that comes from elsewhere (undo, another person) takes the place of the rows. */
export function useConditionDraft(
  value: string,
  onChange: (next: string) => void,
  { names, fields }: DraftFacts,
) {
  const [held, setHeld] = useState<{ readonly source: string; readonly draft: Group } | null>(null)
  const read = useMemo(() => readCondition(value, { names, fields }), [value, names, fields])
  const draft = held?.source === value ? held.draft : read
  const change = (next: Group) => {
    const source = writeCondition(next, { names, fields })
    setHeld({ source: source ?? value, draft: next })
    if (source !== null && source !== value) onChange(source)
  }
  const isComplete = draft === null || writeCondition(draft, { names, fields }) !== null
  return { draft, change, isComplete }
}

/** The rows of a condition; null where the text is malformed. */
export function readCondition(source: string, { names, fields }: DraftFacts): Group | null {
  if (source.trim() === '') return draftOf(null, fields)
  const tree = toLockedBuilder(source, names)
  return tree === null ? null : draftOf(tree, fields)
}

/** The rows as CEL, empty without any; null while one of them lacks something. */
export function writeCondition(draft: Group, { names, fields }: DraftFacts): string | null {
  const tree = treeOf(draft, fields)
  if (tree === undefined) return ''
  return tree === null ? null : fromBuilder(tree, names)
}
