import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from 'urql'
import { UrgeOwnDocument } from '../../api/documents.ts'
import { useSession } from '../../api/session.ts'
import { withSession } from '../../api/with-session.ts'
import { localeOf } from '../../i18n/i18n.ts'
import { momentText } from '../../ui/moment-text.ts'

interface UrgeButtonProps {
  readonly instanceId: string
  /** ISO; from when on it may be urged. */
  readonly urgeableAt: string
  readonly onDone: () => void
}

/** 催一下, once a day; says when it may be done again. */
export function UrgeButton({ instanceId, urgeableAt, onDone }: UrgeButtonProps) {
  const { t, i18n } = useTranslation(['portal', 'common'])
  const client = useClient()
  const session = useSession()
  const [problem, setProblem] = useState<string>()
  if (Date.parse(urgeableAt) > Date.now()) {
    return (
      <p className="soft">{t('urge.again', { time: momentText(urgeableAt, localeOf(i18n)) })}</p>
    )
  }
  const urge = async () => {
    const { data } = await withSession(session, () =>
      client.mutation(UrgeOwnDocument, { input: { instanceId } }).toPromise(),
    )
    const result = data?.urgeInstance
    if (result?.__typename === 'InstanceChanged') onDone()
    else setProblem(result?.message ?? t('check.unsent'))
  }
  return (
    <>
      {problem !== undefined && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      <button type="button" className="button" onClick={() => void urge()}>
        {t('urge.button')}
      </button>
    </>
  )
}
