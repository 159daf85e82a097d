import { mayFindNobody } from '@linli/runtime/core'
import type { AssignRule } from '@linli/schemas/assign-rule'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { AssignLookups } from './assign-lookups.ts'
import { AssignRuleFields } from './assign-rule-fields.tsx'
import { replaced } from './ordered.ts'
import { OrderedRows } from './ordered-rows.tsx'
import { firstRule } from './rule-of-strategy.ts'
import './parts.css'

interface AssignRulesEditorProps {
  readonly value: readonly AssignRule[]
  readonly onChange: (next: readonly AssignRule[]) => void
  readonly lookups: AssignLookups
  /** Whose rules these are, e.g. “派给”. */
  readonly label: string
  /** What happens where none of the rules finds anybody: nothing stands behind a task's own rules, the task's behind those of a
   *  signer. */
  readonly behind?: 'nothing' | 'task'
  /** Whether one person may be picked of those who are found; not of those who are told, or who all sign. */
  readonly mayPick?: boolean
}

/** Who is looked for, rule by rule in their order, with what happens where a rule finds nobody. One rule stays. */
export function AssignRulesEditor(props: AssignRulesEditorProps) {
  const { value, onChange, lookups, label, behind = 'nothing', mayPick = true } = props
  const { t } = useTranslation('parts')
  const nameOf = (_: AssignRule, index: number) => t('assign.rule', { label, number: index + 1 })
  const isOpen = behind === 'nothing' && value.every(mayFindNobody)
  return (
    <div className="part">
      <OrderedRows items={value} least={1} label={label} onChange={onChange} nameOf={nameOf}>
        {(rule, index) => (
          <>
            <span className="part-row-lead">{t(index === 0 ? 'assign.first' : 'assign.else')}</span>
            <AssignRuleFields
              value={rule}
              name={nameOf(rule, index)}
              lookups={lookups}
              mayPick={mayPick}
              onChange={(next) => onChange(replaced(value, index, next))}
            />
          </>
        )}
      </OrderedRows>
      <Button onClick={() => onChange([...value, firstRule(lookups)])}>{t('assign.add')}</Button>
      <p className={isOpen ? 'part-problem' : 'soft'} aria-live="polite">
        {t(isOpen ? 'assign.mayBeEmpty' : `assign.behind.${behind}`)}
      </p>
    </div>
  )
}
