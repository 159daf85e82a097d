import type { Excluded } from '@linli/schemas/definition'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Choice } from './choice.tsx'
import type { Option } from './option.ts'
import { replaced } from './ordered.ts'
import { OrderedRows } from './ordered-rows.tsx'
import './parts.css'

type Exclusions = readonly Excluded[]

interface ExcludeEditorProps {
  readonly value: Exclusions
  /** An empty list means that nobody is excluded; the key may be left out. */
  readonly onChange: (next: Exclusions) => void
  /** The definition's tasks, by name. */
  readonly tasks: readonly Option[]
  /** Fields of the context that hold account ids. */
  readonly fields?: readonly Option[]
}

const INITIATOR = 'initiator'
const TASK = 'task:'
const PARTY = 'party:'
const HOUSEHOLD = 'household:'

/** Who may never hold the task (回避), whatever the rules of its assignment find. */
export function ExcludeEditor({ value, onChange, tasks, fields = [] }: ExcludeEditorProps) {
  const { t } = useTranslation('parts')
  const options: readonly Option[] = [
    { value: INITIATOR, label: t('assign.initiator') },
    ...tasks.map((task) => ({
      value: TASK + task.value,
      label: t('assign.performerOf', { task: task.label }),
    })),
    { value: HOUSEHOLD, label: t('exclude.household') },
    ...fields.flatMap((field) => [
      { value: PARTY + field.value, label: t('exclude.party', { field: field.label }) },
      {
        value: HOUSEHOLD + field.value,
        label: t('exclude.partyHousehold', { field: field.label }),
      },
    ]),
  ]
  const nameOf = (_: Excluded, index: number) => t('exclude.entry', { number: index + 1 })
  const free = options.find((option) => !value.some((each) => idOf(each) === option.value))
  return (
    <div className="part">
      <OrderedRows items={value} label={t('exclude.label')} onChange={onChange} nameOf={nameOf}>
        {(each, index) => (
          <Choice
            label={nameOf(each, index)}
            options={options}
            value={idOf(each)}
            onChange={(next) => onChange(replaced(value, index, excludedOf(next)))}
          />
        )}
      </OrderedRows>
      <Button
        disabled={free === undefined}
        onClick={() => {
          if (free !== undefined) onChange([...value, excludedOf(free.value)])
        }}
      >
        {t('exclude.add')}
      </Button>
      <p className="soft">{t(value.length === 0 ? 'exclude.nobody' : 'exclude.help')}</p>
    </div>
  )
}

function idOf(excluded: Excluded): string {
  if (excluded === 'initiator') return INITIATOR
  if ('performerOf' in excluded) return TASK + excluded.performerOf
  if ('partyIn' in excluded) return PARTY + excluded.partyIn
  const { householdOf } = excluded
  return HOUSEHOLD + (householdOf === 'initiator' ? '' : householdOf.partyIn)
}

function excludedOf(id: string): Excluded {
  if (id === INITIATOR) return 'initiator'
  if (id === HOUSEHOLD) return { householdOf: 'initiator' }
  const name = id.slice(id.indexOf(':') + 1)
  if (id.startsWith(TASK)) return { performerOf: name }
  return id.startsWith(PARTY) ? { partyIn: name } : { householdOf: { partyIn: name } }
}
