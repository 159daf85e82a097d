import type { LocaleText } from '@linli/schemas/locale-text'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LocaleTextInput } from '../parts/locale-text-input.tsx'

interface FirmTextProps {
  readonly value: LocaleText
  readonly onChange: (next: LocaleText) => void
  readonly label: string
  readonly isLabelHidden?: boolean
}

/** A text that must say something: while it is emptied to be written anew, its owner keeps the former one and hears nothing. */
export function FirmText({ value, onChange, label, isLabelHidden = false }: FirmTextProps) {
  const { t } = useTranslation('forms')
  const [emptied, setEmptied] = useState<LocaleText | null>(null)
  return (
    <LocaleTextInput
      label={label}
      isLabelHidden={isLabelHidden}
      value={emptied ?? value}
      problem={emptied === null ? undefined : t('text.empty')}
      onChange={(next) => {
        const isEmpty = next['zh-CN'].trim() === ''
        setEmptied(isEmpty ? next : null)
        if (!isEmpty) onChange(next)
      }}
    />
  )
}
