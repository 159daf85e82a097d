import { WORKBOOK } from '../tables/workbook-type.ts'

export function csvBlob(text: string): Blob {
  return new Blob([text], { type: 'text/csv' })
}

/** Of an .xlsx in base64. */
export function workbookBlob(base64: string): Blob {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  return new Blob([bytes], { type: WORKBOOK })
}
