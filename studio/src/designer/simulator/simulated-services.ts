import type { Street } from '@linli/schemas/street'
import type { FormServices, NamedFile, StaffMember } from '../../form-view/form-services.ts'
import { newKey } from '../../ui/new-key.ts'

/** What forms need, without a server: places are those of the fictional street, and a file never leaves the page. */
export function simulatedServices(street: Street): FormServices {
  const files = new Map<string, NamedFile & { readonly url: string }>()
  return {
    uploadFile: async (file, onProgress) => {
      const id = newKey()
      files.set(id, { ...file, url: URL.createObjectURL(file.bytes) })
      onProgress(1)
      return id
    },
    fileUrl: (id) => files.get(id)?.url ?? NO_PHOTO,
    fileFacts: async (id) => {
      const file = files.get(id)
      const family = file?.bytes.type.split('/')[0]
      const kind = family === 'audio' || family === 'video' ? family : null
      return { name: file?.name ?? null, size: file?.bytes.size ?? null, kind }
    },
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
