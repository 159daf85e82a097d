import type { Finding } from '@linli/schemas/finding'
import type { FieldSchema } from '@linli/schemas/form-definition'
import { Checkbox, Switch } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  FIELD_TEXTS,
  setPersonal,
  setRequired,
  setText,
  textAt,
  textPointer,
} from '../../document/form/edit-field.ts'
import { kindOf } from '../../document/form/field-kinds.ts'
import { containerOf, fieldAt, uiAt } from '../../document/form/field-path.ts'
import { usesOfField } from '../../document/form/field-uses.ts'
import { OpenedDetails } from '../../ui/opened-details.tsx'
import { Choice } from '../parts/choice.tsx'
import { LocaleTextInput } from '../parts/locale-text-input.tsx'
import { AcceptProperty } from './accept-property.tsx'
import { ChoicesEditor } from './choices-editor.tsx'
import { DefaultProperty } from './default-property.tsx'
import { FieldActions } from './field-actions.tsx'
import type { FieldPaneProps } from './field-pane-props.ts'
import { FieldUseList } from './field-use-list.tsx'
import { KeyProperty } from './key-property.tsx'
import { KindProperty } from './kind-property.tsx'
import { LimitProperties } from './limit-properties.tsx'
import { Problems, Property } from './property.tsx'
import { RuleProperties } from './rule-properties.tsx'

/** All there is to say of the chosen field. */
export function FieldPane(props: FieldPaneProps) {
  const { form, place, findings } = props
  const { t } = useTranslation('forms')
  const [isAdvanced, setIsAdvanced] = useState(false)
  const field = fieldAt(form, place.path)
  if (field === null) return null
  const kind = kindOf(field, uiAt(form, place.path))
  const isIn = (...words: readonly string[]) =>
    findings.filter(({ path }) => words.some((word) => path.endsWith(word)))
  const shown = new Set([...isIn('/title'), ...isIn('/required', 'required')])
  return (
    <div className="field-pane">
      <div className="field-pane-head">
        <h2>{field.title ?? place.path.at(-1)}</h2>
        <span className="soft">{t(`kind.${kind ?? 'other'}`)}</span>
        <span className="field-pane-switch">
          <Switch
            size="small"
            id="field-advanced"
            checked={isAdvanced}
            onChange={setIsAdvanced}
            aria-label={t('pane.advanced')}
          />{' '}
          <label htmlFor="field-advanced">{t('pane.advanced')}</label>
        </span>
      </div>
      {kind === null && <p className="property-locked">{t('pane.locked')}</p>}
      <FieldActions {...props} />
      <Problems findings={findings.filter((finding) => !shown.has(finding))} />
      <Texts {...props} isAdvanced={isAdvanced} titleFindings={isIn('/title')} />
      {field.type !== 'null' && <Required {...props} />}
      {kind !== null && <KindProperty {...props} kind={kind} />}
      <ChoicesEditor {...props} isAdvanced={isAdvanced} />
      {kind !== null && <LimitProperties {...props} kind={kind} isAdvanced={isAdvanced} />}
      {kind === 'files' && <AcceptProperty {...props} kind={kind} />}
      {field.type !== 'null' && <Personal {...props} field={field} />}
      <RuleProperties {...props} isAdvanced={isAdvanced} />
      {isAdvanced && kind !== null && <DefaultProperty {...props} kind={kind} />}
      {isAdvanced && <KeyProperty {...props} />}
      <OpenedDetails summary={t('use.title')}>{() => <Uses {...props} />}</OpenedDetails>
    </div>
  )
}

/** Who names the field, as the definition is when somebody asks. */
function Uses({ definition, place }: FieldPaneProps) {
  const { t } = useTranslation('forms')
  const uses = useMemo(() => usesOfField(definition, place.form, place.path), [definition, place])
  return uses.length === 0 ? (
    <p className="soft">{t('use.none')}</p>
  ) : (
    <FieldUseList definition={definition} uses={uses} />
  )
}

function Texts(
  props: FieldPaneProps & {
    readonly isAdvanced: boolean
    readonly titleFindings: readonly Finding[]
  },
) {
  const { form, place, deeds, titleFindings } = props
  const { t } = useTranslation('forms')
  const field = fieldAt(form, place.path)
  if (field === null) return null
  const said = (text: (typeof FIELD_TEXTS)[number]) => {
    const value = text === 'help' ? uiAt(form, place.path)['ui:help'] : field[text]
    return textAt(form, textPointer(form, place.path, text), value)
  }
  // A note under the question is a second hint: shown where there is one, and to who wants everything.
  const texts = FIELD_TEXTS.filter(
    (text) => text !== 'help' || props.isAdvanced || said('help') !== null,
  )
  return (
    <>
      {texts.map((text) => (
        <div key={text} className="property">
          <LocaleTextInput
            label={t(`text.${text}`)}
            value={said(text)}
            maxLength={text === 'title' ? 200 : 1000}
            isMultiline={text !== 'title'}
            onChange={(value) => deeds.run((now) => setText(now, place, { text, value }))}
          />
          {text === 'title' && <Problems findings={titleFindings} />}
        </div>
      ))}
    </>
  )
}

function Required({ form, place, deeds }: FieldPaneProps) {
  const { t } = useTranslation('forms')
  const container = fieldAt(form, containerOf(place.path))
  const isRequired = container?.required?.includes(place.path.at(-1) ?? '') ?? false
  return (
    <Checkbox
      checked={isRequired}
      onChange={({ target }) => deeds.run((now) => setRequired(now, place, target.checked))}
    >
      {t('pane.required')}
    </Checkbox>
  )
}

function Personal({ place, deeds, field }: FieldPaneProps & { readonly field: FieldSchema }) {
  const { t } = useTranslation('forms')
  const marks = ['none', 'personal', 'sensitive'] as const
  return (
    <Property label={t('personal.title')} help={t('personal.help')}>
      <Choice
        label={t('personal.title')}
        value={field['x-personal'] ?? 'none'}
        options={marks.map((value) => ({ value, label: t(`personal.${value}`) }))}
        onChange={(next) => {
          const mark = next === 'personal' || next === 'sensitive' ? next : null
          deeds.run((now) => setPersonal(now, place, mark))
        }}
      />
    </Property>
  )
}
