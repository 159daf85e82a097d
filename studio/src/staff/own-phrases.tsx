import { App, Button, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { useMutation, useQuery } from 'urql'
import {
  PhrasesDocument,
  SetMyPhrasesDocument,
  SetStreetPhrasesDocument,
} from '../api/documents.ts'
import { useSession } from '../api/session.ts'
import { withSession } from '../api/with-session.ts'
import { Delayed } from '../ui/delayed.tsx'
import { Dialog } from './dialog.tsx'

interface Typed {
  readonly own: string
  readonly street?: string
}

/** What she often writes, a line each; officials of the whole street see to those of all staff too. */
export function OwnPhrases({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('staff')
  const { message } = App.useApp()
  const session = useSession()
  const [{ data }] = useQuery({ query: PhrasesDocument, requestPolicy: 'network-only' })
  const [mine, setMine] = useMutation(SetMyPhrasesDocument)
  const [all, setAll] = useMutation(SetStreetPhrasesDocument)
  const save = async ({ own, street }: Typed) => {
    const first = await withSession(session, () => setMine({ phrases: linesOf(own) }))
    const answers = [first.data?.setMyPhrases]
    if (street !== undefined) {
      const second = await withSession(session, () => setAll({ phrases: linesOf(street) }))
      answers.push(second.data?.setStreetPhrases)
    }
    const refused = answers.find((answer) => answer?.__typename !== 'Phrases')
    if (answers.every((answer) => answer?.__typename === 'Phrases')) {
      void message.success(t('phrases.saved'))
      onClose()
    } else {
      void message.error(refused?.__typename === 'Refusal' ? refused.message : t('failed'))
    }
  }
  return (
    <Dialog open title={t('phrases.title')} footer={null} onCancel={onClose}>
      <p className="soft">{t('phrases.about')}</p>
      {data === undefined ? (
        <Delayed />
      ) : (
        <Form<Typed>
          layout="vertical"
          initialValues={{
            own: data.phrases.own.join('\n'),
            ...(data.phrases.mayChangeStreet ? { street: data.phrases.street.join('\n') } : {}),
          }}
          onFinish={(typed) => void save(typed)}
        >
          <Form.Item name="own" label={t('phrases.own')}>
            <Input.TextArea autoSize={{ minRows: 4, maxRows: 10 }} />
          </Form.Item>
          {data.phrases.mayChangeStreet && (
            <Form.Item name="street" label={t('phrases.street')}>
              <Input.TextArea autoSize={{ minRows: 4, maxRows: 10 }} />
            </Form.Item>
          )}
          <Button type="primary" htmlType="submit" loading={mine.fetching || all.fetching}>
            {t('phrases.save')}
          </Button>
        </Form>
      )}
    </Dialog>
  )
}

/** A line each; empty ones are no phrases, and the others stay as they are. */
function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '')
}
