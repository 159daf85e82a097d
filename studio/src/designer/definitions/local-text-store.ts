import { type DBSchema, openDB } from 'idb'
import type { LeftText } from '../../document/draft-state.ts'
import { untouched } from '../../document/edit-history.ts'

/** A definition's text with the way back, kept on this device. */
export interface LocalText extends LeftText {
  readonly definitionId: string
}

interface TextSchema extends DBSchema {
  texts: { key: string; value: LocalText }
}

interface FirstForm {
  readonly text: string
  readonly baseRevision: number
}

export interface LocalTextStore {
  readonly load: (definitionId: string) => Promise<LocalText | null>
  readonly save: (text: LocalText) => Promise<void>
}

/** Texts by definition. Where the browser keeps no storage, nothing is kept and nothing fails. */
export function createLocalTextStore(): LocalTextStore {
  const opened = openDB<TextSchema>('linli-studio', 2, {
    async upgrade(database, before, ...[, transaction]) {
      if (before === 0) database.createObjectStore('texts', { keyPath: 'definitionId' })
      const texts = transaction.objectStore('texts')
      for (const left of before === 1 ? await texts.getAll() : []) {
        // The first form of the store held unsaved text alone.
        const { text, baseRevision } = left as unknown as FirstForm
        const base = { text, revision: baseRevision }
        await texts.put({ ...left, edited: untouched(text), base, isDirty: true })
      }
    },
  }).catch(() => null)
  return {
    async load(definitionId) {
      return (await (await opened)?.get('texts', definitionId)) ?? null
    },
    async save(text) {
      await (await opened)?.put('texts', text)
    },
  }
}
