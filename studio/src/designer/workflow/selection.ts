/** What of the workflow is looked at, as the page's address has it. */
export interface Selection {
  readonly view: View | null
  /** `text` where the flow is read as text instead of being drawn. */
  readonly as: 'text' | null
  /** A state's uid, `start` for what begins an instance, or `.whole` for what the whole definition has. */
  readonly state: string | null
  /** Which property of it. */
  readonly part: string | null
  /** JSON Pointer of one of its transitions. */
  readonly way: string | null
}

export type View = 'simple' | 'pro'

export function readSelection(query: URLSearchParams): Selection {
  const view = query.get('view')
  return {
    view: view === 'simple' || view === 'pro' ? view : null,
    as: query.get('as') === 'text' ? 'text' : null,
    state: query.get('state'),
    part: query.get('part'),
    way: query.get('way'),
  }
}

/** The query of the selection; what is null is left out. */
export function selectionQuery(selection: Selection): string {
  const query = new URLSearchParams({ tab: 'canvas' })
  for (const [key, value] of Object.entries(selection)) {
    if (typeof value === 'string') query.set(key, value)
  }
  return query.toString()
}
