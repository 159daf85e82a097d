import { Alert, App, Button, Input } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMutation } from 'urql'
import {
  DecidePublicationDocument,
  type PublicationRequestFieldsFragment,
} from '../../api/documents.ts'
import { useSession } from '../../api/session.ts'
import { withSession } from '../../api/with-session.ts'
import { localeOf } from '../../i18n/i18n.ts'
import { StaffLink, useGo } from '../../staff/staff-link.tsx'
import { dateTimeText } from '../../staff/time-text.ts'
import { useNow } from '../../staff/use-now.ts'
import { definitionPath } from '../definitions/definition-detail.ts'
import { FindingList } from '../definitions/finding-list.tsx'
import { useMigrationDeeds } from '../migrations/use-migrations.ts'

const MOST = 500

interface RequestItemProps {
  readonly request: PublicationRequestFieldsFragment
  readonly onDecided: () => void
}

/** Who asked for what and why, what is not proven, and what became of it or how to decide. */
export function RequestItem({ request, onDecided }: RequestItemProps) {
  const { t, i18n } = useTranslation('studio')
  const now = useNow()
  const { definition, revision, findings, decision } = request
  const errors = findings.filter(({ severity }) => severity === 'error')
  const at = dateTimeText(request.requestedAt, now, localeOf(i18n))
  return (
    <li className="request-item card">
      <h2>
        <StaffLink to={definitionPath(definition.definitionId)}>
          {t('requests.of', { title: definition.title, revision })}
        </StaffLink>
      </h2>
      <p className="soft">{t('requests.by', { name: request.requestedBy, at })}</p>
      <blockquote>{request.reason}</blockquote>
      {request.versionName !== null && (
        <p>{t('requests.versionName', { name: request.versionName })}</p>
      )}
      {request.movesInstances && <p>{t('requests.moves')}</p>}
      {errors.length === 0 ? (
        <p>{t('requests.proven')}</p>
      ) : (
        <details>
          <summary>{t('requests.findings', { count: errors.length })}</summary>
          <FindingList findings={errors} />
        </details>
      )}
      {decision === null ? (
        <Decide request={request} onDecided={onDecided} />
      ) : (
        <p>
          <span className="badge">
            {t(`requests.${decision as Decided}`, { name: request.decidedBy })}
          </span>{' '}
          {request.decisionReason}
        </p>
      )}
    </li>
  )
}

type Decided = 'approved' | 'declined' | 'replaced'

function Decide({ request, onDecided }: RequestItemProps) {
  const { t } = useTranslation(['studio', 'staff'])
  const id = useId()
  const [reason, setReason] = useState('')
  const { decide, problem, isBusy } = useDecide(request, onDecided)
  const isReady = reason.trim() !== ''
  return (
    <div className="request-decide">
      {request.isStale && <Alert type="warning" showIcon title={t('requests.stale')} />}
      {request.isOwn && <Alert type="info" showIcon title={t('requests.own')} />}
      {problem !== null && <Alert type="error" showIcon role="alert" title={problem} />}
      <label htmlFor={id}>{t('requests.reason')}</label>
      <Input.TextArea
        id={id}
        value={reason}
        maxLength={MOST}
        autoSize={{ minRows: 2, maxRows: 6 }}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="request-buttons">
        <Button
          type="primary"
          loading={isBusy}
          disabled={!isReady || request.isOwn || request.isStale}
          onClick={() => void decide(true, reason)}
        >
          {t('requests.approve')}
        </Button>
        <Button loading={isBusy} disabled={!isReady} onClick={() => void decide(false, reason)}>
          {t('requests.decline')}
        </Button>
      </div>
    </div>
  )
}

/** Where the cases are to move to what she publishes, they are judged at once, and she is taken to where the move is begun. */
function useDecide(request: PublicationRequestFieldsFragment, onDecided: () => void) {
  const { t } = useTranslation(['studio', 'staff'])
  const { message } = App.useApp()
  const session = useSession()
  const [{ fetching }, execute] = useMutation(DecidePublicationDocument)
  const [problem, setProblem] = useState<string | null>(null)
  const migrating = useMigrationDeeds(() => undefined)
  const go = useGo()
  const decide = async (approve: boolean, reason: string) => {
    const input = { requestId: request.id, approve, reason }
    const { data } = await withSession(session, () => execute({ input }))
    const answer = data?.decidePublication
    if (answer?.__typename === 'Published') {
      void message.success(t('requests.published', { number: answer.version.number }))
      onDecided()
      if (request.movesInstances) {
        const { definitionId } = request.definition
        await migrating.plan(definitionId)
        go(`${definitionPath(definitionId)}?tab=versions`)
      }
    } else if (answer?.__typename === 'PublicationDeclined') {
      void message.success(t('requests.done'))
      onDecided()
    } else setProblem(answer?.message ?? t('staff:failed'))
  }
  return { decide, problem, isBusy: fetching }
}
