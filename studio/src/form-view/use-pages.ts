import type { ObjectSchema } from '@linli/schemas/form-definition'
import { useCallback, useMemo, useState } from 'react'

interface PagesInput {
  readonly isPaged: boolean
  readonly schema: ObjectSchema
  /** Dotted paths in the order of the page. */
  readonly order: readonly string[]
  /** The page to begin with is the one that asks for this field. */
  readonly startAt: string | undefined
}

export interface Pages {
  /** What is asked now: one top-level question, or the whole form when it is not paged. */
  readonly schema: ObjectSchema
  /** Counted from 0. */
  readonly index: number
  readonly count: number
  readonly isLast: boolean
  readonly holds: (field: string) => boolean
  readonly go: (steps: 1 | -1) => void
  readonly goToField: (field: string) => void
}

/** One question at a time for those who read slowly; the answers of the other pages stay where they are. */
export function usePages({ isPaged, schema, order, startAt }: PagesInput): Pages {
  const names = useMemo(() => (isPaged ? topNames(order) : []), [isPaged, order])
  const [name, setName] = useState(() => topName(startAt ?? ''))
  // A page whose question has just been hidden gives way to the first one.
  const index = Math.max(0, names.indexOf(name))
  const shown = names[index]
  const page = useMemo(
    () => (shown === undefined ? schema : pageOf(schema, shown)),
    [schema, shown],
  )
  const go = useCallback(
    (steps: 1 | -1) =>
      setName((current) => names[names.indexOf(current || (names[0] ?? '')) + steps] ?? current),
    [names],
  )
  const goToField = useCallback((field: string) => setName(topName(field)), [])
  const holds = useCallback(
    (field: string) => shown === undefined || field === '' || topName(field) === shown,
    [shown],
  )
  return {
    schema: page,
    index,
    count: names.length,
    isLast: index >= names.length - 1,
    holds,
    go,
    goToField,
  }
}

/** The part of a form that asks for one of its properties. */
export function pageOf(schema: ObjectSchema, name: string): ObjectSchema {
  const property = schema.properties[name]
  if (property === undefined) return schema
  const required = (schema.required ?? []).filter((each) => each === name)
  return { ...schema, properties: { [name]: property }, required }
}

export function topNames(order: readonly string[]): readonly string[] {
  return [...new Set(order.map(topName))]
}

function topName(field: string): string {
  return field.split('.')[0] ?? ''
}
