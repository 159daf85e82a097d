import type { TableAnswer } from '@linli/schemas/table-answer'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../api/session.ts'
import { localeOf } from '../../i18n/i18n.ts'
import { readTableFile } from './read-table-file.ts'

type Told =
  | ({ readonly kind: 'read' } & TableAnswer)
  /** Why not, in the reader's language; null for what is no table. */
  | { readonly kind: 'failed'; readonly problem: string | null }

/** Reads the table that somebody chose. */
export function useTableFile() {
  const { t, i18n } = useTranslation('staff')
  const session = useSession()
  const [isReading, setIsReading] = useState(false)
  const read = async (file: File): Promise<Told> => {
    setIsReading(true)
    const told = await readTableFile(file, { session, locale: localeOf(i18n) })
    setIsReading(false)
    switch (told.kind) {
      case 'answered':
        return { kind: 'read', ...told.answer }
      case 'refused':
        return { kind: 'failed', problem: told.message }
      case 'offline':
        return { kind: 'failed', problem: t('offline') }
      default:
        return { kind: 'failed', problem: null }
    }
  }
  return { isReading, read }
}
