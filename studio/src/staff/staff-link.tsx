import { useRouter, useRouterState } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, MouseEvent } from 'react'

interface StaffLinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  /** Path below the face, beginning with `/`; may carry a query. */
  readonly to: string
}

/** A link inside the face: a true address for the reader, no reload for the page. */
export function StaffLink({ to, onClick, ...rest }: StaffLinkProps) {
  const go = useGo()
  const href = useHref(to)
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey)
    if (event.defaultPrevented || !isPlain) return
    event.preventDefault()
    go(to)
  }
  return <a {...rest} href={href} onClick={follow} />
}

/** Goes to a path of the face; `replace` leaves no entry in the history. */
export function useGo(): (to: string, options?: { readonly replace?: boolean }) => void {
  const router = useRouter()
  return (to, options) => {
    const href = `${baseOf(router.basepath)}${to}`
    if (options?.replace) router.history.replace(href)
    else router.history.push(href)
  }
}

/** Path of the page below the face, `/` for its first page. */
export function usePath(): string {
  const router = useRouter()
  const pathname = useRouterState({ select: (state) => state.location.pathname })
  const base = baseOf(router.basepath)
  const path = pathname.startsWith(base) ? pathname.slice(base.length) : pathname
  return path === '' ? '/' : path
}

/** The query of the address; filters live there, so that a reload or a copied link shows the same list. */
export function useQueryString(): URLSearchParams {
  return new URLSearchParams(useRouterState({ select: (state) => state.location.searchStr }))
}

function useHref(to: string): string {
  return `${baseOf(useRouter().basepath)}${to}`
}

function baseOf(basepath: string): string {
  return basepath === '/' ? '' : basepath.replace(/\/$/, '')
}

/** A named part of the address, as the reader sees it in the page's path. */
export function useParam(name: string): string {
  const params: unknown = useRouterState({ select: (state) => state.matches.at(-1)?.params })
  const values = typeof params === 'object' && params !== null ? Object.entries(params) : []
  const value: unknown = values.find(([key]) => key === name)?.[1]
  return typeof value === 'string' ? value : ''
}
