import type { Definition } from '@linli/schemas/definition'
import type { Finding } from '@linli/schemas/finding'
import type { FormDefinition } from '@linli/schemas/form-definition'
import { textIn } from '@linli/schemas/locale-text'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { removeForm, setFormText, usersOfForm } from '../../document/form/edit-forms.ts'
import { localeOf } from '../../i18n/i18n.ts'
import { FirmText } from '../parts/firm-text.tsx'
import { LocaleTextInput } from '../parts/locale-text-input.tsx'
import { EligibilityEditor } from './eligibility-editor.tsx'
import { Problems, Property } from './property.tsx'
import type { FormDeeds } from './use-form-deeds.ts'

interface FormPaneProps {
  readonly id: string
  readonly definition: Definition
  readonly form: FormDefinition
  readonly findings: readonly Finding[]
  readonly deeds: FormDeeds
}

/** What is said of the form as a whole, and who uses it. */
export function FormPane({ id, definition, form, findings, deeds }: FormPaneProps) {
  const { t, i18n } = useTranslation('forms')
  const locale = localeOf(i18n)
  const users = usersOfForm(definition, id)
  // Who may ask for it is a question to whoever begins.
  const starts =
    form.eligibility !== undefined ||
    definition.triggers.some((trigger) => trigger.kind === 'form' && trigger.form === id)
  return (
    <div className="field-pane">
      <div className="field-pane-head">
        <h2>{t('form.title')}</h2>
        <span className="number soft">{id}</span>
      </div>
      <Problems findings={findings} />
      <FirmText
        label={t('form.name')}
        value={form.title}
        onChange={(value) => deeds.run((now) => setFormText(now, id, { text: 'title', value }))}
      />
      <LocaleTextInput
        label={t('form.description')}
        isMultiline
        maxLength={1000}
        value={form.description ?? null}
        onChange={(value) =>
          deeds.run((now) => setFormText(now, id, { text: 'description', value }))
        }
      />
      {starts && <EligibilityEditor id={id} definition={definition} deeds={deeds} />}
      <Property label={t('form.users')}>
        {users.length === 0 ? (
          <p className="soft">{t('form.unused')}</p>
        ) : (
          <ul className="form-users">
            {users.map(({ path, message }) => (
              <li key={path}>{textIn(message, locale)}</li>
            ))}
          </ul>
        )}
      </Property>
      <Button danger onClick={() => deeds.attempt((now) => removeForm(now, id))}>
        {t('form.remove')}
      </Button>
    </div>
  )
}
