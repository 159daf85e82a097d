import { useEffect, useState } from 'react'

const STEP_MS = 30_000

/** The browser's clock (epoch ms), renewed twice a minute, so that deadlines change their group while one looks, and whenever `shown` is
 *  another thing: what has just begun on the server lies not before the answer that tells of it. */
export function useNow(shown?: unknown): number {
  const [now, setNow] = useState(() => Date.now())
  const [before, setBefore] = useState(shown)
  if (before !== shown) {
    setBefore(shown)
    setNow(Date.now())
  }
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), STEP_MS)
    return () => clearInterval(timer)
  }, [])
  return now
}
