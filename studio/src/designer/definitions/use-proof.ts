import { App } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../api/session.ts'
import { localeOf } from '../../i18n/i18n.ts'
import { type Progress, sendFile } from '../people/send-file.ts'

export interface Proof {
  /** How far the server is with it; null while it does not do it. */
  readonly course: Progress | null
  /** Has the server check, walk and play the saved draft, as publishing waits for; nothing is written. False where it was left or refused,
   *  which has been told by then. */
  readonly prove: (revision: number) => Promise<boolean>
  /** Leaves it. */
  readonly stop: () => void
}

/** The long part of publishing, told as it goes. Whoever leaves the page of it leaves it, too. */
export function useProof(definitionId: string, onProblem: (sentence: string) => void): Proof {
  const { t, i18n } = useTranslation(['studio', 'staff'])
  const { message } = App.useApp()
  const session = useSession()
  const [course, setCourse] = useState<Progress | null>(null)
  const leaving = useRef<AbortController | null>(null)
  const stop = () => leaving.current?.abort()
  useEffect(() => () => leaving.current?.abort(), [])
  const prove = async (revision: number) => {
    const own = new AbortController()
    leaving.current = own
    setCourse({ step: 'check', done: 0, of: 0 })
    const sent = await sendFile<unknown>(null, {
      url: `/definitions/${encodeURIComponent(definitionId)}/proof?revision=${revision}`,
      ...{ session, locale: localeOf(i18n), isDeed: false, signal: own.signal },
      onProgress: setCourse,
    })
    setCourse(null)
    if (sent.kind === 'refused') onProblem(sent.message)
    else if (sent.kind === 'offline') onProblem(t('staff:offline'))
    else if (sent.kind === 'stopped') void message.info(t('publish.proof.stopped'))
    return sent.kind === 'answered'
  }
  return { course, prove, stop }
}
