import { App, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { useMutation, useQuery } from 'urql'
import { MyQuietHoursDocument, SetMyQuietHoursDocument } from '../api/documents.ts'
import { useSession } from '../api/session.ts'
import { withSession } from '../api/with-session.ts'
import { Delayed } from '../ui/delayed.tsx'
import { QuietForm, type QuietHours } from './quiet-form.tsx'

/** When she is sent no text messages; those of the street hold besides. */
export function OwnQuietHours({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('staff')
  const { message } = App.useApp()
  const session = useSession()
  const [{ data }] = useQuery({ query: MyQuietHoursDocument, requestPolicy: 'network-only' })
  const [{ fetching }, execute] = useMutation(SetMyQuietHoursDocument)
  const save = async (hours: QuietHours | null) => {
    const asked = { from: hours?.from ?? null, until: hours?.until ?? null }
    const { data: saved } = await withSession(session, () => execute(asked))
    const answer = saved?.setMyQuietHours
    if (answer?.__typename === 'QuietHoursSet') {
      void message.success(t('quiet.saved'))
      onClose()
    } else void message.error(answer?.message ?? t('failed'))
  }
  return (
    <Modal open title={t('quiet.own')} footer={null} onCancel={onClose}>
      <p className="soft">{t('quiet.ownAbout')}</p>
      {data === undefined ? (
        <Delayed />
      ) : (
        <QuietForm
          hours={data.myQuietHours}
          isSaving={fetching}
          onSave={(hours) => void save(hours)}
        />
      )}
    </Modal>
  )
}
