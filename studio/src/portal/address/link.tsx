import type { AnchorHTMLAttributes, MouseEvent } from 'react'
import { type Address, hrefOf } from './address.ts'
import { useGo } from './place.ts'

interface LinkProps extends Address, Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {}

/** A link to a page of the portal: a true address for the reader, and nothing is loaded anew. */
export function Link({ to, params, search, onClick, ...rest }: LinkProps) {
  const go = useGo()
  const address = {
    to,
    ...(params !== undefined && { params }),
    ...(search !== undefined && { search }),
  }
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    const isPlain =
      event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    if (event.defaultPrevented || !isPlain || rest.target === '_blank') return
    event.preventDefault()
    go(address)
  }
  return <a {...rest} href={hrefOf(address)} onClick={follow} />
}
