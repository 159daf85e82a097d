import type { Street } from '@linli/schemas/street'
import type { FormServices } from '../../form-view/form-services.ts'
import { newKey } from '../../ui/new-key.ts'

/** What forms need, without a server: places are those of the fictional street, and a photo never leaves the page. */
export function simulatedServices({ nodes }: Street): FormServices {
  const photos = new Map<string, string>()
  return {
    uploadPhoto: async (photo, onProgress) => {
      const id = newKey()
      photos.set(id, URL.createObjectURL(photo))
      onProgress(1)
      return id
    },
    photoUrl: (id) => photos.get(id) ?? NO_PHOTO,
    orgNodes: async () => nodes,
  }
}

/** A photo that nobody took: a grey square. */
const NO_PHOTO =
  'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" width="64" height="64"%3E%3Crect width="64" height="64" fill="%23bbb"/%3E%3C/svg%3E'
