import { Select } from 'antd'
import type { Option } from './option.ts'

interface SeveralProps {
  readonly value: readonly string[]
  readonly onChange: (next: readonly string[]) => void
  readonly options: readonly Option[]
  readonly label: string
}

/** Some of several, in the order they are offered; what was chosen and is not offered any more stays until it is taken out. */
export function Several({ value, onChange, options, label }: SeveralProps) {
  const known = options.map((option) => option.value)
  const strangers = value.filter((each) => !known.includes(each))
  const shown = [...options, ...strangers.map((each) => ({ value: each, label: each }))]
  return (
    <Select
      mode="multiple"
      className="part-choice"
      aria-label={label}
      popupMatchSelectWidth={false}
      optionFilterProp="label"
      value={[...value]}
      options={shown}
      onChange={(next: string[]) => {
        onChange(shown.map((option) => option.value).filter((each) => next.includes(each)))
      }}
    />
  )
}
