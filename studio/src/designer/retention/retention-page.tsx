import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMutation, useQuery } from 'urql'
import { EraseDueDocument, RetentionDocument } from '../../api/documents.ts'
import { useSession } from '../../api/session.ts'
import { withSession } from '../../api/with-session.ts'
import { EmptyList } from '../../staff/empty-list.tsx'
import { StaffLink } from '../../staff/staff-link.tsx'
import { usePageTitle } from '../../staff/use-page-title.ts'
import { Delayed } from '../../ui/delayed.tsx'
import { LoadTrouble } from '../../ui/load-trouble.tsx'
import { CertificateList } from './certificate-list.tsx'
import { DefaultRule } from './default-rule.tsx'
import { HoldList } from './hold-list.tsx'
import { RuleList } from './rule-list.tsx'
import { TypedNameDialog } from './typed-name-dialog.tsx'
import './retention.css'

// Empty lists name no type by which the cache would know that they changed.
const LISTED = { additionalTypenames: ['Erasure', 'RetentionHold', 'RetentionRule'] }

/** How long personal data is kept, what the next pass erases, what is on hold, and what was erased. */
export function RetentionPage() {
  const { t } = useTranslation('studio')
  usePageTitle(t('retention.title'))
  const [{ data, error }, reload] = useQuery({
    query: RetentionDocument,
    requestPolicy: 'cache-and-network',
    context: LISTED,
  })
  const reloadNow = () => reload({ requestPolicy: 'network-only' })
  if (data === undefined) {
    if (error === undefined) return <Delayed />
    return <LoadTrouble error={error} retry={reloadNow} />
  }
  const {
    retentionRules: rules,
    retentionHolds: holds,
    retentionDefault: byDefault,
    erasures,
  } = data
  const due = rules.reduce((sum, rule) => sum + rule.due, 0)
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('retention.title')}</h1>
        {due > 0 && byDefault.mayChange && <EraseNow due={due} onErased={reloadNow} />}
      </div>
      <p className="soft">{t('retention.about')}</p>
      <DefaultRule rule={byDefault} onChanged={reloadNow} />
      {rules.length === 0 ? (
        <EmptyList
          title={t('retention.none')}
          advice={t('retention.noneAdvice')}
          action={<StaffLink to="/">{t('definitions.toList')}</StaffLink>}
        />
      ) : (
        <RuleList rules={rules} />
      )}
      {holds.length > 0 && <HoldList holds={holds} />}
      {erasures.length > 0 && <CertificateList erasures={erasures} />}
    </div>
  )
}

function EraseNow({ due, onErased }: { readonly due: number; readonly onErased: () => void }) {
  const { t } = useTranslation(['studio', 'staff'])
  const { message } = App.useApp()
  const session = useSession()
  const [isAsked, setIsAsked] = useState(false)
  const [{ fetching }, execute] = useMutation(EraseDueDocument)
  const erase = async () => {
    const { data } = await withSession(session, () => execute({}))
    const answer = data?.eraseDue
    setIsAsked(false)
    if (answer?.__typename === 'ErasedNow') {
      void message.success(t('retention.erasedNow', { count: answer.cases }))
      onErased()
    } else void message.error(answer?.message ?? t('staff:failed'))
  }
  return (
    <>
      <Button danger onClick={() => setIsAsked(true)}>
        {t('retention.eraseNow')}
      </Button>
      {isAsked && (
        <TypedNameDialog
          title={t('retention.sure', { count: due })}
          confirm={t('retention.eraseNow')}
          name={t('retention.typedName')}
          isBusy={fetching}
          onConfirm={() => void erase()}
          onClose={() => setIsAsked(false)}
        >
          <p>{t('retention.sureAbout')}</p>
        </TypedNameDialog>
      )}
    </>
  )
}
