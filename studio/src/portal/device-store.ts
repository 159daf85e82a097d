import type { JsonObject } from '@linli/schemas/json'
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'

/** Answers on their way; kept on this device until they are submitted. */
export interface StoredDraft {
  /** Service and form, see `draftId`. */
  readonly id: string
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

interface DeviceSchema extends DBSchema {
  drafts: { key: string; value: StoredDraft }
  receipts: { key: string; value: StoredReceipt }
}

/** Drafts and receipts on this device. Every call settles, also where the browser forbids storage; a receipt is then
 *  known for as long as the page is open, so that nobody loses the look-up code between two pages. */
export interface DeviceStore {
  readonly loadDraft: (id: string) => Promise<StoredDraft | undefined>
  readonly saveDraft: (draft: StoredDraft) => Promise<void>
  readonly dropDraft: (id: string) => Promise<void>
  readonly loadReceipt: (number: string) => Promise<StoredReceipt | undefined>
  readonly saveReceipt: (receipt: StoredReceipt) => Promise<void>
}

/** Drafts older than this are forgotten. */
const KEEP_MS = 30 * 24 * 60 * 60 * 1000

export function draftId(serviceId: string, formId: string): string {
  return `${serviceId}/${formId}`
}

export function createDeviceStore(): DeviceStore {
  const opening = openDevice().catch(() => undefined)
  const issued = new Map<string, StoredReceipt>()
  const using = async <Value>(
    use: (database: IDBPDatabase<DeviceSchema>) => Promise<Value>,
  ): Promise<Value | undefined> => {
    const database = await opening
    return database === undefined ? undefined : use(database).catch(() => undefined)
  }
  return {
    loadDraft: async (id) => {
      const draft = await using((database) => database.get('drafts', id))
      return draft !== undefined && isFresh(draft) ? draft : undefined
    },
    saveDraft: async (draft) => {
      await using((database) => database.put('drafts', draft))
    },
    dropDraft: async (id) => {
      await using((database) => database.delete('drafts', id))
    },
    loadReceipt: async (number) =>
      issued.get(number) ?? (await using((database) => database.get('receipts', number))),
    saveReceipt: async (receipt) => {
      issued.set(receipt.number, receipt)
      await using((database) => database.put('receipts', receipt))
    },
  }
}

/** Rejects where the browser forbids storage; some throw at once instead. */
async function openDevice(): Promise<IDBPDatabase<DeviceSchema>> {
  return openDB<DeviceSchema>('linli', 1, {
    upgrade(database) {
      database.createObjectStore('drafts', { keyPath: 'id' })
      database.createObjectStore('receipts', { keyPath: 'number' })
    },
  })
}

function isFresh(draft: StoredDraft): boolean {
  return Date.now() - Date.parse(draft.savedAt) < KEEP_MS
}
