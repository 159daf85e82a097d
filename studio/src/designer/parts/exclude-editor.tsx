import type { TaskDefinition } from '@linli/schemas/definition'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Choice } from './choice.tsx'
import type { Option } from './option.ts'
import { replaced } from './ordered.ts'
import { OrderedRows } from './ordered-rows.tsx'
import './parts.css'

type Exclusions = NonNullable<TaskDefinition['exclude']>
type Excluded = Exclusions[number]

interface ExcludeEditorProps {
  readonly value: Exclusions
  /** An empty list means that nobody is excluded; the key may be left out. */
  readonly onChange: (next: Exclusions) => void
  /** The definition's tasks, by name. */
  readonly tasks: readonly Option[]
}

const INITIATOR = 'initiator'
const TASK = 'task:'

/** Who may never hold the task (回避), whatever the rules of its assignment find. */
export function ExcludeEditor({ value, onChange, tasks }: ExcludeEditorProps) {
  const { t } = useTranslation('parts')
  const options: readonly Option[] = [
    { value: INITIATOR, label: t('assign.initiator') },
    ...tasks.map((task) => ({
      value: TASK + task.value,
      label: t('assign.performerOf', { task: task.label }),
    })),
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
  return excluded === 'initiator' ? INITIATOR : TASK + excluded.performerOf
}

function excludedOf(id: string): Excluded {
  return id === INITIATOR ? 'initiator' : { performerOf: id.slice(TASK.length) }
}
