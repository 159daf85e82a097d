import { createContext, use, useEffect, useSyncExternalStore } from 'react'
import { newKey } from '../../ui/new-key.ts'
import type { DeviceStore } from '../device-store.ts'
import { useMe } from '../use-me.ts'
import { createPhotoQueue, type PhotoQueue, type QueuedPhoto } from './photo-queue.ts'

export function createDevicePhotoQueue(store: DeviceStore): PhotoQueue {
  return createPhotoQueue({
    store,
    // Pages where nobody takes a photo do without it, unless one is left from an earlier visit.
    send: async (photo, onProgress) => {
      const sender = await import('../../api/send-photo.ts').catch(() => null)
      return sender === null ? 'failed' : sender.sendPhoto(photo, onProgress)
    },
    newId: newKey,
    urlOf: (photo) => URL.createObjectURL(photo),
    later: (run, delay) => {
      const timer = setTimeout(run, delay)
      return () => clearTimeout(timer)
    },
  })
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
