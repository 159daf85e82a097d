import { useEffect, useState } from 'react'

const STEP_MS = 30_000

/** The browser's clock (epoch ms), renewed twice a minute, so that deadlines change their group while one looks. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), STEP_MS)
    return () => clearInterval(timer)
  }, [])
  return now
}
