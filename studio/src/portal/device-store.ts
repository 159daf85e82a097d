import type { JsonObject } from '@linli/schemas/json'
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import { isSharedDevice } from './preferences.ts'

/** Answers on their way; kept on this device until they are submitted. */
export interface StoredDraft {
  /** Service and form, see `draftId`. */
  readonly id: string
  /** Of the form, as it was shown; older drafts have none. */
  readonly title?: string
  readonly answers: JsonObject
  /** Goes out with the submission, so that sending again after a crash starts nothing twice. */
  readonly key: string
  readonly savedAt: string
}

/** What a resident got for a submission. */
export interface StoredReceipt {
  readonly number: string
  readonly lookupCode: string
  readonly title: string
  readonly at: string
}

/** A photo that was taken here and has not reached the server, or not for certain. */
export interface StoredPhoto {
  /** Made here; the server keeps the photo under it. */
  readonly id: string
  readonly photo: Blob
  /** It is named by something that was submitted, so it goes out whatever becomes of the draft. */
  readonly isSubmitted: boolean
  readonly savedAt: string
}

interface DeviceSchema extends DBSchema {
  photos: { key: string; value: StoredPhoto }
  drafts: { key: string; value: StoredDraft }
  receipts: { key: string; value: StoredReceipt }
}

/** Drafts, receipts and photos on this device. Every call settles, also where the browser forbids storage or the device is everybody's
 *  (`isSharedDevice`), where nothing is written; a receipt is then known for as long as the page is open, so that nobody loses the
 *  look-up code between two pages. */
export interface DeviceStore {
  /** Of the last 30 days, newest first. */
  readonly listDrafts: () => Promise<readonly StoredDraft[]>
  readonly loadPhotos: () => Promise<readonly StoredPhoto[]>
  readonly savePhoto: (photo: StoredPhoto) => Promise<void>
  readonly dropPhoto: (id: string) => Promise<void>
  /** Forgets everything: drafts, receipts, photos. */
  readonly clear: () => Promise<void>
  readonly loadDraft: (id: string) => Promise<StoredDraft | undefined>
  readonly saveDraft: (draft: StoredDraft) => Promise<void>
  readonly dropDraft: (id: string) => Promise<void>
  readonly loadReceipt: (number: string) => Promise<StoredReceipt | undefined>
  readonly saveReceipt: (receipt: StoredReceipt) => Promise<void>
}

/** Drafts and photos older than this are forgotten. */
const KEEP_MS = 30 * 24 * 60 * 60 * 1000

export function draftId(serviceId: string, formId: string): string {
  return `${serviceId}/${formId}`
}

/** Begins to open what it keeps at once: a form waits for it before it is drawn. */
export function createDeviceStore(): DeviceStore {
  let current: Promise<IDBPDatabase<DeviceSchema>> | undefined = openDevice()
  // Whoever asks for something is told, and opens it again.
  current.catch(() => undefined)
  const issued = new Map<string, StoredReceipt>()
  const ask = <Value>(
    use: (database: IDBPDatabase<DeviceSchema>) => Promise<Value>,
  ): Promise<Value> => {
    current ??= openDevice()
    return current.then(use)
  }
  const using = async <Value>(
    use: (database: IDBPDatabase<DeviceSchema>) => Promise<Value>,
  ): Promise<Value | undefined> => {
    try {
      return await ask(use)
    } catch {
      // It was not opened, or the browser has closed it: a busy device refuses once in a while and is ready a moment later.
      current = undefined
      await new Promise((done) => setTimeout(done, AGAIN_MS))
      return ask(use).catch(() => undefined)
    }
  }
  const write = async (use: (database: IDBPDatabase<DeviceSchema>) => Promise<unknown>) => {
    if (!isSharedDevice()) await using(use)
  }
  return {
    listDrafts: async () => {
      const drafts = (await using((database) => freshOf(database, 'drafts'))) ?? []
      return [...drafts].sort((a, b) => b.savedAt.localeCompare(a.savedAt))
    },
    loadPhotos: async () => (await using((database) => freshOf(database, 'photos'))) ?? [],
    savePhoto: (photo) => write((database) => database.put('photos', photo)),
    dropPhoto: async (id) => {
      await using((database) => database.delete('photos', id))
    },
    clear: async () => {
      issued.clear()
      await using((database) =>
        Promise.all([
          database.clear('drafts'),
          database.clear('receipts'),
          database.clear('photos'),
        ]),
      )
    },
    loadDraft: async (id) => {
      const draft = await using((database) => database.get('drafts', id))
      return draft !== undefined && isFresh(draft) ? draft : undefined
    },
    saveDraft: (draft) => write((database) => database.put('drafts', draft)),
    dropDraft: async (id) => {
      await using((database) => database.delete('drafts', id))
    },
    loadReceipt: async (number) =>
      issued.get(number) ?? (await using((database) => database.get('receipts', number))),
    saveReceipt: async (receipt) => {
      issued.set(receipt.number, receipt)
      await write((database) => database.put('receipts', receipt))
    },
  }
}

/** What is younger than 30 days; the rest is removed. */
async function freshOf<Name extends 'drafts' | 'photos'>(
  database: IDBPDatabase<DeviceSchema>,
  name: Name,
): Promise<DeviceSchema[Name]['value'][]> {
  const all = await database.getAll(name)
  await Promise.all(all.filter((each) => !isFresh(each)).map(({ id }) => database.delete(name, id)))
  return all.filter(isFresh)
}

const AGAIN_MS = 100

/** Rejects where the browser forbids storage; some throw at once instead. */
async function openDevice(): Promise<IDBPDatabase<DeviceSchema>> {
  return openDB<DeviceSchema>('linli', 2, {
    upgrade(database, from) {
      if (from < 1) {
        database.createObjectStore('drafts', { keyPath: 'id' })
        database.createObjectStore('receipts', { keyPath: 'number' })
      }
      database.createObjectStore('photos', { keyPath: 'id' })
    },
    // A page of an older release in another tab must not keep this one waiting.
    blocking: (_current, _wanted, event) => (event.target as IDBDatabase | null)?.close(),
  })
}

function isFresh({ savedAt }: { readonly savedAt: string }): boolean {
  return Date.now() - Date.parse(savedAt) < KEEP_MS
}
