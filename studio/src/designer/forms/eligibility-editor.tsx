import { createScopes, type ExpressionScope } from '@linli/runtime/core'
import type { Definition } from '@linli/schemas/definition'
import type { EligibilityRule, EligibilityVerdict } from '@linli/schemas/form-definition'
import { Button } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { setEligibility } from '../../document/form/edit-eligibility.ts'
import { NEW_INSTEAD, NEW_PAPER, NEW_REASON } from '../../document/workflow/new-words.ts'
import { Choice } from '../parts/choice.tsx'
import { ConditionBuilder } from '../parts/condition-builder.tsx'
import { FirmText } from '../parts/firm-text.tsx'
import { TextEntry } from '../parts/text-entry.tsx'
import type { FormDeeds } from './use-form-deeds.ts'

interface EligibilityEditorProps {
  readonly id: string
  readonly definition: Definition
  readonly deeds: FormDeeds
}

/** Of a verdict about which nothing is said yet. */
const NEVER = 'false'
const NOTHING_SAID: EligibilityRule = { verdicts: [] }

/** 能不能办、带什么: the verdicts in the order in which they are asked, and what to bring. */
export function EligibilityEditor({ id, definition, deeds }: EligibilityEditorProps) {
  const { t } = useTranslation('forms')
  const scope = useMemo(() => createScopes(definition).form(id), [definition, id])
  const rule = definition.forms[id]?.eligibility ?? NOTHING_SAID
  const { verdicts, bring = [] } = rule
  const put = (next: EligibilityRule) => deeds.run((now) => setEligibility(now, id, next))
  const addVerdict = () => {
    const verdict: EligibilityVerdict = {
      ...{ when: NEVER, verdict: 'no' },
      because: { 'zh-CN': NEW_REASON },
      instead: { 'zh-CN': NEW_INSTEAD },
    }
    put({ verdicts: [...verdicts, verdict], bring })
  }
  return (
    <details className="panel-part" open={verdicts.length > 0 || bring.length > 0}>
      <summary>{t('eligible.title')}</summary>
      <p className="soft">{t('eligible.help')}</p>
      {verdicts.map((verdict, index) => (
        <div key={index} className="panel-nested">
          <VerdictFields
            verdict={verdict}
            scope={scope}
            onChange={(next) => put({ verdicts: verdicts.toSpliced(index, 1, next), bring })}
          />
          <Button
            size="small"
            onClick={() => put({ verdicts: verdicts.toSpliced(index, 1), bring })}
          >
            {t('eligible.removeVerdict', { number: index + 1 })}
          </Button>
        </div>
      ))}
      <Button onClick={addVerdict}>{t('eligible.addVerdict')}</Button>
      {bring.map((each, index) => (
        <div key={index} className="panel-nested">
          <FirmText
            label={t('eligible.what')}
            maxLength={100}
            value={each.what}
            onChange={(what) =>
              put({ verdicts, bring: bring.toSpliced(index, 1, { ...each, what }) })
            }
          />
          <ConditionBuilder
            label={t('eligible.whenToBring')}
            empty={t('eligible.everybody')}
            value={each.when ?? ''}
            scope={scope}
            onChange={(when) => {
              const next = when === '' ? { what: each.what } : { what: each.what, when }
              put({ verdicts, bring: bring.toSpliced(index, 1, next) })
            }}
          />
          <Button size="small" onClick={() => put({ verdicts, bring: bring.toSpliced(index, 1) })}>
            {t('eligible.removeBring', { number: index + 1 })}
          </Button>
        </div>
      ))}
      <Button
        onClick={() => put({ verdicts, bring: [...bring, { what: { 'zh-CN': NEW_PAPER } }] })}
      >
        {t('eligible.addBring')}
      </Button>
    </details>
  )
}

interface VerdictFieldsProps {
  readonly verdict: EligibilityVerdict
  readonly scope: ExpressionScope
  readonly onChange: (next: EligibilityVerdict) => void
}

function VerdictFields({ verdict, scope, onChange }: VerdictFieldsProps) {
  const { t } = useTranslation('forms')
  const { phone: _had, ...silent } = verdict
  return (
    <>
      <Choice
        label={t('eligible.verdict')}
        value={verdict.verdict}
        options={[
          { value: 'no', label: t('eligible.no') },
          { value: 'ask', label: t('eligible.ask') },
        ]}
        onChange={(chosen) => onChange({ ...verdict, verdict: chosen === 'ask' ? 'ask' : 'no' })}
      />
      <ConditionBuilder
        label={t('eligible.when')}
        empty={t('eligible.never')}
        value={verdict.when === NEVER ? '' : verdict.when}
        scope={scope}
        onChange={(when) => onChange({ ...verdict, when: when === '' ? NEVER : when })}
      />
      <FirmText
        label={t('eligible.because')}
        maxLength={200}
        value={verdict.because}
        onChange={(because) => onChange({ ...verdict, because })}
      />
      <FirmText
        label={t('eligible.instead')}
        maxLength={200}
        value={verdict.instead}
        onChange={(instead) => onChange({ ...verdict, instead })}
      />
      <TextEntry
        label={t('eligible.phone')}
        placeholder={t('eligible.phone')}
        maxLength={20}
        value={verdict.phone ?? ''}
        onChange={(phone) => onChange(phone === '' ? silent : { ...verdict, phone })}
      />
    </>
  )
}
