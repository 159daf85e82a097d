import { useSyncExternalStore } from 'react'
import { DESK_WORKER, DESK_WORKER_SCOPE } from '../../staff/desk-worker-address.ts'

let isNew = false
const listeners = new Set<() => void>()

/** True once a newer release has taken this desk over: the page goes on as it is, and a reload shows the new one. */
export function useNewRelease(): boolean {
  return useSyncExternalStore(subscribe, () => isNew)
}

export function reloadForRelease(): void {
  window.location.reload()
}

/** Has the desk's pages and files kept on this device, so that it opens without a network. Without https there are no such workers, and
 *  a page that is open works on all the same. Looks for a new release whenever the worker looks at the page again. */
export async function keepDeskOpenable(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  const { serviceWorker } = navigator
  const hadOne = serviceWorker.controller !== null
  serviceWorker.addEventListener('controllerchange', () => {
    // The first one takes over a page of its own release.
    if (!hadOne) return
    isNew = true
    for (const listener of listeners) listener()
  })
  const registration = await serviceWorker
    .register(DESK_WORKER, { scope: DESK_WORKER_SCOPE })
    // A browser that forbids it, or no network just now.
    .catch(() => null)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void registration?.update().catch(() => undefined)
  })
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}
