import { PlusOutlined } from '@ant-design/icons'
import { Alert, Button, Input, Radio } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AddPersonDocument, type PersonFieldsFragment } from '../../api/documents.ts'
import { Dialog } from '../../staff/dialog.tsx'
import { useGo } from '../../staff/staff-link.tsx'
import { useSaving } from '../org/use-saving.ts'
import { PasswordOnce } from './password-once.tsx'

interface Added {
  readonly person: PersonFieldsFragment
  readonly password: string
}

/** Adds a member of staff, and shows the first password once. */
export function AddPerson() {
  const { t } = useTranslation('org')
  const go = useGo()
  const [isOpen, setIsOpen] = useState(false)
  const [added, setAdded] = useState<Added | null>(null)
  return (
    <>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setIsOpen(true)}>
        {t('person.add')}
      </Button>
      {isOpen && (
        <AddDialog
          onClose={() => setIsOpen(false)}
          onAdded={(answer) => {
            setIsOpen(false)
            setAdded(answer)
          }}
        />
      )}
      {added !== null && (
        <PasswordOnce
          name={added.person.name}
          login={added.person.login ?? ''}
          password={added.password}
          onClose={() => go(`/people/${encodeURIComponent(added.person.id)}`)}
        />
      )}
    </>
  )
}

interface AddDialogProps {
  readonly onClose: () => void
  readonly onAdded: (added: Added) => void
}

function AddDialog({ onClose, onAdded }: AddDialogProps) {
  const { t } = useTranslation(['org', 'common'])
  const id = useId()
  const [values, setValues] = useState({ name: '', login: '', phone: '', role: 'worker' })
  const { send, problem, isSaving } = useSaving(AddPersonDocument, ({ person, password }) =>
    onAdded({ person, password: password ?? '' }),
  )
  const entry = (name: 'name' | 'login' | 'phone') => (
    <div className="field-entry">
      <label htmlFor={`${id}-${name}`}>{t(`person.${name}`)}</label>
      <Input
        id={`${id}-${name}`}
        value={values[name]}
        autoFocus={name === 'name'}
        autoComplete="off"
        {...(name === 'phone' ? { inputMode: 'tel' as const } : {})}
        onChange={(event) => setValues({ ...values, [name]: event.target.value })}
      />
      <p className="soft">{t(`person.${name}Help`)}</p>
    </div>
  )
  return (
    <Dialog
      open
      title={t('person.add')}
      okText={t('person.addNow')}
      okButtonProps={{ loading: isSaving }}
      onOk={() => void send({ input: values })}
      onCancel={onClose}
    >
      {problem !== null && <Alert type="error" showIcon role="alert" title={problem} />}
      {entry('name')}
      {entry('login')}
      {entry('phone')}
      <div className="field-entry">
        <span id={`${id}-role`} className="org-label">
          {t('person.role')}
        </span>
        <Radio.Group
          aria-labelledby={`${id}-role`}
          value={values.role}
          options={[
            { value: 'worker', label: t('role.worker') },
            { value: 'official', label: t('role.official') },
          ]}
          onChange={(event) => setValues({ ...values, role: String(event.target.value) })}
        />
        <p className="soft">{t('person.roleHelp')}</p>
      </div>
    </Dialog>
  )
}
