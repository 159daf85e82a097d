import type { JsonObject } from '@linli/schemas/json'
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'

/** Answers somebody began and has not handed in; kept on this device only. */
export interface TaskDraft {
  readonly accountId: string
  readonly taskId: string
  readonly answers: JsonObject
  /** Epoch ms. */
  readonly savedAt: number
}

interface DraftSchema extends DBSchema {
  drafts: { key: [string, string]; value: TaskDraft; indexes: { account: string } }
}

/** Half-filled task forms by account and task. Where the browser keeps no storage, nothing is kept and nothing fails. */
export interface DraftStore {
  readonly load: (accountId: string, taskId: string) => Promise<TaskDraft | null>
  readonly save: (draft: TaskDraft) => Promise<void>
  readonly remove: (accountId: string, taskId: string) => Promise<void>
  readonly taskIds: (accountId: string) => Promise<ReadonlySet<string>>
}

export function createDraftStore(): DraftStore {
  const opened = open()
  return {
    async load(accountId, taskId) {
      const database = await opened
      return (await database?.get('drafts', [accountId, taskId])) ?? null
    },
    async save(draft) {
      const database = await opened
      await database?.put('drafts', draft)
    },
    async remove(accountId, taskId) {
      const database = await opened
      await database?.delete('drafts', [accountId, taskId])
    },
    async taskIds(accountId) {
      const database = await opened
      const drafts = (await database?.getAllFromIndex('drafts', 'account', accountId)) ?? []
      return new Set(drafts.map((draft) => draft.taskId))
    },
  }
}

/** Null in private windows that refuse storage. */
async function open(): Promise<IDBPDatabase<DraftSchema> | null> {
  try {
    return await openDB<DraftSchema>('linli-desk', 1, {
      upgrade(database) {
        const drafts = database.createObjectStore('drafts', { keyPath: ['accountId', 'taskId'] })
        drafts.createIndex('account', 'accountId')
      },
    })
  } catch {
    return null
  }
}
