import { createContext, use, useEffect, useId } from 'react'

/** Hears how many things (photos) of one control are still on their way. */
export const PendingContext = createContext<(control: string, count: number) => void>(() => {})

/** Says that `count` things are on their way, and that none are when the control goes. */
export function usePending(count: number): void {
  const report = use(PendingContext)
  const control = useId()
  useEffect(() => {
    report(control, count)
    return () => report(control, 0)
  }, [report, control, count])
}
