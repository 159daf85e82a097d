import { DESK_VIEWS_KEY } from '../staff/desk-worker-address.ts'
import { remember, remembered } from '../ui/remembered.ts'

/** A filter of the inbox under a name. */
export interface SavedView {
  readonly name: string
  /** Of its address, with the question mark. */
  readonly query: string
}

/** The account's own views on this device; none where there are none or where what is there cannot be read. */
export function loadViews(accountId: string): readonly SavedView[] {
  return viewsIn(remembered(DESK_VIEWS_KEY), accountId)
}

/** Those of another account on this device are not kept. */
export function saveViews(accountId: string, views: readonly SavedView[]): void {
  remember(DESK_VIEWS_KEY, JSON.stringify({ accountId, views }))
}

export function viewsIn(text: string | null, accountId: string): readonly SavedView[] {
  const kept = parsed(text)
  if (typeof kept !== 'object' || kept === null || !('views' in kept)) return []
  if (!('accountId' in kept) || kept.accountId !== accountId || !Array.isArray(kept.views))
    return []
  return kept.views.filter(isView)
}

function isView(view: unknown): view is SavedView {
  if (typeof view !== 'object' || view === null || !('name' in view) || !('query' in view))
    return false
  return (
    typeof view.name === 'string' && typeof view.query === 'string' && /^(\?|$)/.test(view.query)
  )
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text)
  } catch {
    return null
  }
}
