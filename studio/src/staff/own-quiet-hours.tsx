import { App, Form, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMutation, useQuery } from 'urql'
import {
  MyQuietHoursDocument,
  type MyQuietHoursQuery,
  SetMyQuietHoursDocument,
} from '../api/documents.ts'
import { useSession } from '../api/session.ts'
import { withSession } from '../api/with-session.ts'
import { Delayed } from '../ui/delayed.tsx'
import { Dialog } from './dialog.tsx'
import { QuietForm, type QuietHours } from './quiet-form.tsx'

interface OwnQuietHoursProps {
  readonly onClose: () => void
}

/** By which way she is told, and when she is sent no messages; the hours of the street hold besides. */
export function OwnQuietHours({ onClose }: OwnQuietHoursProps) {
  const { t } = useTranslation('staff')
  const [{ data }] = useQuery({ query: MyQuietHoursDocument, requestPolicy: 'network-only' })
  return (
    <Dialog open title={t('quiet.own')} footer={null} onCancel={onClose}>
      {data === undefined ? <Delayed /> : <OwnForm data={data} onClose={onClose} />}
    </Dialog>
  )
}

function OwnForm({ data, onClose }: OwnQuietHoursProps & { readonly data: MyQuietHoursQuery }) {
  const { t } = useTranslation('staff')
  const { message } = App.useApp()
  const session = useSession()
  const { chosen, choices } = data.myNoticeWays
  const [way, setWay] = useState(chosen)
  const [{ fetching }, execute] = useMutation(SetMyQuietHoursDocument)
  const save = async (hours: QuietHours | null) => {
    const asked = { from: hours?.from ?? null, until: hours?.until ?? null, way }
    const { data: saved } = await withSession(session, () => execute(asked))
    const answers = [saved?.setMyNoticeWay, saved?.setMyQuietHours]
    const refusal = answers.find((answer) => answer?.__typename === 'Refusal')
    if (saved !== undefined && refusal === undefined) {
      void message.success(t('quiet.saved'))
      onClose()
    } else void message.error(refusal?.message ?? t('failed'))
  }
  return (
    <>
      <p className="soft">{t('quiet.ownAbout')}</p>
      <QuietForm hours={data.myQuietHours} isSaving={fetching} onSave={(hours) => void save(hours)}>
        <Form.Item label={t('quiet.way')} extra={t('quiet.wayHint')}>
          <Radio.Group
            className="notice-ways"
            aria-label={t('quiet.way')}
            value={way}
            onChange={(event) => setWay(event.target.value)}
            options={[
              { value: null, label: t('quiet.usual') },
              ...choices.map((choice) => ({
                value: choice,
                label: t(`receipts.channel.${choice}`),
              })),
            ]}
          />
        </Form.Item>
      </QuietForm>
    </>
  )
}
