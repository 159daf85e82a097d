import type { ConditionField } from '@linli/runtime/core'
import { type Literal, moneyText, readMoney } from '@linli/runtime/core'
import { Input, Select } from 'antd'
import type { Row } from './condition-draft.ts'
import { needs } from './condition-relation.ts'
import { instantOfLocal, localMinuteOf } from './local-minute.ts'
import { NumberEntry } from './number-entry.tsx'
import type { Option } from './option.ts'
import { readNumber } from './read-number.ts'
import { TextEntry } from './text-entry.tsx'

interface ConditionValueProps {
  readonly value: Row
  readonly onChange: (next: Row) => void
  /** What the value is one of: the field, or the items of the list. */
  readonly about: ConditionField
  readonly nodes: readonly Option[]
  readonly label: string
}

/** What a field is compared with, asked for with the control of the field's kind. */
export function ConditionValue(props: ConditionValueProps) {
  const { value, onChange, about } = props
  const options = optionsOf(props)
  if (needs(value.relation) === 'some') return <SeveralValues {...props} options={options} />
  const set = (next: Literal | null) => onChange({ ...value, value: next })
  if (options !== null) return <OneOption {...props} options={options} set={set} />
  if (about.isInstant || about.format === 'date-time') return <Moment {...props} set={set} />
  if (about.kind === 'int' || about.kind === 'double') {
    return (
      <NumberEntry
        label={props.label}
        isWhole={about.kind === 'int'}
        isMoney={isMoney(about)}
        value={typeof value.value === 'number' ? value.value : null}
        onChange={set}
      />
    )
  }
  if (about.format === 'date') {
    return (
      <Input
        type="date"
        className="condition-value"
        aria-label={props.label}
        value={String(value.value ?? '')}
        onChange={({ target }) => set(target.value === '' ? null : target.value)}
      />
    )
  }
  return (
    <span className="condition-value">
      <TextEntry label={props.label} value={String(value.value ?? '')} onChange={set} />
    </span>
  )
}

interface Offered {
  readonly value: Literal
  readonly label: string
}

function optionsOf({ about, nodes }: ConditionValueProps): readonly Offered[] | null {
  if (about.kind === 'bool') return null
  if (about.choices.length > 0) return about.choices
  return about.format === 'linli-node' && nodes.length > 0 ? nodes : null
}

/** Between values; a comma may stand within an amount. */
const MARKS = ['、', ';', '；']

/** Answers are fen; nobody speaks of fen. */
const isMoney = ({ format }: ConditionField) => format === 'money-fen'

/** Keys of options are texts; values may be numbers. */
const keyOf = (value: Literal) => JSON.stringify(value)

function withChosen(options: readonly Offered[], chosen: readonly Literal[]) {
  const unknown = chosen.filter((value) => !options.some((option) => option.value === value))
  return [...options, ...unknown.map((value) => ({ value, label: String(value) }))].map(
    ({ value, label }) => ({ value: keyOf(value), label }),
  )
}

interface OneProps extends ConditionValueProps {
  readonly set: (next: Literal | null) => void
}

function OneOption({
  value,
  set,
  options,
  label,
}: OneProps & { readonly options: readonly Offered[] }) {
  return (
    <Select
      className="part-choice"
      aria-label={label}
      popupMatchSelectWidth={false}
      showSearch={options.length > 7 ? { optionFilterProp: 'label' } : false}
      status={value.value === null ? 'error' : ''}
      value={value.value === null ? null : keyOf(value.value)}
      options={withChosen(options, value.value === null ? [] : [value.value])}
      onChange={(next: string | null) => set(next === null ? null : JSON.parse(next))}
    />
  )
}

function SeveralValues({
  value,
  onChange,
  about,
  options,
  label,
}: ConditionValueProps & { readonly options: readonly Offered[] | null }) {
  const set = (values: readonly Literal[]) => onChange({ ...value, values })
  const isNumber = about.kind === 'int' || about.kind === 'double'
  if (options !== null) {
    return (
      <Select<string[]>
        mode="multiple"
        className="part-choice"
        aria-label={label}
        showSearch={{ optionFilterProp: 'label' }}
        status={value.values.length === 0 ? 'error' : ''}
        value={value.values.map(keyOf)}
        options={withChosen(options, value.values)}
        onChange={(next) => set(next.map((each) => JSON.parse(each)))}
      />
    )
  }
  return (
    <Select<string[]>
      mode="tags"
      className="part-choice"
      aria-label={label}
      open={false}
      suffix={null}
      tokenSeparators={isMoney(about) ? MARKS : [...MARKS, '，', ',']}
      status={value.values.length === 0 ? 'error' : ''}
      value={value.values.map((each) => (isMoney(about) ? moneyText(Number(each)) : String(each)))}
      onChange={(next) => {
        if (!isNumber) return set(next)
        const bounds = { isWhole: about.kind === 'int' }
        const read = (text: string) => (isMoney(about) ? readMoney(text) : readNumber(text, bounds))
        set(next.map(read).filter((each) => each !== null))
      }}
    />
  )
}

/** An instant on the reader's clock: a number of ms, or a text of the form that answers have. */
function Moment({ value, set, about, label }: OneProps) {
  return (
    <Input
      type="datetime-local"
      className="condition-value"
      aria-label={label}
      value={value.value === null ? '' : localMinuteOf(value.value)}
      onChange={({ target }) => {
        const ms = instantOfLocal(target.value)
        if (ms === null) set(null)
        else set(about.isInstant ? ms : new Date(ms).toISOString())
      }}
    />
  )
}
