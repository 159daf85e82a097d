import { createContext, use, useCallback, useEffect, useLayoutEffect, useState } from 'react'
import { type Address, hrefOf, type PathText, type PathTexts, type SearchText } from './address.ts'

export interface Place {
  readonly pathname: string
  /** With its question mark, as the browser has it. */
  readonly search: string
  /** Somebody went there by a link or a deed; not by the browser's own back and forward, which know how far she had read. */
  readonly isNew: boolean
}

interface GoOptions {
  /** Leaves no entry to come back to. */
  readonly replace?: boolean
}
export type Go = (address: Address | Pick<Address, 'search'>, options?: GoOptions) => void

interface Way {
  readonly place: Place
  readonly go: Go
}

const WayContext = createContext<Way | undefined>(undefined)
export const WayProvider = WayContext.Provider
export const PathTextsContext = createContext<PathTexts>({})

/** Where the browser is, and how to go elsewhere without loading anew. */
export function useBrowserWay(): Way {
  const [place, setPlace] = useState(() => placeNow(false))
  useEffect(() => {
    const follow = () => setPlace((last) => (isAt(last) ? last : placeNow(false)))
    window.addEventListener('popstate', follow)
    return () => window.removeEventListener('popstate', follow)
  }, [])
  const go: Go = useCallback((address, options) => {
    const href = 'to' in address ? hrefOf(address) : hrefHere(address)
    const isHere = href === `${window.location.pathname}${window.location.search}`
    if (options?.replace === true || isHere) window.history.replaceState(null, '', href)
    else window.history.pushState(null, '', href)
    setPlace(placeNow(true))
  }, [])
  useLayoutEffect(() => {
    if (place.isNew) window.scrollTo(0, 0)
  }, [place])
  return { place, go }
}

/** Goes to another page, or, without `to`, to another query of this one. */
export function useGo(): Go {
  return useWay().go
}

export function usePathname(): string {
  return useWay().place.pathname
}

/** A piece of the address, e.g. the number in `/track/TS20261121-0007`. */
export function usePathText(name: PathText): string {
  return use(PathTextsContext)[name] ?? ''
}

/** A value of the query string; undefined when it is not there. */
export function useSearchText(name: SearchText): string | undefined {
  return new URLSearchParams(useWay().place.search).get(name) ?? undefined
}

function useWay(): Way {
  const way = use(WayContext)
  if (way === undefined) throw new Error('A page of the portal needs a WayProvider above it.')
  return way
}

function placeNow(isNew: boolean): Place {
  const { pathname, search } = window.location
  return { pathname, search, isNew }
}

function isAt({ pathname, search }: Place): boolean {
  return pathname === window.location.pathname && search === window.location.search
}

function hrefHere({ search = {} }: Pick<Address, 'search'>): string {
  return `${window.location.pathname}?${new URLSearchParams(search)}`
}
