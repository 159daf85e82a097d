import type { JsonObject } from '@linli/schemas/json'
import type { PhotoSent } from '../../api/send-photo.ts'
import type { KeptPhoto, Shelf } from '../../staff/desk-device.ts'

interface DeskPhotosDeps {
  readonly shelf: Shelf<KeptPhoto>
  readonly send: (photo: KeptPhoto) => Promise<PhotoSent>
  readonly newId: () => string
  readonly urlOf: (photo: Blob) => string
  readonly now: () => number
}

/** Photos of half-filled and finished tasks, on this device until what names them has gone out. Each has its id from the moment it is
 *  taken, so that no attempt stores it twice. */
export interface DeskPhotos {
  /** Photos of the last visit that one of these texts names; the others are forgotten. Only the first call reads the device. */
  readonly open: (namedBy: () => Promise<readonly string[]>) => Promise<void>
  /** Keeps a photo, tries to send it at once, and gives the id that stands in the answers from now on. */
  readonly keep: (photo: Blob) => Promise<string>
  /** Shows a photo from this device; undefined for others. */
  readonly urlOf: (id: string) => string | undefined
  /** Sends those of the answers' photos that the server does not have yet, one after the other, up to the first that does not arrive. */
  readonly sendAll: (answers: JsonObject) => Promise<PhotoSent>
  /** What named them has gone out, or was thrown away. */
  readonly forget: (answers: JsonObject) => Promise<void>
}

export function createDeskPhotos(deps: DeskPhotosDeps): DeskPhotos {
  const photos = new Map<string, { readonly photo: KeptPhoto; readonly url: string }>()
  const onTheWay = new Map<string, Promise<PhotoSent>>()
  const show = (photo: KeptPhoto) => {
    const url = photos.get(photo.id)?.url ?? deps.urlOf(photo.photo)
    photos.set(photo.id, { photo, url })
  }
  const attempt = async (photo: KeptPhoto): Promise<PhotoSent> => {
    const outcome = await deps.send(photo)
    if (outcome === 'stored' && photos.has(photo.id)) {
      const stored = { ...photo, isStored: true }
      show(stored)
      await deps.shelf.save(stored)
    }
    return outcome
  }
  const send = (id: string): Promise<PhotoSent> => {
    const photo = photos.get(id)?.photo
    if (photo === undefined || photo.isStored) return Promise.resolve('stored')
    const going = onTheWay.get(id) ?? attempt(photo).finally(() => onTheWay.delete(id))
    onTheWay.set(id, going)
    return going
  }
  const namedIn = (answers: JsonObject) => {
    const text = JSON.stringify(answers)
    return [...photos.keys()].filter((id) => text.includes(id))
  }
  let opening: Promise<void> | undefined
  const load = async (namedBy: () => Promise<readonly string[]>) => {
    const [found, texts] = await Promise.all([deps.shelf.list(), namedBy()])
    for (const photo of found) {
      if (texts.some((text) => text.includes(photo.id))) show(photo)
      else await deps.shelf.drop(photo.id)
    }
  }
  return {
    open: (namedBy) => {
      opening ??= load(namedBy)
      return opening
    },
    keep: async (blob) => {
      const photo = { id: deps.newId(), photo: blob, isStored: false, savedAt: deps.now() }
      show(photo)
      await deps.shelf.save(photo)
      void send(photo.id)
      return photo.id
    },
    urlOf: (id) => photos.get(id)?.url,
    sendAll: async (answers) => {
      for (const id of namedIn(answers)) {
        const outcome = await send(id)
        if (outcome !== 'stored') return outcome
      }
      return 'stored'
    },
    forget: async (answers) => {
      for (const id of namedIn(answers)) {
        photos.delete(id)
        await deps.shelf.drop(id)
      }
    },
  }
}
