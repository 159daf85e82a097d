import { PlusOutlined } from '@ant-design/icons'
import type { JsonValue } from '@linli/schemas/json'
import { Alert, Button, Input } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMutation } from 'urql'
import { SaveDraftDocument } from '../../api/documents.ts'
import { Dialog } from '../../staff/dialog.tsx'
import { useGo } from '../../staff/staff-link.tsx'
import { definitionPath } from './definition-detail.ts'
import { documentText } from './document-text.ts'
import { firstService } from './first-service.ts'

const ID = /^[a-z][a-z0-9-]*$/
const FAMILY = /^[A-Z]+$/

/** Begins a new definition as a draft; nothing is published. */
export function NewDefinition({ taken }: { readonly taken: readonly string[] }) {
  const { t } = useTranslation(['studio', 'staff'])
  const [isOpen, setIsOpen] = useState(false)
  const [values, setValues] = useState({ title: '', id: '', family: '' })
  const [problem, setProblem] = useState<string | null>(null)
  const [{ fetching }, save] = useMutation(SaveDraftDocument)
  const go = useGo()
  const field = useId()

  const create = async () => {
    const wrong = problemOf(values, taken)
    if (wrong !== null) return setProblem(t(`newDefinition.${wrong}`))
    const body = documentText(firstService(values) as unknown as JsonValue)
    const input = { definitionId: values.id, body, baseRevision: 0 }
    const { data, error } = await save({ input })
    if (data?.saveDraft.__typename === 'DraftSaved') {
      go(definitionPath(values.id))
      return
    }
    setProblem(data?.saveDraft.message ?? t(error?.networkError ? 'staff:offline' : 'staff:failed'))
  }
  const entry = (name: keyof typeof values) => (
    <div className="field-entry">
      <label htmlFor={`${field}-${name}`}>{t(`newDefinition.${name}`)}</label>
      <Input
        id={`${field}-${name}`}
        value={values[name]}
        onChange={(event) => setValues({ ...values, [name]: event.target.value })}
        onPressEnter={(event) => {
          // The Enter that ends a composition is the input method's.
          if (!event.nativeEvent.isComposing && !fetching) void create()
        }}
      />
      <p className="soft">{t(`newDefinition.${name}Help`)}</p>
    </div>
  )
  return (
    <>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setIsOpen(true)}>
        {t('newDefinition.button')}
      </Button>
      <Dialog
        open={isOpen}
        title={t('newDefinition.button')}
        okText={t('newDefinition.create')}
        okButtonProps={{ loading: fetching }}
        onOk={() => void create()}
        onCancel={() => setIsOpen(false)}
      >
        {problem !== null && <Alert type="error" showIcon role="alert" title={problem} />}
        {entry('title')}
        {entry('id')}
        {entry('family')}
      </Dialog>
    </>
  )
}

interface NewValues {
  readonly title: string
  readonly id: string
  readonly family: string
}

/** What speaks against beginning a definition by these names; null where nothing does. */
export function problemOf(
  { title, id, family }: NewValues,
  taken: readonly string[],
): 'noTitle' | 'badId' | 'takenId' | 'badFamily' | null {
  if (title.trim() === '') return 'noTitle'
  if (!ID.test(id)) return 'badId'
  if (taken.includes(id)) return 'takenId'
  return FAMILY.test(family) ? null : 'badFamily'
}
