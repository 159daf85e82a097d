import type { Locale } from '@linli/schemas/locale-text'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { type Session, useSession } from '../../api/session.ts'
import { localeOf } from '../../i18n/i18n.ts'
import { useAccount } from '../../staff/use-account.ts'
import type { Progress, Sent } from './send-file.ts'
import { createSentFileStore, type SentFileStore } from './sent-file.ts'

/** How a file goes to the server: first to see what it would do, then to do it. */
export interface Asking {
  readonly apply: boolean
  readonly session: Session
  readonly locale: Locale
  readonly signal: AbortSignal
  readonly onProgress: (progress: Progress) => void
}

// Of each person and kind of file: who leaves the page finds it again, and nobody finds another one's.
const stores = new Map<string, SentFileStore<unknown>>()

/** The file of this kind that she sent last, also from a page that she has left since. */
export function useSentFile<Answer>(
  kind: 'people' | 'shapes',
  sendTo: (file: File, asking: Asking) => Promise<Sent<Answer>>,
) {
  const { t, i18n } = useTranslation(['staff', 'org'])
  const session = useSession()
  const { id } = useAccount()
  const store = storeOf<Answer>(`${kind}:${id}`)
  const state = useSyncExternalStore(store.subscribe, store.now)
  const send = (file: File, apply: boolean) =>
    store.send(file, {
      send: (signal, onProgress) =>
        sendTo(file, { apply, session, locale: localeOf(i18n), signal, onProgress }),
      mayStop: kind === 'people' || !apply,
      // It may have been done before anybody could hear so.
      offline: t(apply ? 'org:import.unheard' : 'staff:offline'),
      left: apply ? t('org:import.unheard') : null,
    })
  return { ...state, send, forget: store.forget }
}

function storeOf<Answer>(key: string): SentFileStore<Answer> {
  const store = stores.get(key) ?? createSentFileStore<unknown>()
  stores.set(key, store)
  return store as SentFileStore<Answer>
}
