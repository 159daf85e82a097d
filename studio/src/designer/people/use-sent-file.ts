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
  readonly signal: AbortSignal
}

/** A file that was sent, with what the server would do with it or has done; why it was not answered, in the reader's language. `stop` is null
 *  while there is nothing to leave. */
export function useSentFile<Answer>(sendTo: (file: File, asking: Asking) => Promise<Sent<Answer>>) {
  const { t, i18n } = useTranslation('staff')
  const session = useSession()
  const [asked, setAsked] = useState<{ readonly file: File; readonly answer: Answer } | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [stopping, setStopping] = useState<AbortController | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const send = async (file: File, apply: boolean) => {
    const controller = new AbortController()
    setIsBusy(true)
    setProblem(null)
    // What is only looked at may be left at any time; what is done is done in one go.
    setStopping(apply ? null : controller)
    const { signal } = controller
    const sent = await sendTo(file, { apply, session, locale: localeOf(i18n), signal })
    setIsBusy(false)
    setStopping(null)
    if (sent.kind === 'stopped') return
    if (sent.kind === 'answered') return setAsked({ file, answer: sent.answer })
    setAsked(null)
    setProblem(sent.kind === 'refused' ? sent.message : t('offline'))
  }
  const stop = stopping === null ? null : () => stopping.abort()
  return { asked, problem, isBusy, send, stop, forget: () => setAsked(null) }
}
