import { csvRows, decodeTable, unguarded } from '@linli/schemas/csv'
import type { Locale } from '@linli/schemas/locale-text'
import type { TableAnswer } from '@linli/schemas/table-answer'
import type { Session } from '../../api/session.ts'
import { type Sent, sendFile } from '../people/send-file.ts'
import { WORKBOOK } from './workbook-type.ts'

/** `foreign` is what is no table at all. */
export type ReadFile = Sent<TableAnswer> | { readonly kind: 'foreign' }

interface Asking {
  readonly session: Session
  readonly locale: Locale
}

/** The cells of a file: text is read here, a workbook by the server, which keeps none of it. */
export async function readTableFile(file: File, { session, locale }: Asking): Promise<ReadFile> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  if (isZip(bytes)) {
    return sendFile(file, {
      ...{ url: '/files/tables/read', type: WORKBOOK, isDeed: false },
      ...{ session, locale },
    })
  }
  try {
    const rows = [...csvRows(decodeTable(bytes))].map((row) => row.map(unguarded))
    return { kind: 'answered', answer: { rows, choices: [] } }
  } catch {
    return { kind: 'foreign' }
  }
}

function isZip(bytes: Uint8Array): boolean {
  return [0x50, 0x4b, 0x03, 0x04].every((byte, at) => bytes[at] === byte)
}
