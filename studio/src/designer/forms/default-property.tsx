import type { JsonValue } from '@linli/schemas/json'
import { textIn } from '@linli/schemas/locale-text'
import { useTranslation } from 'react-i18next'
import { choicesAt } from '../../document/form/edit-choices.ts'
import { setDefault } from '../../document/form/edit-field.ts'
import { fieldAt } from '../../document/form/field-path.ts'
import { localeOf } from '../../i18n/i18n.ts'
import { Choice } from '../parts/choice.tsx'
import { TextEntry } from '../parts/text-entry.tsx'
import type { OfKind } from './field-pane-props.ts'
import { Property } from './property.tsx'

/** What stands in the field before anybody answers. A consent has no such property. */
export function DefaultProperty(props: OfKind) {
  const { form, place, deeds, kind } = props
  const { t, i18n } = useTranslation('forms')
  const locale = localeOf(i18n)
  const set = (value: JsonValue) => deeds.run((now) => setDefault(now, place, value))
  const said = fieldAt(form, place.path)?.default
  if (kind === 'checkbox') {
    return <OneOf {...props} values={[{ value: true, label: t('default.yes') }]} />
  }
  if (kind === 'radio' || kind === 'select') {
    const choices = choicesAt(form, place.path) ?? []
    const values = choices.map(({ value, title }) => ({ value, label: textIn(title, locale) }))
    return <OneOf {...props} values={values} />
  }
  if (kind !== 'text' && kind !== 'textarea') return null
  return (
    <Property label={t('default.title')} help={t('default.help')}>
      <TextEntry
        label={t('default.title')}
        value={typeof said === 'string' ? said : ''}
        maxLength={1000}
        onChange={(next) => set(next === '' ? null : next)}
      />
    </Property>
  )
}

interface OneOfProps extends OfKind {
  readonly values: readonly { readonly value: JsonValue; readonly label: string }[]
}

function OneOf({ form, place, deeds, values }: OneOfProps) {
  const { t } = useTranslation('forms')
  const said = fieldAt(form, place.path)?.default
  const at = values.findIndex(({ value }) => value === said)
  return (
    <Property label={t('default.title')} help={t('default.help')}>
      <Choice
        label={t('default.title')}
        value={String(at)}
        options={[
          { value: '-1', label: t('default.none') },
          ...values.map(({ label }, index) => ({ value: String(index), label })),
        ]}
        onChange={(next) => {
          const value = values[Number(next)]?.value ?? null
          deeds.run((now) => setDefault(now, place, value))
        }}
      />
    </Property>
  )
}
