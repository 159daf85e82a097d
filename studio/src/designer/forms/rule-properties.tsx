import { createScopes } from '@linli/runtime/core'
import type { LocaleText } from '@linli/schemas/locale-text'
import { Button } from 'antd'
import { useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type RulePart, ruleAt, setRule } from '../../document/form/edit-rules.ts'
import { fieldAt, rulePath } from '../../document/form/field-path.ts'
import { ConditionBuilder } from '../parts/condition-builder.tsx'
import { FirmText } from '../parts/firm-text.tsx'
import { CelLine } from './cel-line.tsx'
import type { FieldPaneProps } from './field-pane-props.ts'
import { Property } from './property.tsx'

/** When a field is asked for, when it must be answered, what it comes to and what else must hold. */
export function RuleProperties(props: FieldPaneProps & { readonly isAdvanced: boolean }) {
  const { definition, form, place, deeds, isAdvanced } = props
  const { t } = useTranslation('forms')
  // What is emptied to be written anew stays to be seen.
  const [emptied, setEmptied] = useState<RulePart | null>(null)
  // What expressions may name follows a moment after who types.
  const calm = useDeferredValue(definition)
  const scope = useMemo(() => createScopes(calm).form(place.form), [calm, place.form])
  if (rulePath(form, place.path) === null) {
    return isAdvanced ? <p className="soft">{t('rule.notInList')}</p> : null
  }
  // What is only to be read is shown or not; nothing else can be said of it.
  const isRead = fieldAt(form, place.path)?.type === 'null'
  const said = (part: RulePart) => ruleAt(form, place.path, part)
  const isShown = (part: RulePart) =>
    !isRead && (isAdvanced || said(part) !== null || emptied === part)
  const write = (part: RulePart, cel: string) => {
    if (cel === '') setEmptied(part)
    set(part, cel)
  }
  const set = (part: RulePart, cel: string) =>
    deeds.run((now) => setRule(now, place, { part, cel }))
  return (
    <>
      {(isRead ? (['visibleWhen'] as const) : (['visibleWhen', 'requiredWhen'] as const)).map(
        (part) => (
          <ConditionBuilder
            key={part}
            label={t(`rule.${part}`)}
            empty={t(`rule.empty.${part}`)}
            value={said(part)?.cel ?? ''}
            scope={scope}
            onChange={(cel) => set(part, cel)}
          />
        ),
      )}
      {isShown('validate') && (
        <>
          <ConditionBuilder
            label={t('rule.validate')}
            empty={t('rule.empty.validate')}
            value={said('validate')?.cel ?? ''}
            scope={scope}
            onChange={(cel) => write('validate', cel)}
          />
          <Message {...props} message={said('validate')?.message ?? null} />
        </>
      )}
      {isShown('compute') && (
        <Property label={t('rule.compute')} help={t('rule.computeHelp')}>
          <CelLine
            label={t('rule.compute')}
            value={said('compute')?.cel ?? ''}
            scope={scope}
            onChange={(cel) => write('compute', cel)}
          />
          {said('compute') !== null && (
            <Button size="small" onClick={() => set('compute', '')}>
              {t('rule.drop')}
            </Button>
          )}
        </Property>
      )}
    </>
  )
}

function Message(props: FieldPaneProps & { readonly message: LocaleText | null }) {
  const { form, place, deeds, message } = props
  const { t } = useTranslation('forms')
  if (message === null) return null
  return (
    <FirmText
      label={t('rule.message')}
      value={message}
      onChange={(next) =>
        deeds.run((now) => {
          const cel = ruleAt(form, place.path, 'validate')?.cel ?? ''
          return setRule(now, place, { part: 'validate', cel, message: next })
        })
      }
    />
  )
}
