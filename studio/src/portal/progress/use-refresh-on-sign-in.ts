import { useEffect, useRef } from 'react'
import { useMe } from '../use-me.ts'

/** Asks again when somebody signed in on this page; the first look is the page's own. */
export function useRefreshOnSignIn(refresh: () => void): void {
  const { account } = useMe()
  const known = useRef(account)
  useEffect(() => {
    const before = known.current
    known.current = account
    if (before === null && account !== null && account !== undefined) refresh()
  }, [account, refresh])
}
