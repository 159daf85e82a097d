import { useMemo } from 'react'
import { useApiFormServices } from '../../api/use-api-form-services.ts'
import type { FormServices } from '../../form-view/form-services.ts'
import { usePhrases } from '../../staff/use-phrases.ts'
import { useOffline } from './offline-context.ts'

/** What a worker's forms need: a photo is answered as soon as this device keeps it, and goes to the server before its answers do. Other
 *  files go at once, as they are large and no evidence taken on the spot. */
export function useDeskFormServices(): FormServices {
  const services = useApiFormServices()
  const { photos } = useOffline()
  const phrases = usePhrases()
  return useMemo(
    () => ({
      ...services,
      uploadFile: async (file, onProgress) => {
        if (!file.bytes.type.startsWith('image/')) return services.uploadFile(file, onProgress)
        const id = await photos.keep(file.bytes)
        onProgress(1)
        return id
      },
      fileUrl: (id) => photos.urlOf(id) ?? services.fileUrl(id),
      fileFacts: async (id) =>
        photos.urlOf(id) === undefined
          ? services.fileFacts(id)
          : { name: null, size: null, kind: 'photo' },
      phrases,
    }),
    [services, photos, phrases],
  )
}
