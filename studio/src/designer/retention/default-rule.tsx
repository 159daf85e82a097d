import { App, Button, Form, InputNumber, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMutation } from 'urql'
import { type RetentionQuery, SetRetentionDefaultDocument } from '../../api/documents.ts'
import { useSession } from '../../api/session.ts'
import { withSession } from '../../api/with-session.ts'
import { Dialog } from '../../staff/dialog.tsx'

type Default = RetentionQuery['retentionDefault']

const MAX_DAYS = 36_500

interface DefaultRuleProps {
  readonly rule: Default
  readonly onChanged: () => void
}

/** How long the street keeps personal data where a service says nothing of it. */
export function DefaultRule({ rule, onChanged }: DefaultRuleProps) {
  const { t } = useTranslation('studio')
  const [isOpen, setIsOpen] = useState(false)
  const done = () => {
    setIsOpen(false)
    onChanged()
  }
  return (
    <section className="card retention-item retention-default" aria-labelledby="retention-default">
      <h2 id="retention-default">{t('retention.default.title')}</h2>
      <p>{ruleText(rule, t)}</p>
      {rule.mayChange ? (
        <div>
          <Button onClick={() => setIsOpen(true)}>{t('retention.default.change')}</Button>
        </div>
      ) : (
        <p className="soft">{t('retention.default.whole')}</p>
      )}
      <Dialog
        open={isOpen}
        title={t('retention.default.title')}
        footer={null}
        destroyOnHidden
        onCancel={() => setIsOpen(false)}
      >
        <DefaultForm rule={rule} onChanged={done} />
      </Dialog>
    </section>
  )
}

function ruleText(
  { days, erase }: Default,
  t: ReturnType<typeof useTranslation<'studio'>>['t'],
): string {
  if (days === null) return t('retention.default.none')
  return t(erase === 'sensitive' ? 'retention.ruleSensitive' : 'retention.rule', { days })
}

interface Chosen {
  readonly days: number | null
  readonly erase: 'MARKED' | 'SENSITIVE'
}

function DefaultForm({ rule, onChanged }: DefaultRuleProps) {
  const { t } = useTranslation(['studio', 'staff'])
  const { message } = App.useApp()
  const session = useSession()
  const [{ fetching }, execute] = useMutation(SetRetentionDefaultDocument)
  const save = async ({ days, erase }: Chosen) => {
    const { data } = await withSession(session, () => execute({ days, erase }))
    const answer = data?.setRetentionDefault
    if (answer?.__typename === 'RetentionDefaultSet') {
      void message.success(t('retention.default.saved'))
      onChanged()
    } else void message.error(answer?.message ?? t('staff:failed'))
  }
  const { days, erase } = rule
  return (
    <Form<Chosen>
      layout="vertical"
      requiredMark={false}
      initialValues={{ days, erase: erase === 'sensitive' ? 'SENSITIVE' : 'MARKED' }}
      onFinish={(chosen) => void save({ ...chosen, days: chosen.days ?? null })}
    >
      <p>{t('retention.default.keeps')}</p>
      <Form.Item name="days" label={t('retention.default.days')}>
        <InputNumber min={1} max={MAX_DAYS} precision={0} />
      </Form.Item>
      <Form.Item name="erase" label={t('retention.default.erase')}>
        <Radio.Group
          options={(['MARKED', 'SENSITIVE'] as const).map((value) => ({
            value,
            label: t(`retention.default.${value}`),
          }))}
        />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={fetching}>
        {t('retention.default.save')}
      </Button>
    </Form>
  )
}
