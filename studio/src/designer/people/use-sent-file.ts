import type { Locale } from '@linli/schemas/locale-text'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Session, useSession } from '../../api/session.ts'
import { localeOf } from '../../i18n/i18n.ts'
import type { Sent } from './send-file.ts'

/** How a file goes to the server: first to see what it would do, then to do it. */
export interface Asking {
  readonly apply: boolean
  readonly session: Session
  readonly locale: Locale
}

/** A file that was sent, with what the server would do with it or has done; why it was not answered, in the reader's language. */
export function useSentFile<Answer>(sendTo: (file: File, asking: Asking) => Promise<Sent<Answer>>) {
  const { t, i18n } = useTranslation('staff')
  const session = useSession()
  const [asked, setAsked] = useState<{ readonly file: File; readonly answer: Answer } | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const send = async (file: File, apply: boolean) => {
    setIsBusy(true)
    setProblem(null)
    const sent = await sendTo(file, { apply, session, locale: localeOf(i18n) })
    setIsBusy(false)
    if (sent.kind === 'answered') return setAsked({ file, answer: sent.answer })
    setAsked(null)
    setProblem(sent.kind === 'refused' ? sent.message : t('offline'))
  }
  return { asked, problem, isBusy, send, forget: () => setAsked(null) }
}
