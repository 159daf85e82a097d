import { CheckCircleOutlined, WarningOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useMutation, useQuery } from 'urql'
import {
  AuditStateDocument,
  type AuditVerificationFieldsFragment,
  VerifyAuditDocument,
} from '../../api/documents.ts'
import { useSession } from '../../api/session.ts'
import { withSession } from '../../api/with-session.ts'
import { localeOf } from '../../i18n/i18n.ts'
import { dateTimeText } from '../../staff/time-text.ts'
import { useNow } from '../../staff/use-now.ts'

/** How far the log is sealed, whether the last look at all of it found it whole, and what is wrong where it did not. */
export function ChainState() {
  const { t } = useTranslation(['studio', 'staff'])
  const { message } = App.useApp()
  const session = useSession()
  const [{ data }, reload] = useQuery({
    query: AuditStateDocument,
    requestPolicy: 'network-only',
  })
  const [{ fetching }, execute] = useMutation(VerifyAuditDocument)
  const verify = async () => {
    const { error } = await withSession(session, () => execute({}))
    if (error === undefined) reload({ requestPolicy: 'network-only' })
    else void message.error(t('staff:failed'))
  }
  const state = data?.auditVerification ?? null
  return (
    <section className="audit-chain" aria-label={t('audit.chain')} aria-live="polite">
      <div>{state === null ? <p>{t('audit.notSealed')}</p> : <Found state={state} />}</div>
      <Button loading={fetching} onClick={() => void verify()}>
        {t('audit.verify')}
      </Button>
    </section>
  )
}

function Found({ state }: { readonly state: AuditVerificationFieldsFragment }) {
  const { t, i18n } = useTranslation('studio')
  const now = useNow()
  const text = (at: string) => dateTimeText(at, now, localeOf(i18n))
  const { breaks, sealedThrough, verifiedThrough, verifiedAt, verifiedBy } = state
  const isBroken = breaks.length > 0
  return (
    <>
      <p>{t('audit.sealed', { seq: sealedThrough, time: text(state.sealedAt) })}</p>
      {verifiedAt === null ? (
        <p className="soft">{t('audit.neverVerified')}</p>
      ) : (
        <p className={isBroken ? 'audit-broken' : 'audit-whole'}>
          {isBroken ? (
            <WarningOutlined aria-hidden="true" />
          ) : (
            <CheckCircleOutlined aria-hidden="true" />
          )}{' '}
          {t(isBroken ? 'audit.broken' : 'audit.whole', {
            ...{ time: text(verifiedAt), name: verifiedBy, seq: verifiedThrough },
          })}
        </p>
      )}
      {isBroken && (
        <ul>
          {breaks.map(({ kind, from, message }) => (
            <li key={`${kind}:${from}`}>{message}</li>
          ))}
        </ul>
      )}
    </>
  )
}
