import { type ReactNode, useEffect, useState } from 'react'

const PATIENCE_MS = 200

/** Shows nothing for 200 ms and then `children` (a quiet skeleton by default), so that fast answers never flicker. */
export function Delayed({ children }: { readonly children?: ReactNode }) {
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [])
  if (!shown) return null
  return children ?? <Skeleton lines={4} />
}

/** Grey bars where text will be; read out as busy, not as content. */
export function Skeleton({ lines }: { readonly lines: number }) {
  return (
    <div className="skeleton" aria-busy="true" aria-live="off">
      {Array.from({ length: lines }, (_, line) => `line-${line}`).map((key) => (
        <span key={key} className="skeleton-line" aria-hidden="true" />
      ))}
    </div>
  )
}
