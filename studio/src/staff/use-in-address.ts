import { useRouter } from '@tanstack/react-router'
import { useQueryString } from './staff-link.tsx'

/** Null takes it out. */
type Changes = Readonly<Record<string, string | null>>

interface InAddress {
  readonly query: URLSearchParams
  /** Changes what the query says and leaves the rest of it, the page and where it is scrolled to. With `step` the browser's way back
   *  leads to what was shown before. */
  readonly put: (changes: Changes, options?: { readonly step?: boolean }) => void
}

/** What is shown of a page beyond its path, so that a reload or a copied link shows it again. */
export function useInAddress(): InAddress {
  const router = useRouter()
  const query = useQueryString()
  const put: InAddress['put'] = (changes, options) => {
    const next = new URLSearchParams(query)
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) next.delete(name)
      else next.set(name, value)
    }
    const { pathname } = window.location
    const href = next.size === 0 ? pathname : `${pathname}?${next}`
    void router.navigate({ href, replace: options?.step !== true, resetScroll: false })
  }
  return { query, put }
}
