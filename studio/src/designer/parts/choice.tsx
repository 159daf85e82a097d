import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { type Option, optionsWith } from './option.ts'

interface ChoiceProps {
  /** Undefined while none is chosen. */
  readonly value: string | undefined
  readonly onChange: (next: string) => void
  readonly options: readonly Option[]
  readonly label: string
}

/** One of several, found by typing a part of what it is called. */
export function Choice({ value, onChange, options, label }: ChoiceProps) {
  const { t } = useTranslation('parts')
  const isMissing = value === undefined || value === ''
  return (
    <Select
      className="part-choice"
      aria-label={label}
      showSearch={options.length > 7 ? { optionFilterProp: 'label' } : false}
      popupMatchSelectWidth={false}
      placeholder={t('choose')}
      status={isMissing ? 'error' : ''}
      value={isMissing ? null : value}
      options={optionsWith(options, isMissing ? undefined : value)}
      onChange={(next: string | null) => {
        if (next !== null) onChange(next)
      }}
    />
  )
}
