import { LockOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { type Group, type Lock, type Part, rowAbout } from './condition-draft.ts'
import type { ConditionFacts } from './condition-facts.ts'
import { ConditionRow } from './condition-row.tsx'
import { replaced } from './ordered.ts'
import { OrderedRows } from './ordered-rows.tsx'

interface ConditionGroupProps {
  readonly value: Group
  readonly onChange: (next: Group) => void
  readonly facts: ConditionFacts
  /** What the group is called, for its controls. */
  readonly name: string
  /** Whether it stands in another group. */
  readonly isInner?: boolean
}

const JOINS = ['all', 'any', 'not-all', 'not-any'] as const

/** Rows of which all or one must hold, or must not, with groups among them. */
export function ConditionGroup(props: ConditionGroupProps) {
  const { value, onChange, facts, name, isInner = false } = props
  const { t } = useTranslation('parts')
  const { parts, join, isDenied } = value
  const set = (next: readonly Part[]) => onChange({ ...value, parts: next })
  const nameOf = (part: Part, index: number) =>
    t(`condition.names.${part.kind}`, { number: index + 1, name })
  const row = firstRow(facts)
  return (
    <fieldset className="condition-group">
      <legend className="visually-hidden">{name}</legend>
      {(parts.length > 1 || isDenied || isInner) && (
        <Select<(typeof JOINS)[number]>
          className="part-choice"
          aria-label={t('condition.join', { name })}
          value={isDenied ? `not-${join}` : join}
          options={JOINS.map((each) => ({ value: each, label: t(`condition.joins.${each}`) }))}
          onChange={(next) =>
            onChange({
              ...value,
              join: next === 'all' || next === 'not-all' ? 'all' : 'any',
              isDenied: next.startsWith('not-'),
            })
          }
        />
      )}
      <OrderedRows items={parts} label={name} onChange={set} nameOf={nameOf}>
        {(part, index) => (
          <PartView
            value={part}
            name={nameOf(part, index)}
            facts={facts}
            onChange={(next) => set(replaced(parts, index, next))}
          />
        )}
      </OrderedRows>
      <div className="part-sentence">
        <Button
          size="small"
          disabled={row === null}
          onClick={() => {
            if (row !== null) set([...parts, row])
          }}
        >
          {t('condition.addRow')}
        </Button>
        {parts.length > 0 && (
          <Button
            size="small"
            disabled={row === null}
            onClick={() => {
              const contrary = join === 'all' ? 'any' : 'all'
              if (row !== null) set([...parts, groupOf([row], contrary)])
            }}
          >
            {t('condition.addGroup')}
          </Button>
        )}
      </div>
    </fieldset>
  )
}

function groupOf(parts: readonly Part[], join: Group['join']): Group {
  return { kind: 'group', join, isDenied: false, parts }
}

/** What a new row begins with: the first field of which something can be asked. */
function firstRow({ fields }: ConditionFacts) {
  for (const field of fields.values()) {
    const row = rowAbout(field)
    if (row !== null) return row
  }
  return null
}

interface PartViewProps {
  readonly value: Part
  readonly onChange: (next: Part) => void
  readonly facts: ConditionFacts
  readonly name: string
}

function PartView({ value, onChange, facts, name }: PartViewProps) {
  switch (value.kind) {
    case 'row':
      return <ConditionRow value={value} onChange={onChange} facts={facts} name={name} />
    case 'group':
      return <ConditionGroup isInner value={value} onChange={onChange} facts={facts} name={name} />
    case 'lock':
      return <LockView value={value} facts={facts} />
  }
}

function LockView({ value, facts }: { readonly value: Lock; readonly facts: ConditionFacts }) {
  const { t } = useTranslation('parts')
  return (
    <p className="condition-lock">
      <LockOutlined aria-hidden="true" /> {facts.say(value.cel)}
      <span className="soft"> {t('condition.locked')}</span>
    </p>
  )
}
