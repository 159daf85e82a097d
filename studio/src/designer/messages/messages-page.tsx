import { App, Form, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMutation, useQuery } from 'urql'
import {
  MessageRulesDocument,
  type MessageRulesQuery,
  SetNoticeRulesDocument,
} from '../../api/documents.ts'
import { useSession } from '../../api/session.ts'
import { withSession } from '../../api/with-session.ts'
import { QuietForm, type QuietHours } from '../../staff/quiet-form.tsx'
import { usePageTitle } from '../../staff/use-page-title.ts'
import { Delayed } from '../../ui/delayed.tsx'
import { LoadTrouble } from '../../ui/load-trouble.tsx'
import { Wordings } from './wordings.tsx'
import './messages.css'

/** When the street sends text messages, which services send them at any hour, and how it words what every street sends. */
export function MessagesPage() {
  const { t } = useTranslation('studio')
  usePageTitle(t('messages.title'))
  const [{ data, error }, reload] = useQuery({
    query: MessageRulesDocument,
    requestPolicy: 'network-only',
  })
  if (data === undefined) {
    if (error === undefined) return <Delayed />
    return <LoadTrouble error={error} retry={() => reload({ requestPolicy: 'network-only' })} />
  }
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('messages.title')}</h1>
      </div>
      <p className="soft">{t('messages.about')}</p>
      <section className="card" aria-label={t('messages.title')}>
        {data.noticeRules.mayChange ? <Rules data={data} /> : <Told data={data} />}
      </section>
      <Wordings mayChange={data.noticeRules.mayChange} />
    </div>
  )
}

interface RulesProps {
  readonly data: MessageRulesQuery
}

function Rules({ data }: RulesProps) {
  const { t } = useTranslation(['studio', 'staff'])
  const { message } = App.useApp()
  const session = useSession()
  const [{ fetching }, execute] = useMutation(SetNoticeRulesDocument)
  const { quiet, urgentServices } = data.noticeRules
  const [urgent, setUrgent] = useState<readonly string[]>(urgentServices)
  const save = async (hours: QuietHours | null) => {
    const asked = { from: hours?.from ?? null, until: hours?.until ?? null }
    const { data: saved } = await withSession(session, () =>
      execute({ ...asked, urgentServices: urgent }),
    )
    const answer = saved?.setNoticeRules
    if (answer?.__typename === 'NoticeRules') void message.success(t('staff:quiet.saved'))
    else void message.error(answer?.message ?? t('staff:failed'))
  }
  return (
    <QuietForm hours={quiet} isSaving={fetching} onSave={(hours) => void save(hours)}>
      <Form.Item
        label={t('messages.urgent')}
        htmlFor="urgent-services"
        extra={t('messages.urgentHint')}
      >
        <Select
          id="urgent-services"
          mode="multiple"
          value={[...urgent]}
          onChange={setUrgent}
          optionFilterProp="label"
          options={data.definitions.map(({ definitionId, title }) => ({
            value: definitionId,
            label: title,
          }))}
        />
      </Form.Item>
    </QuietForm>
  )
}

function Told({ data }: RulesProps) {
  const { t } = useTranslation(['studio', 'org'])
  const { quiet, urgentServices } = data.noticeRules
  const titles = new Map(data.definitions.map(({ definitionId, title }) => [definitionId, title]))
  return (
    <>
      <p>{quiet === null ? t('messages.none') : t('messages.hours', quiet)}</p>
      {urgentServices.length > 0 && (
        <p>
          {t('messages.urgent')}
          {t('messages.colon')}
          {urgentServices.map((id) => titles.get(id) ?? id).join(t('messages.separator'))}
        </p>
      )}
      <p className="soft">{t('messages.whole')}</p>
    </>
  )
}
