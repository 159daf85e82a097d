import { PlusOutlined } from '@ant-design/icons'
import type { Definition } from '@linli/schemas/definition'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addForm } from '../../document/form/edit-forms.ts'
import { keyFromTitle } from '../../document/key-from-title.ts'
import { Dialog } from '../../staff/dialog.tsx'
import type { FormDeeds } from './use-form-deeds.ts'

interface NewFormProps {
  readonly definition: Definition
  readonly deeds: FormDeeds
  readonly onMade: (id: string) => void
}

/** Asks what a new form is called; its id comes from that. */
export function NewForm({ definition, deeds, onMade }: NewFormProps) {
  const { t } = useTranslation('forms')
  const id = useId()
  const [title, setTitle] = useState<string | null>(null)
  const make = () => {
    const said = (title ?? '').trim()
    if (said === '') return
    const key = keyFromTitle(said, Object.keys(definition.forms))
    if (!deeds.run((now) => addForm(now, { id: key, title: { 'zh-CN': said } }))) return
    setTitle(null)
    onMade(key)
  }
  return (
    <>
      <Button icon={<PlusOutlined aria-hidden="true" />} onClick={() => setTitle('')}>
        {t('form.new')}
      </Button>
      <Dialog
        open={title !== null}
        title={t('form.new')}
        okText={t('form.create')}
        okButtonProps={{ disabled: (title ?? '').trim() === '' }}
        onOk={make}
        onCancel={() => setTitle(null)}
        destroyOnHidden
      >
        <label htmlFor={id}>{t('form.name')}</label>
        <Input
          id={id}
          autoFocus
          value={title ?? ''}
          maxLength={200}
          onChange={({ target }) => setTitle(target.value)}
          onPressEnter={(event) => {
            // The Enter that ends a composition is the input method's.
            if (!event.nativeEvent.isComposing) make()
          }}
        />
      </Dialog>
    </>
  )
}
