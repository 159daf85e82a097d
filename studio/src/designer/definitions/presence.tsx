import { TeamOutlined } from '@ant-design/icons'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from 'urql'
import { LookAtDraftDocument, type LookAtDraftMutation } from '../../api/documents.ts'
import { localeOf } from '../../i18n/i18n.ts'
import { dateTimeText } from '../../staff/time-text.ts'
import type { DraftDocument } from './use-draft-document.ts'

const LOOK_EVERY_MS = 15_000
/** Who has not changed anything for so long is no longer said to be editing. */
const EDITING_MS = 60_000

type Present = LookAtDraftMutation['lookAtDraft']

interface PresenceProps {
  readonly definitionId: string
  readonly draft: DraftDocument
  /** The server has another draft than the one that is shown. */
  readonly onNews: () => void
}

/** Who else has this draft before her. Nobody is locked out: what two change is put together. */
export function PresenceNote({ definitionId, draft, onNews }: PresenceProps) {
  const { t, i18n } = useTranslation('studio')
  const present = usePresence({ definitionId, draft, onNews })
  if (present === null || present.others.length === 0) return null
  const locale = localeOf(i18n)
  return (
    <p className="presence" role="status">
      <TeamOutlined aria-hidden="true" />{' '}
      {present.others
        .map(({ name, since, isEditing }) =>
          t(isEditing ? 'presence.editing' : 'presence.looking', {
            name,
            at: dateTimeText(since, Date.now(), locale),
          }),
        )
        .join(t('presence.and'))}
      {t('presence.advice')}
    </p>
  )
}

function usePresence({ definitionId, draft, onNews }: PresenceProps): Present | null {
  const client = useClient()
  const [present, setPresent] = useState<Present | null>(null)
  const latest = useRef({ draft, onNews })
  latest.current = { draft, onNews }
  const changedAt = useRef(Number.NEGATIVE_INFINITY)
  const shown = useRef(draft.text)
  if (shown.current !== draft.text) {
    shown.current = draft.text
    changedAt.current = Date.now()
  }
  useEffect(() => {
    const look = async () => {
      if (document.hidden) return
      const isEditing = Date.now() - changedAt.current < EDITING_MS
      const { data } = await client
        .mutation(LookAtDraftDocument, { definitionId, isEditing })
        .toPromise()
      if (data === undefined) return
      setPresent(data.lookAtDraft)
      if (data.lookAtDraft.revision > latest.current.draft.base.revision) latest.current.onNews()
    }
    void look()
    const timer = setInterval(() => void look(), LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [client, definitionId])
  return present
}
