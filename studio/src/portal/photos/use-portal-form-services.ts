import { useMemo } from 'react'
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
      uploadPhoto: async (photo, onProgress) => {
        const id = await queue.keep(photo)
        onProgress(1)
        return id
      },
      photoUrl: (id) =>
        queue.photos().find((photo) => photo.id === id)?.url ?? services.photoUrl(id),
    }),
    [services, queue, locatesAtOnce],
  )
}
