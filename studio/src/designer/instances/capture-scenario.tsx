import { SaveOutlined } from '@ant-design/icons'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMutation } from 'urql'
import { CaptureScenarioDocument, type CaptureScenarioMutation } from '../../api/documents.ts'
import { useSession } from '../../api/session.ts'
import { withSession } from '../../api/with-session.ts'
import { StaffLink } from '../../staff/staff-link.tsx'
import { definitionPath } from '../definitions/definition-detail.ts'

type Answer = CaptureScenarioMutation['captureScenario']

/** Makes a scenario of an instance, without anything that anybody wrote, and says what became of it. */
export function CaptureScenario({ instanceId }: { readonly instanceId: string }) {
  const { t } = useTranslation(['studio', 'staff'])
  const session = useSession()
  const [{ fetching }, execute] = useMutation(CaptureScenarioDocument)
  const [answer, setAnswer] = useState<Answer | 'failed' | null>(null)
  const capture = async () => {
    const { data } = await withSession(session, () => execute({ instanceId }))
    setAnswer(data?.captureScenario ?? 'failed')
  }
  return (
    <section className="capture" aria-label={t('capture.button')}>
      <Button icon={<SaveOutlined />} loading={fetching} onClick={() => void capture()}>
        {t('capture.button')}
      </Button>
      <span className="soft">{t('capture.help')}</span>
      <div role="status" className="capture-answer">
        {answer === 'failed' && <Alert type="error" showIcon title={t('staff:failed')} />}
        {answer !== null && answer !== 'failed' && <Outcome answer={answer} />}
      </div>
    </section>
  )
}

function Outcome({ answer }: { readonly answer: Answer }) {
  const { t } = useTranslation('studio')
  switch (answer.__typename) {
    case 'ScenarioCaptured':
      return (
        <Alert
          type={answer.failure === null ? 'success' : 'warning'}
          showIcon
          title={t('capture.saved', { title: answer.title })}
          description={
            <>
              {answer.failure !== null && (
                <p>{t('capture.failsOnDraft', { reason: answer.failure })}</p>
              )}
              <StaffLink to={definitionPath(answer.definition.definitionId)}>
                {t('capture.toDraft')}
              </StaffLink>
            </>
          }
        />
      )
    case 'ScenarioUntellable':
      return (
        <Alert
          type="warning"
          showIcon
          title={t('capture.untellable', { seq: answer.seq })}
          description={answer.reason}
        />
      )
    default:
      return <Alert type="error" showIcon title={answer.message} />
  }
}
