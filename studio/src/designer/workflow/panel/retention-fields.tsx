import type { RetentionRule } from '@linli/schemas/definition'
import { useTranslation } from 'react-i18next'
import { WHOLE } from '../../../document/place-of.ts'
import { setRetention } from '../../../document/workflow/edit-whole.ts'
import { Choice } from '../../parts/choice.tsx'
import { NumberEntry } from '../../parts/number-entry.tsx'
import { useWorkflow } from '../workflow-context.ts'
import { PartProblems } from './part-section.tsx'

/** What is proposed where nothing was said: a year. The law names no number. */
const NEW_DAYS = 365
const CHOICES = ['none', 'marked', 'sensitive'] as const

/** 保存期限: what is erased of an instance, and when. */
export function RetentionFields() {
  const { t } = useTranslation('workflow')
  const { definition, edit } = useWorkflow()
  const { retention: rule = null } = definition
  const put = (next: RetentionRule | null) =>
    edit((now) => setRetention(now, next), { key: 'changeWhole', mergeKey: 'whole:retention' })
  const choose = (chosen: string) => {
    const erase = chosen === 'marked' || chosen === 'sensitive' ? chosen : null
    put(erase === null ? null : { days: rule?.days ?? NEW_DAYS, erase })
  }
  return (
    <details className="panel-part" data-part="retention">
      <summary>{t('retention.title')}</summary>
      <p className="soft">{t('retention.help')}</p>
      <div className="panel-line">
        <Choice
          label={t('retention.erase')}
          value={rule?.erase ?? 'none'}
          options={CHOICES.map((value) => ({ value, label: t(`retention.choices.${value}`) }))}
          onChange={choose}
        />
      </div>
      {rule !== null && (
        <div className="panel-line">
          <span aria-hidden="true">{t('retention.days')}</span>
          <NumberEntry
            isWhole
            label={t('retention.days')}
            least={1}
            most={36_500}
            value={rule.days}
            onChange={(days) => put({ ...rule, days })}
          />
        </div>
      )}
      <PartProblems uid={WHOLE} parts={['retention']} />
    </details>
  )
}
