import type { Locale } from '@linli/schemas/locale-text'
import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isUntranslated, type PlacedText } from '../../document/translate/texts-of.ts'
import { useComposedText } from '../parts/use-composed-text.ts'

interface TextRowProps {
  readonly text: PlacedText
  readonly onWrite: (text: PlacedText, locale: Locale, next: string) => void
}

/** One text in both languages. Drawn anew only where it says something else: a service may have some hundred. */
export const TextRow = memo(TextFields, isSameRow)

function TextFields({ text, onWrite }: TextRowProps) {
  const { t } = useTranslation('texts')
  const isMissing = isUntranslated(text)
  return (
    <div className="texts-row">
      <Field
        lang="zh-CN"
        label={t('chineseOf', { path: text.path })}
        value={text.chinese}
        isNeeded
        onChange={(next) => onWrite(text, 'zh-CN', next)}
      />
      <Field
        lang="en"
        label={t('englishOf', { text: text.chinese })}
        value={text.english ?? ''}
        placeholder={isMissing ? t('none') : ''}
        onChange={(next) => onWrite(text, 'en', next)}
      />
    </div>
  )
}

interface FieldProps {
  readonly lang: Locale
  readonly label: string
  readonly value: string
  readonly placeholder?: string
  /** An emptied one is not written; it comes back when it is left. */
  readonly isNeeded?: boolean
  readonly onChange: (next: string) => void
}

/** A plain area: hundreds of the kit's own would be slow. */
function Field({ lang, label, value, placeholder = '', isNeeded = false, onChange }: FieldProps) {
  const [isEmptied, setIsEmptied] = useState(false)
  const composed = useComposedText(isEmptied ? '' : value, (next) => {
    setIsEmptied(isNeeded && next === '')
    if (next !== '' || !isNeeded) onChange(next)
  })
  return (
    <textarea
      className={placeholder === '' ? 'texts-field' : 'texts-field texts-open'}
      {...{ lang, placeholder }}
      rows={Math.min(6, Math.ceil(value.length / (lang === 'en' ? 56 : 30)) || 1)}
      aria-label={label}
      {...composed}
      onBlur={() => {
        composed.onBlur()
        setIsEmptied(false)
      }}
    />
  )
}

function isSameRow(one: TextRowProps, other: TextRowProps): boolean {
  const [before, after] = [one.text, other.text]
  return (
    one.onWrite === other.onWrite &&
    before.path === after.path &&
    before.chinese === after.chinese &&
    before.english === after.english
  )
}
