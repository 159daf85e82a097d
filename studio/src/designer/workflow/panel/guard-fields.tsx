import type { ExpressionScope } from '@linli/runtime/core'
import type { GuardDefinition } from '@linli/schemas/definition'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { NO_CONDITION } from '../../../document/workflow/step-kinds.ts'
import { Choice } from '../../parts/choice.tsx'
import { ConditionBuilder } from '../../parts/condition-builder.tsx'
import { conditionOfGuard } from '../../parts/guard-condition.ts'
import { replaced } from '../../parts/ordered.ts'
import { OrderedRows } from '../../parts/ordered-rows.tsx'
import { useWording } from '../../use-wording.ts'
import { titleIn } from '../step-summary.ts'
import { useWorkflow } from '../workflow-context.ts'

interface GuardFieldsProps {
  readonly value: GuardDefinition
  readonly onChange: (next: GuardDefinition) => void
  readonly scope: ExpressionScope
  /** What it decides. */
  readonly label: string
}

/** A condition of several parts: expressions, which step is active, and groups of them of which all or one must hold, or none. */
export function GuardFields(props: GuardFieldsProps) {
  const { value, onChange, label, scope } = props
  const { t } = useTranslation('workflow')
  switch (value.type) {
    case 'expr':
      return (
        <ConditionBuilder
          label={label}
          scope={scope}
          value={value.params.cel === NO_CONDITION ? '' : value.params.cel}
          empty={t('way.never')}
          onChange={(next) => onChange(expression(next === '' ? NO_CONDITION : next))}
        />
      )
    case 'in':
      return <ActiveState {...props} value={value} />
    case 'not':
      return (
        <fieldset className="panel-nested">
          <legend>{t('guard.not')}</legend>
          <GuardFields
            {...props}
            value={value.params.guard}
            onChange={(guard) => onChange({ ...value, params: { guard } })}
          />
          <Button size="small" onClick={() => onChange(value.params.guard)}>
            {t('guard.affirm')}
          </Button>
        </fieldset>
      )
    case 'and':
    case 'or':
      return <Guards {...props} value={value} />
  }
}

type Several = Extract<GuardDefinition, { readonly type: 'and' | 'or' }>

function Guards(props: GuardFieldsProps & { readonly value: Several }) {
  const { value, onChange, label, scope } = props
  const { t } = useTranslation('workflow')
  const { placed } = useWorkflow()
  const { guards } = value.params
  const put = (next: readonly GuardDefinition[]) => onChange({ ...value, params: { guards: next } })
  const [first] = placed
  return (
    <fieldset className="panel-nested">
      <legend>{label}</legend>
      <Choice
        label={t('guard.join', { label })}
        value={value.type}
        options={(['and', 'or'] as const).map((each) => ({
          value: each,
          label: t(`guard.joins.${each}`),
        }))}
        onChange={(type) => onChange({ ...value, type: type === 'or' ? 'or' : 'and' })}
      />
      <OrderedRows
        items={guards}
        label={label}
        least={1}
        nameOf={(_each, index) => t('guard.nth', { number: index + 1 })}
        onChange={put}
      >
        {(each, index) => (
          <>
            <GuardFields
              scope={scope}
              label={t('guard.nth', { number: index + 1 })}
              value={each}
              onChange={(next) => put(replaced(guards, index, next))}
            />
            {each.type !== 'not' && (
              <Button
                size="small"
                onClick={() =>
                  put(replaced(guards, index, { type: 'not', params: { guard: each } }))
                }
              >
                {t('guard.deny')}
              </Button>
            )}
          </>
        )}
      </OrderedRows>
      <div className="panel-deeds">
        <Button size="small" onClick={() => put([...guards, expression(NO_CONDITION)])}>
          {t('guard.addCondition')}
        </Button>
        {first !== undefined && (
          <Button size="small" onClick={() => put([...guards, activeIn(first.uid)])}>
            {t('guard.addState')}
          </Button>
        )}
        <Button
          size="small"
          onClick={() => {
            const inner = [expression(NO_CONDITION)]
            put([
              ...guards,
              { type: value.type === 'and' ? 'or' : 'and', params: { guards: inner } },
            ])
          }}
        >
          {t('guard.addGroup')}
        </Button>
      </div>
    </fieldset>
  )
}

function ActiveState({
  value,
  onChange,
  label,
}: GuardFieldsProps & { readonly value: Extract<GuardDefinition, { readonly type: 'in' }> }) {
  const { t } = useTranslation('workflow')
  const wording = useWording()
  const { placed } = useWorkflow()
  return (
    <div className="panel-line">
      {t('guard.in')}
      <Choice
        label={t('guard.state', { label })}
        value={value.params.state.slice(1)}
        options={placed.map(({ uid, state }) => ({ value: uid, label: titleIn(state, wording) }))}
        onChange={(uid) => onChange(activeIn(uid))}
      />
    </div>
  )
}

/** The way between one expression and a condition of parts, where there is one. */
export function GuardSwitch({
  value,
  onChange,
}: {
  readonly value: GuardDefinition | undefined
  readonly onChange: (next: GuardDefinition) => void
}) {
  const { t } = useTranslation('workflow')
  const { placed } = useWorkflow()
  const [first] = placed
  if (value === undefined || value.type === 'expr') {
    if (first === undefined) return null
    const part = activeIn(first.uid)
    const isOpen = value === undefined || value.params.cel === NO_CONDITION
    const guards = isOpen ? [part] : [value, part]
    return (
      <Button size="small" onClick={() => onChange({ type: 'and', params: { guards } })}>
        {t('guard.compose')}
      </Button>
    )
  }
  const single = conditionOfGuard(value)
  if (single === null) return null
  return (
    <Button size="small" onClick={() => onChange(expression(single))}>
      {t('guard.single')}
    </Button>
  )
}

function expression(cel: string): GuardDefinition {
  return { type: 'expr', params: { cel } }
}

function activeIn(uid: string): GuardDefinition {
  return { type: 'in', params: { state: `#${uid}` } }
}
