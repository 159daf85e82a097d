import type { JsonObject } from '@linli/schemas/json'
import type { PhotoSent } from '../../api/send-photo.ts'
import type { DeviceStore, StoredPhoto } from '../device-store.ts'

/** A photo of this device on its way to the server. */
export interface QueuedPhoto {
  readonly id: string
  /** Shows the photo from this device. */
  readonly url: string
  readonly isSubmitted: boolean
  /** `waiting`: its turn comes, or the network has to; `signed-out`: as soon as somebody is signed in; `refused`: it is no photo the
   *  server takes, and sending it again would not help. */
  readonly state: 'waiting' | 'sending' | 'stored' | 'signed-out' | 'refused'
  /** From 0 to 1. */
  readonly share: number
}

interface PhotoQueueDeps {
  readonly store: Pick<DeviceStore, 'loadPhotos' | 'savePhoto' | 'dropPhoto' | 'listDrafts'>
  readonly send: (photo: StoredPhoto, onProgress: (share: number) => void) => Promise<PhotoSent>
  readonly newId: () => string
  readonly urlOf: (photo: Blob) => string
  /** Calls after so many milliseconds; gives what calls it off. */
  readonly later: (run: () => void, delay: number) => () => void
}

/** Keeps photos on this device until the server has them: they are sent one after the other, again after a failure, and again after a
 *  crash, each under an id of its own, so that no attempt stores a photo twice. */
export interface PhotoQueue {
  /** Photos of the last visit; to be awaited before a form shows its answers. Only the first call reads the device. */
  readonly open: () => Promise<void>
  /** Gives the id that stands in the answers from now on. */
  readonly keep: (photo: Blob) => Promise<string>
  readonly photos: () => readonly QueuedPhoto[]
  readonly subscribe: (listener: () => void) => () => void
  /** Ids of the photos here that the answers name. */
  readonly namedIn: (answers: JsonObject) => readonly string[]
  /** Which of them the server does not have yet, and will. */
  readonly toCome: (ids: readonly string[]) => readonly string[]
  /** They belong to something that was submitted now. */
  readonly submitted: (ids: readonly string[]) => void
  /** Tries at once what waits: the network is back, or somebody signed in. */
  readonly retry: () => void
  /** Gives a photo up. */
  readonly drop: (id: string) => void
}

/** A network that was away for a second is often back after five; one that is away for minutes is not asked every second. */
const PAUSES_MS = [5_000, 15_000, 60_000] as const

/** The photos here, as everybody who looks sees them, and on the device. */
function createShelf({ store, urlOf }: PhotoQueueDeps) {
  const stored = new Map<string, StoredPhoto>()
  const listeners = new Set<() => void>()
  let photos: readonly QueuedPhoto[] = []
  const tell = (next: readonly QueuedPhoto[]) => {
    photos = next
    for (const listener of listeners) listener()
  }
  return {
    photos: () => photos,
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    blobOf: (id: string) => stored.get(id),
    add: (photo: StoredPhoto) => {
      stored.set(photo.id, photo)
      const { id, isSubmitted } = photo
      const url = urlOf(photo.photo)
      tell([...photos, { id, isSubmitted, url, state: 'waiting', share: 0 }])
    },
    change: (id: string, part: Partial<QueuedPhoto>) =>
      tell(photos.map((photo) => (photo.id === id ? { ...photo, ...part } : photo))),
    submit: (id: string) => {
      const photo = stored.get(id)
      if (photo === undefined) return
      const submitted = { ...photo, isSubmitted: true }
      stored.set(id, submitted)
      tell(photos.map((each) => (each.id === id ? { ...each, isSubmitted: true } : each)))
      void store.savePhoto(submitted)
    },
    drop: (id: string) => {
      stored.delete(id)
      void store.dropPhoto(id)
      tell(photos.filter((photo) => photo.id !== id))
    },
  }
}

type Shelf = ReturnType<typeof createShelf>

/** Sends what waits, one photo at a time; after a failure it waits, each time longer. */
function createSender(shelf: Shelf, { send, later }: PhotoQueueDeps) {
  let isRunning = false
  let failures = 0
  let callOff = () => {}
  const settle = (id: string, outcome: PhotoSent) => {
    if (outcome === 'failed') return shelf.change(id, { state: 'waiting', share: 0 })
    // The picture of a draft is shown from here until the draft goes out.
    if (outcome === 'stored' && shelf.blobOf(id)?.isSubmitted === true) return shelf.drop(id)
    shelf.change(id, { state: outcome, share: outcome === 'stored' ? 1 : 0 })
  }
  const sendNext = async (photo: StoredPhoto): Promise<boolean> => {
    shelf.change(photo.id, { state: 'sending', share: 0 })
    const outcome = await send(photo, (share) => shelf.change(photo.id, { share }))
    settle(photo.id, outcome)
    failures = outcome === 'failed' ? failures + 1 : 0
    return outcome !== 'failed'
  }
  const run = async () => {
    if (isRunning) return
    isRunning = true
    callOff()
    let isFine = true
    for (let next = firstWaiting(shelf); next !== undefined && isFine; next = firstWaiting(shelf)) {
      isFine = await sendNext(next)
    }
    isRunning = false
    const pause = PAUSES_MS[Math.min(failures, PAUSES_MS.length) - 1] ?? 0
    if (!isFine) callOff = later(() => void run(), pause)
  }
  return {
    run: () => void run(),
    runAnew: () => {
      failures = 0
      void run()
    },
  }
}

function firstWaiting(shelf: Shelf): StoredPhoto | undefined {
  const next = shelf.photos().find(({ state }) => state === 'waiting')
  return next === undefined ? undefined : shelf.blobOf(next.id)
}

export function createPhotoQueue(deps: PhotoQueueDeps): PhotoQueue {
  const shelf = createShelf(deps)
  const sender = createSender(shelf, deps)
  const { photos, drop } = shelf
  let opening: Promise<void> | undefined
  const load = async () => {
    const [found, drafts] = await Promise.all([deps.store.loadPhotos(), deps.store.listDrafts()])
    const answers = drafts.map((draft) => JSON.stringify(draft.answers)).join()
    for (const photo of found) {
      // A photo that was taken out of its draft again.
      if (photo.isSubmitted || answers.includes(photo.id)) shelf.add(photo)
      else void deps.store.dropPhoto(photo.id)
    }
    sender.run()
  }
  return {
    ...{ photos, drop, subscribe: shelf.subscribe },
    open: () => {
      opening ??= load()
      return opening
    },
    keep: async (blob) => {
      const savedAt = new Date().toISOString()
      const photo = { id: deps.newId(), photo: blob, isSubmitted: false, savedAt }
      await deps.store.savePhoto(photo)
      shelf.add(photo)
      sender.run()
      return photo.id
    },
    namedIn: (answers) => {
      const text = JSON.stringify(answers)
      return photos()
        .map(({ id }) => id)
        .filter((id) => text.includes(id))
    },
    toCome: (ids) =>
      photos()
        .filter(({ id, state }) => ids.includes(id) && state !== 'stored' && state !== 'refused')
        .map(({ id }) => id),
    submitted: (ids) => {
      for (const { id, state } of photos().filter((photo) => ids.includes(photo.id))) {
        if (state === 'stored') drop(id)
        else shelf.submit(id)
      }
      sender.run()
    },
    retry: () => {
      const out = photos().filter(({ state }) => state === 'signed-out')
      for (const { id } of out) shelf.change(id, { state: 'waiting' })
      sender.runAnew()
    },
  }
}
