import { createContext, use, useEffect, useSyncExternalStore } from 'react'
import { uploadFileAs } from '../../api/upload-file.ts'
import { newKey } from '../../ui/new-key.ts'
import type { DeviceStore, StoredPhoto } from '../device-store.ts'
import { useMe } from '../use-me.ts'
import { createPhotoQueue, type PhotoQueue, type QueuedPhoto, type Sent } from './photo-queue.ts'

/** Too little of the file arrived, or the server is busy or asleep: the same photo may be sent later. */
const WORTH_ANOTHER_TRY = [408, 425, 429]

export function createDevicePhotoQueue(store: DeviceStore): PhotoQueue {
  return createPhotoQueue({
    store,
    send: sendPhoto,
    newId: newKey,
    urlOf: (photo) => URL.createObjectURL(photo),
    later: (run, delay) => {
      const timer = setTimeout(run, delay)
      return () => clearTimeout(timer)
    },
  })
}

async function sendPhoto(
  { id, photo }: StoredPhoto,
  onProgress: (share: number) => void,
): Promise<Sent> {
  const file = { bytes: photo, name: 'photo.jpg' }
  const status = await uploadFileAs(id, { file, onProgress }).catch(() => 0)
  if (status >= 200 && status < 300) return 'stored'
  if (status === 401) return 'signed-out'
  return status >= 400 && status < 500 && !WORTH_ANOTHER_TRY.includes(status) ? 'refused' : 'failed'
}

export const PhotoQueueContext = createContext<PhotoQueue | undefined>(undefined)

export function usePhotoQueue(): PhotoQueue {
  const queue = use(PhotoQueueContext)
  if (queue === undefined) throw new Error('usePhotoQueue needs a PhotoQueueContext above it.')
  return queue
}

export function useQueuedPhotos(): readonly QueuedPhoto[] {
  const queue = usePhotoQueue()
  return useSyncExternalStore(queue.subscribe, queue.photos)
}

/** Opens the queue of the last visit, and tries again when the network is back, the person looks at the page again or signs in. */
export function useQueueAtWork(): void {
  const queue = usePhotoQueue()
  const { account } = useMe()
  const accountId = account?.id
  useEffect(() => {
    void queue.open()
    const look = () => {
      if (document.visibilityState === 'visible') queue.retry()
    }
    window.addEventListener('online', queue.retry)
    document.addEventListener('visibilitychange', look)
    return () => {
      window.removeEventListener('online', queue.retry)
      document.removeEventListener('visibilitychange', look)
    }
  }, [queue])
  useEffect(() => {
    if (accountId !== undefined) queue.retry()
  }, [queue, accountId])
}
