import { useEffect, useEffectEvent, useState } from 'react'
import { type TypedDocumentNode, useClient } from 'urql'

const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 30_000
/** A connection opened again that has not failed for this long is taken to stand. */
const SETTLED_MS = 2_000

/** Keeps a subscription open as long as the component is shown and calls `onChange` for each event.
 *  A broken connection is opened again (1 s, doubling to 30 s, at once when the network is back) and then
 *  `onChange` is called as well, because something may have been missed. Returns whether the connection stands. */
export function useLive<Data, Variables extends object>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  onChange: () => void,
): boolean {
  const client = useClient()
  const [isLive, setIsLive] = useState(true)
  const changed = useEffectEvent(onChange)
  const key = JSON.stringify(variables)

  // `key` stands for the variables, whose object is made anew at each render.
  useEffect(() => {
    let wait = FIRST_WAIT_MS
    let timer: ReturnType<typeof setTimeout> | undefined
    let settled: ReturnType<typeof setTimeout> | undefined
    let stop: (() => void) | undefined
    const broken = () => {
      setIsLive(false)
      clearTimeout(settled)
      clearTimeout(timer)
      timer = setTimeout(openAgain, wait)
      wait = Math.min(wait * 2, LONGEST_WAIT_MS)
    }
    const open = () => {
      stop?.()
      const { unsubscribe } = client.subscription(document, variables).subscribe((result) => {
        if (result.error !== undefined) return broken()
        wait = FIRST_WAIT_MS
        setIsLive(true)
        changed()
      })
      stop = unsubscribe
    }
    const openAgain = () => {
      open()
      changed()
      settled = setTimeout(() => setIsLive(true), SETTLED_MS)
    }
    const retryNow = () => {
      clearTimeout(timer)
      wait = FIRST_WAIT_MS
      openAgain()
    }
    open()
    window.addEventListener('online', retryNow)
    return () => {
      window.removeEventListener('online', retryNow)
      clearTimeout(timer)
      clearTimeout(settled)
      stop?.()
    }
  }, [client, document, key])

  return isLive
}
