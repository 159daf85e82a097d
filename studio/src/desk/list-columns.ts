import { remember, remembered } from '../ui/remembered.ts'

/** Columns of the workbook, as the server names them, in their order. */
export const COLUMNS = [
  ...(['task', 'service', 'number', 'place', 'holder', 'urgent', 'opened', 'due'] as const),
]
export type Column = (typeof COLUMNS)[number]

const KEY = 'linli.desk.list-columns'

/** What was chosen on this device; all where nothing was, or nothing that there is. */
export function chosenColumns(): readonly Column[] {
  return columnsIn(remembered(KEY))
}

export function chooseColumns(columns: readonly Column[]): void {
  remember(KEY, columns.join())
}

export function columnsIn(text: string | null): readonly Column[] {
  const names = (text ?? '').split(',')
  const chosen = COLUMNS.filter((column) => names.includes(column))
  return chosen.length === 0 ? COLUMNS : chosen
}
