import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { type Option, optionsWith } from './option.ts'

interface ChoiceProps {
  /** Undefined while none is chosen. */
  readonly value: string | undefined
  readonly onChange: (next: string) => void
  readonly options: readonly Option[]
  readonly label: string
  /** What is shown where none need be chosen; without it, that none is chosen yet is a fault. */
  readonly hint?: string
}

/** One of several, found by typing a part of what it is called. */
export function Choice({ value, onChange, options, label, hint }: ChoiceProps) {
  const { t } = useTranslation('parts')
  const isMissing = value === undefined || value === ''
  return (
    <Select
      className="part-choice"
      aria-label={label}
      showSearch={options.length > 7 ? { optionFilterProp: 'label' } : false}
      popupMatchSelectWidth={false}
      placeholder={hint ?? t('choose')}
      status={isMissing && hint === undefined ? 'error' : ''}
      value={isMissing ? null : value}
      options={optionsWith(options, isMissing ? undefined : value)}
      onChange={(next: string | null) => {
        if (next !== null) onChange(next)
      }}
    />
  )
}
