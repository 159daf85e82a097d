import { useMemo } from 'react'
import { useClient } from 'urql'
import { PhrasesDocument } from '../../api/documents.ts'
import { useApiFormServices } from '../../api/use-api-form-services.ts'
import type { FormServices } from '../../form-view/form-services.ts'
import { useOffline } from './offline-context.ts'

/** What a worker's forms need: a photo is answered as soon as this device keeps it, and goes to the server before its answers do. Other
 *  files go at once, as they are large and no evidence taken on the spot. */
export function useDeskFormServices(): FormServices {
  const services = useApiFormServices()
  const { photos } = useOffline()
  const client = useClient()
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
      phrases: async () => {
        const { data } = await client.query(PhrasesDocument, {}).toPromise()
        return [...new Set([...(data?.phrases.own ?? []), ...(data?.phrases.street ?? [])])]
      },
    }),
    [services, photos, client],
  )
}
