import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NamedField } from '../../document/papers/paper-options.ts'
import { Choice } from '../parts/choice.tsx'
import { TextEntry } from '../parts/text-entry.tsx'

interface PaperTextProps {
  readonly label: string
  readonly value: string
  readonly onChange: (next: string) => void
  /** What it may name. */
  readonly fields: readonly NamedField[]
  readonly isMultiline?: boolean
}

/** A text of a paper with the fields that may be put into it. While it is emptied to be written anew, its owner keeps the former one. */
export function PaperText({ label, value, onChange, fields, isMultiline = false }: PaperTextProps) {
  const { t } = useTranslation('papers')
  // When the text changes from elsewhere (undo), that is shown.
  const [emptiedOf, setEmptiedOf] = useState<string | null>(null)
  const isEmptied = emptiedOf === value
  const change = (next: string) => {
    setEmptiedOf(next === '' ? value : null)
    if (next !== '') onChange(next)
  }
  return (
    <div className="paper-text">
      <TextEntry
        label={label}
        isMultiline={isMultiline}
        isInvalid={isEmptied}
        maxLength={4000}
        value={isEmptied ? '' : value}
        onChange={change}
      />
      <Choice
        label={t('insertInto', { label })}
        hint={t('insert')}
        value={undefined}
        options={fields}
        onChange={(field) => change(`${isEmptied ? '' : value}{{${field}}}`)}
      />
    </div>
  )
}
