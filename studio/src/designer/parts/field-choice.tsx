import type { ConditionField } from '@linli/runtime/core'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Fields } from './condition-draft.ts'

interface FieldChoiceProps {
  readonly fields: Fields
  /** Which of them are offered; all without it. */
  readonly accepts?: (field: ConditionField) => boolean
  readonly value: string | undefined
  readonly onChange: (path: string) => void
  readonly label: string
  readonly placeholder?: string
}

const GROUPS = ['form', 'output', 'event', 'context', 'user', 'reading', 'device', 'instance']

/** A field by what people call it, under what it belongs to; found by typing a part of its title or of its key. */
export function FieldChoice(props: FieldChoiceProps) {
  const { fields, accepts = () => true, value, onChange, label, placeholder } = props
  const { t } = useTranslation('parts')
  const offered = [...fields.values()].filter(accepts)
  const variables = [...new Set(offered.map(({ variable }) => variable))]
  const groups = variables.map((variable) => ({
    label: GROUPS.includes(variable) ? t(`condition.groups.${variable}` as never) : variable,
    options: offered
      .filter((field) => field.variable === variable)
      .map((field) => ({ value: field.path, label: field.label })),
  }))
  const isKnown = value === undefined || offered.some(({ path }) => path === value)
  const unknown = isKnown ? [] : [{ value, label: fields.get(value)?.label ?? value }]
  return (
    <Select
      className="part-choice"
      aria-label={label}
      popupMatchSelectWidth={false}
      placeholder={placeholder ?? t('choose')}
      showSearch={{
        filterOption: (sought, option) => {
          if (option === undefined || !('value' in option)) return false
          return `${option.label} ${option.value}`.toLowerCase().includes(sought.toLowerCase())
        },
      }}
      value={value ?? null}
      options={[...groups, ...unknown]}
      onChange={(path: string | null) => {
        if (path !== null) onChange(path)
      }}
    />
  )
}
