import { type DBSchema, openDB } from 'idb'
import type { LeftText } from '../../document/draft-state.ts'

/** A definition's text with the way back, kept on this device for one person and one tab: others may sit at it too, and she may have
 *  it open twice. */
export interface LocalText extends LeftText {
  readonly accountId: string
  readonly definitionId: string
  /** Empty for what was kept before tabs were told apart. */
  readonly tab: string
}

/** Under the definition's id the name of the tab stands too: an id has no space. */
type Row = Omit<LocalText, 'tab'>

interface TextSchema extends DBSchema {
  drafts: { key: [accountId: string, definitionId: string]; value: Row }
}

export interface LocalTextStore {
  /** All that was left of a definition, whichever tab it was typed in. */
  readonly load: (accountId: string, definitionId: string) => Promise<readonly LocalText[]>
  /** Whether it is kept, and will be found again. */
  readonly save: (text: LocalText) => Promise<boolean>
  readonly remove: (text: LocalText) => Promise<void>
}

/** Texts by person, definition and tab. Where the browser keeps no storage, nothing is kept and nothing fails. */
function createLocalTextStore(): LocalTextStore {
  const opened = openDB<TextSchema>('linli-studio', 2, {
    upgrade(database) {
      database.createObjectStore('drafts', { keyPath: ['accountId', 'definitionId'] })
    },
  }).catch(() => null)
  return {
    async load(accountId, definitionId) {
      const database = await opened
      if (database === null) return []
      const [first, last] = [definitionId, `${definitionId} \uffff`]
      const range = IDBKeyRange.bound([accountId, first], [accountId, last])
      const rows = await database.getAll('drafts', range).catch(() => [])
      return rows
        .map((row) => {
          const [id = '', tab = ''] = row.definitionId.split(' ')
          return { ...row, definitionId: id, tab }
        })
        .filter((text) => text.definitionId === definitionId)
    },
    async save({ tab, ...text }) {
      const row = { ...text, definitionId: rowName({ ...text, tab }) }
      const database = await opened
      if (database === null) return false
      return database.put('drafts', row).then(
        () => true,
        () => false,
      )
    },
    async remove(text) {
      const key: [string, string] = [text.accountId, rowName(text)]
      await (await opened)?.delete('drafts', key).catch(() => undefined)
    },
  }
}

let texts: LocalTextStore | null = null

/** The store of this page. */
export function localTexts(): LocalTextStore {
  texts ??= createLocalTextStore()
  return texts
}

function rowName({ definitionId, tab }: Pick<LocalText, 'definitionId' | 'tab'>): string {
  return tab === '' ? definitionId : `${definitionId} ${tab}`
}
