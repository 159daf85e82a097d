import { useMemo } from 'react'
// What is taken here can be sent although the network went since: the queue finds its sender loaded.
import '../../api/send-photo.ts'
import { useApiFormServices } from '../../api/use-api-form-services.ts'
import type { FormServices } from '../../form-view/form-services.ts'
import { usePhotoQueue } from './use-photo-queue.ts'

/** What a resident's forms need: photos are answered as soon as this device keeps them, and go to the server by themselves. */
export function usePortalFormServices(locatesAtOnce = false): FormServices {
  const services = useApiFormServices()
  const queue = usePhotoQueue()
  return useMemo(
    () => ({
      ...services,
      locatesAtOnce,
      uploadFile: async (file, onProgress) => {
        if (!file.bytes.type.startsWith('image/')) return services.uploadFile(file, onProgress)
        const id = await queue.keep(file.bytes)
        onProgress(1)
        return id
      },
      fileUrl: (id) => queue.photos().find((photo) => photo.id === id)?.url ?? services.fileUrl(id),
      fileFacts: async (id) => {
        const isKept = queue.photos().some((photo) => photo.id === id)
        return isKept ? { name: null, size: null, kind: 'photo' } : services.fileFacts(id)
      },
    }),
    [services, queue, locatesAtOnce],
  )
}
