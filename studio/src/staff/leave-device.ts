import { createDeskDevice } from './desk-device.ts'
import { DESK_VIEWS_KEY, DESK_WORKER_SCOPE } from './desk-worker-address.ts'

/** How much of what was done on this device the server does not have yet. */
export async function countUnsent(): Promise<number> {
  return (await createDeskDevice().work.list()).length
}

/** Removes all that the desk keeps here: cases, drafts, photos, work that was not sent, named filters, and the desk's own files. */
export async function leaveDevice(): Promise<void> {
  await createDeskDevice().wipe()
  localStorage.removeItem(DESK_VIEWS_KEY)
  if (!('serviceWorker' in navigator)) return
  const registration = await navigator.serviceWorker.getRegistration(DESK_WORKER_SCOPE)
  await registration?.unregister()
  const names = await caches.keys()
  await Promise.all(
    names.filter((name) => name.startsWith('linli-desk')).map((name) => caches.delete(name)),
  )
}
