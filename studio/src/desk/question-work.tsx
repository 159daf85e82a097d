import { Alert, App, Button, Form, Popconfirm } from 'antd'
import { useTranslation } from 'react-i18next'
import { useMutation } from 'urql'
import {
  AnswerQuestionDocument,
  type TaskOutcomeFragment,
  WithdrawQuestionDocument,
} from '../api/documents.ts'
import { useSession } from '../api/session.ts'
import { withSession } from '../api/with-session.ts'
import { useGo } from '../staff/staff-link.tsx'
import { useAccount } from '../staff/use-account.ts'
import { WordsField } from '../staff/words-field.tsx'
import { ExtensionDecision } from './extension-decision.tsx'
import { answerTextOf } from './question-text.ts'
import type { TaskDetail } from './task-detail.ts'
import { useTaskDraft } from './use-task-draft.ts'

interface QuestionWorkProps {
  readonly task: TaskDetail
  readonly question: NonNullable<TaskDetail['question']>
}

const ROWS = { minRows: 3, maxRows: 12 }

/** What somebody asks beside a task (协办, 督办), and the answer, in words. */
export function QuestionWork({ task, question }: QuestionWorkProps) {
  const { t } = useTranslation('desk')
  const name = question.by?.name ?? t('task.somebody')
  return (
    <section className="card task-question" aria-labelledby="question-title">
      <h2 id="question-title">{t(`question.${question.kind}.asks`, { name })}</h2>
      <blockquote className="question-text">{question.text}</blockquote>
      {task.state === 'open' ? (
        <Answering task={task} question={question} />
      ) : (
        <Ended task={task} />
      )}
    </section>
  )
}

function Answering({ task, question }: QuestionWorkProps) {
  const { t } = useTranslation('desk')
  const { id } = useAccount()
  const draft = useTaskDraft(task.id)
  const { answer, withdraw, isBusy } = useQuestion(task.id, () => void draft.remove())
  const isAsker = question.by?.id === id
  const heldBy = task.mine ? null : task.holder
  return (
    <>
      {heldBy !== null && (
        <Alert type="info" showIcon title={t('task.heldBy', { name: heldBy.name })} />
      )}
      {heldBy === null && !isAsker && question.kind === 'EXTENSION' && (
        <ExtensionDecision task={task} />
      )}
      {heldBy === null && !isAsker && question.kind !== 'EXTENSION' && draft.isLoaded && (
        <Form<{ readonly text: string }>
          layout="vertical"
          requiredMark={false}
          initialValues={{ text: answerTextOf(draft.answers) }}
          onValuesChange={(_, values) => draft.keep({ ...values })}
          onFinish={({ text }) => void answer(text)}
        >
          <p className="soft">{t(`question.${question.kind}.keeps`)}</p>
          <WordsField
            name="text"
            label={t('question.answer')}
            missing={t('question.answerMissing')}
            most={2000}
            rows={ROWS}
            onPut={(text) => draft.keep({ text })}
          />
          <Button type="primary" size="large" htmlType="submit" loading={isBusy}>
            {t('question.send')}
          </Button>
        </Form>
      )}
      {isAsker && <p>{t('question.waits')}</p>}
      {task.mayWithdrawQuestion && (
        <Popconfirm
          title={t('question.withdrawSure')}
          okText={t('question.withdraw')}
          cancelText={t('question.keep')}
          onConfirm={() => withdraw()}
        >
          <Button>{t('question.withdraw')}</Button>
        </Popconfirm>
      )}
    </>
  )
}

function Ended({ task }: { readonly task: TaskDetail }) {
  const { t } = useTranslation('desk')
  if (task.state === 'cancelled') return <p>{t('question.withdrawn')}</p>
  const name = task.completedBy?.name ?? t('task.somebody')
  const outcome = task.outcomes.find(({ id }) => id === task.outcome)?.title ?? ''
  return (
    <>
      <h3>
        {t('question.answeredBy', { name })}
        {task.outcome !== 'answered' && `：${outcome}`}
      </h3>
      <blockquote className="question-text">{answerTextOf(task.answers)}</blockquote>
    </>
  )
}

/** What the server says to it is shown, never guessed. */
function useQuestion(taskId: string, onAnswered: () => void) {
  const { t } = useTranslation('desk')
  const { message } = App.useApp()
  const session = useSession()
  const go = useGo()
  const [answering, executeAnswer] = useMutation(AnswerQuestionDocument)
  const [withdrawing, executeWithdraw] = useMutation(WithdrawQuestionDocument)
  const tell = (answer: TaskOutcomeFragment | undefined, done: string) => {
    if (answer?.__typename === 'TaskChanged') {
      void message.success(done)
      return true
    }
    void message.error(answer?.message ?? t('task.failed'))
    return false
  }
  return {
    isBusy: answering.fetching || withdrawing.fetching,
    async answer(text: string) {
      const { data } = await withSession(session, () => executeAnswer({ input: { taskId, text } }))
      if (!tell(data?.answerQuestion, t('question.sent'))) return
      onAnswered()
      go('/')
    },
    async withdraw() {
      const { data } = await withSession(session, () => executeWithdraw({ input: { taskId } }))
      tell(data?.withdrawQuestion, t('question.withdrawnNow'))
    },
  }
}
