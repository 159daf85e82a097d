import { EyeOutlined } from '@ant-design/icons'
import type { JsonValue } from '@linli/schemas/json'
import { Button, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMutation } from 'urql'
import { RevealFieldDocument, type RevealPurpose } from '../api/documents.ts'
import { useSession } from '../api/session.ts'
import { withSession } from '../api/with-session.ts'
import type { MaskedAnswer } from '../form-view/masked-answers.ts'
import { Dialog } from './dialog.tsx'

/** Where an answer was given. */
export interface AnswerPlace {
  readonly instanceId: string
  readonly seq: number
}

interface RevealAnswerProps {
  readonly answer: MaskedAnswer
  readonly place: AnswerPlace
}

const PURPOSES: readonly RevealPurpose[] = [
  ...(['HANDLING', 'VERIFYING', 'CALLBACK', 'INSPECTION', 'OTHER'] as const),
]

/** A masked answer with a way to ask for it: whoever says what for reads it until she leaves the page. */
export function RevealAnswer({ answer, place }: RevealAnswerProps) {
  const { t } = useTranslation('staff')
  const [isOpen, setIsOpen] = useState(false)
  const [value, setValue] = useState<{ readonly plain: JsonValue } | null>(null)
  if (value !== null) return <span className="revealed">{answer.read(value.plain)}</span>
  return (
    <span className="masked">
      <span className="answer-text">{answer.shown}</span>
      <Button
        size="small"
        icon={<EyeOutlined />}
        aria-label={t('reveal.ofField', { field: answer.question })}
        onClick={() => setIsOpen(true)}
      >
        {t('reveal.see')}
      </Button>
      <Dialog
        open={isOpen}
        title={t('reveal.title', { field: answer.question })}
        footer={null}
        destroyOnHidden
        onCancel={() => setIsOpen(false)}
      >
        <PurposeForm
          pointer={answer.pointer}
          place={place}
          onRead={(plain) => {
            setIsOpen(false)
            setValue({ plain })
          }}
        />
      </Dialog>
    </span>
  )
}

interface PurposeFormProps {
  readonly pointer: string
  readonly place: AnswerPlace
  readonly onRead: (value: JsonValue) => void
}

interface Said {
  readonly purpose: RevealPurpose
  readonly reason?: string
}

function PurposeForm({ pointer, place, onRead }: PurposeFormProps) {
  const { t } = useTranslation('staff')
  const session = useSession()
  const [{ fetching }, execute] = useMutation(RevealFieldDocument)
  const [problem, setProblem] = useState<string | null>(null)
  const [form] = Form.useForm<Said>()
  const purpose = Form.useWatch('purpose', form)
  const ask = async ({ purpose: said, reason }: Said) => {
    const input = { ...place, pointer, purpose: said, reason: reason?.trim() || null }
    const { data } = await withSession(session, () => execute({ input }))
    const answer = data?.revealField
    if (answer?.__typename === 'FieldRevealed') onRead(answer.value)
    else setProblem(answer?.message ?? t('reveal.failed'))
  }
  return (
    <Form<Said>
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={(said) => void ask(said)}
    >
      <p className="soft">{t('reveal.noted')}</p>
      <Form.Item
        name="purpose"
        label={t('reveal.purpose')}
        rules={[{ required: true, message: t('reveal.purposeMissing') }]}
      >
        <Radio.Group
          className="reveal-purposes"
          options={PURPOSES.map((each) => ({ value: each, label: t(`reveal.purposes.${each}`) }))}
        />
      </Form.Item>
      {purpose === 'OTHER' && (
        <Form.Item
          name="reason"
          label={t('reveal.reason')}
          rules={[{ required: true, whitespace: true, min: 2, message: t('reveal.reasonMissing') }]}
        >
          <Input maxLength={200} />
        </Form.Item>
      )}
      {problem !== null && (
        <p role="alert" className="problem">
          {problem}
        </p>
      )}
      <Button type="primary" htmlType="submit" loading={fetching}>
        {t('reveal.confirm')}
      </Button>
    </Form>
  )
}
