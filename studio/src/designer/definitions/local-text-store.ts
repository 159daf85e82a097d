import { type DBSchema, openDB } from 'idb'
import type { LeftText } from '../../document/draft-state.ts'

/** A definition's text with the way back, kept on this device for one person: others may sit at it too. */
export interface LocalText extends LeftText {
  readonly accountId: string
  readonly definitionId: string
}

interface TextSchema extends DBSchema {
  drafts: { key: [accountId: string, definitionId: string]; value: LocalText }
}

export interface LocalTextStore {
  readonly load: (accountId: string, definitionId: string) => Promise<LocalText | null>
  readonly save: (text: LocalText) => Promise<void>
}

/** Texts by person and definition. Where the browser keeps no storage, nothing is kept and nothing fails. */
export function createLocalTextStore(): LocalTextStore {
  const opened = openDB<TextSchema>('linli-studio', 2, {
    upgrade(database) {
      database.createObjectStore('drafts', { keyPath: ['accountId', 'definitionId'] })
    },
  }).catch(() => null)
  return {
    async load(accountId, definitionId) {
      const left = (await opened)?.get('drafts', [accountId, definitionId])
      return (await left?.catch(() => undefined)) ?? null
    },
    async save(text) {
      await (await opened)?.put('drafts', text).catch(() => undefined)
    },
  }
}
