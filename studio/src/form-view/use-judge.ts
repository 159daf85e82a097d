import { useCallback, useEffect, useState } from 'react'
import { afterPicture } from '../ui/after-picture.ts'
import type { Judge } from './form-rules.ts'

/** What the network did not carry is asked for again after so long, before anybody is told. */
const AGAIN_MS = [1_000, 3_000]

let known: Judge | undefined

/** The rules' code, fetched when what stands on the page was seen, or at once where nothing can be drawn without it. Without a network
 *  it has failed until somebody asks again or the network is back. */
export function useJudge(isUrgent: boolean) {
  const [judge, setJudge] = useState(known)
  const [hasFailed, setFailed] = useState(false)
  const isAsked = judge === undefined && !hasFailed
  useEffect(() => {
    if (!isAsked) return
    let isGone = false
    const ask = () => {
      fetchPatiently(() => isGone).then(setJudge, () => setFailed(!isGone))
    }
    const callOff = isUrgent ? undefined : afterPicture(ask)
    if (isUrgent) ask()
    return () => {
      isGone = true
      callOff?.()
    }
  }, [isAsked, isUrgent])
  const askAgain = useCallback(() => setFailed(false), [])
  useEffect(() => {
    if (!hasFailed) return
    window.addEventListener('online', askAgain)
    return () => window.removeEventListener('online', askAgain)
  }, [hasFailed, askAgain])
  return { judge, hasFailed, askAgain }
}

async function fetchPatiently(isGone: () => boolean): Promise<Judge> {
  for (const wait of AGAIN_MS) {
    try {
      return await fetchJudge()
    } catch {
      await new Promise((done) => setTimeout(done, wait))
      if (isGone()) break
    }
  }
  return fetchJudge()
}

async function fetchJudge(): Promise<Judge> {
  known ??= (await import('./verdict.ts')).JUDGE
  return known
}
