import type { ObjectSchema } from '@linli/schemas/form-definition'
import { useCallback, useMemo, useState } from 'react'

interface PagesInput {
  /** Top-level questions that are asked together, page by page; undefined asks all at once. */
  readonly screens: readonly (readonly string[])[] | undefined
  readonly schema: ObjectSchema
  /** The page to begin with is the one that asks for this field. */
  readonly startAt: string | undefined
}

export interface Pages {
  /** What is asked now: the questions of a page, or the whole form when it is not paged. */
  readonly schema: ObjectSchema
  /** Counted from 0. */
  readonly index: number
  readonly count: number
  readonly isLast: boolean
  readonly holds: (field: string) => boolean
  readonly go: (steps: 1 | -1) => void
  readonly goToField: (field: string) => void
}

/** One page at a time, for those who read slowly and for forms that are meant so; the answers of the other pages stay where they are. */
export function usePages({ screens, schema, startAt }: PagesInput): Pages {
  const pages = useMemo(
    () => shownPages(screens ?? [], Object.keys(schema.properties)),
    [screens, schema],
  )
  const [name, setName] = useState(() => topName(startAt ?? ''))
  // A page whose question has just been hidden gives way to the first one.
  const index = pageIndex(pages, name)
  const shown = pages[index]
  const page = useMemo(
    () => (shown === undefined ? schema : pageOf(schema, shown)),
    [schema, shown],
  )
  const go = useCallback(
    (steps: 1 | -1) =>
      setName((current) => pages[pageIndex(pages, current) + steps]?.[0] ?? current),
    [pages],
  )
  const goToField = useCallback((field: string) => setName(topName(field)), [])
  const holds = useCallback(
    (field: string) => shown === undefined || field === '' || shown.includes(topName(field)),
    [shown],
  )
  return {
    schema: page,
    index,
    count: pages.length,
    isLast: index >= pages.length - 1,
    holds,
    go,
    goToField,
  }
}

/** The pages with what of their questions is asked at present; one without any is left out. */
export function shownPages(
  screens: readonly (readonly string[])[],
  order: readonly string[],
): readonly (readonly string[])[] {
  const names = new Set(topNames(order))
  return screens
    .map((screen) => screen.filter((name) => names.has(name)))
    .filter((screen) => screen.length > 0)
}

function pageIndex(pages: readonly (readonly string[])[], name: string): number {
  return Math.max(
    0,
    pages.findIndex((page) => page.includes(name)),
  )
}

/** The part of a form that asks for some of its properties. */
export function pageOf(schema: ObjectSchema, names: readonly string[]): ObjectSchema {
  const properties = Object.fromEntries(
    Object.entries(schema.properties).filter(([name]) => names.includes(name)),
  )
  const required = (schema.required ?? []).filter((name) => names.includes(name))
  return { ...schema, properties, required }
}

export function topNames(order: readonly string[]): readonly string[] {
  return [...new Set(order.map(topName))]
}

function topName(field: string): string {
  return field.split('.')[0] ?? ''
}
