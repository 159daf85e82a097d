import { type DBSchema, openDB } from 'idb'

/** An unsaved text of a definition, kept on this device. */
export interface LocalText {
  readonly definitionId: string
  readonly text: string
  /** The draft revision it was typed on. */
  readonly baseRevision: number
  /** Epoch ms. */
  readonly savedAt: number
}

interface TextSchema extends DBSchema {
  texts: { key: string; value: LocalText }
}

export interface LocalTextStore {
  readonly load: (definitionId: string) => Promise<LocalText | null>
  readonly save: (text: LocalText) => Promise<void>
  readonly remove: (definitionId: string) => Promise<void>
}

/** Unsaved texts by definition. Where the browser keeps no storage, nothing is kept and nothing fails. */
export function createLocalTextStore(): LocalTextStore {
  const opened = openDB<TextSchema>('linli-studio', 1, {
    upgrade(database) {
      database.createObjectStore('texts', { keyPath: 'definitionId' })
    },
  }).catch(() => null)
  return {
    async load(definitionId) {
      return (await (await opened)?.get('texts', definitionId)) ?? null
    },
    async save(text) {
      await (await opened)?.put('texts', text)
    },
    async remove(definitionId) {
      await (await opened)?.delete('texts', definitionId)
    },
  }
}
