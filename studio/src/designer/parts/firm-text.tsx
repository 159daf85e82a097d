import type { LocaleText } from '@linli/schemas/locale-text'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LocaleTextInput, type LocaleTextInputProps } from './locale-text-input.tsx'

interface FirmTextProps extends Omit<LocaleTextInputProps, 'value' | 'problem'> {
  readonly value: LocaleText
  /** Said while it is empty. */
  readonly whenEmpty?: string
}

/** A text that must say something: while it is emptied to be written anew, its owner keeps the former one and hears nothing. */
export function FirmText({ value, onChange, whenEmpty, ...rest }: FirmTextProps) {
  const { t } = useTranslation('parts')
  // It stands for one text: when that changes from elsewhere (undo), the new one is shown.
  const [emptied, setEmptied] = useState<{
    readonly shown: LocaleText
    readonly kept: string
  } | null>(null)
  const shown = emptied?.kept === value['zh-CN'] ? emptied.shown : value
  return (
    <LocaleTextInput
      {...rest}
      value={shown}
      problem={isBlank(shown) ? (whenEmpty ?? t('text.empty')) : undefined}
      onChange={(next) => {
        setEmptied(isBlank(next) ? { shown: next, kept: value['zh-CN'] } : null)
        if (!isBlank(next)) onChange(next)
      }}
    />
  )
}

function isBlank(text: LocaleText): boolean {
  return text['zh-CN'].trim() === ''
}
