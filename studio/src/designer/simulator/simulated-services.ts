import type { Street } from '@linli/schemas/street'
import type { FormServices, StaffMember } from '../../form-view/form-services.ts'
import { newKey } from '../../ui/new-key.ts'

/** What forms need, without a server: places are those of the fictional street, and a photo never leaves the page. */
export function simulatedServices(street: Street): FormServices {
  const photos = new Map<string, string>()
  return {
    uploadPhoto: async (photo, onProgress) => {
      const id = newKey()
      photos.set(id, URL.createObjectURL(photo))
      onProgress(1)
      return id
    },
    photoUrl: (id) => photos.get(id) ?? NO_PHOTO,
    orgNodes: async () => street.nodes,
    // Nothing of it lies anywhere.
    nodeAt: async () => null,
    staff: async (wanted) => {
      return staffOf(street).filter(({ id, name, posts }) =>
        'id' in wanted
          ? id === wanted.id
          : [name, ...posts].some((text) => text.includes(wanted.search.trim())),
      )
    },
  }
}

function staffOf({ accounts, posts: titles }: Street): readonly StaffMember[] {
  return accounts
    .filter(({ role }) => role === 'worker' || role === 'official')
    .map(({ id, name, posts }) => ({
      ...{ id, name },
      posts: posts.map(({ post }) => titles[post]?.['zh-CN'] ?? post),
    }))
}

/** A photo that nobody took: a grey square. */
const NO_PHOTO =
  'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" width="64" height="64"%3E%3Crect width="64" height="64" fill="%23bbb"/%3E%3C/svg%3E'
