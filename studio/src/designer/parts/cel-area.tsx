import { Input } from 'antd'
import { useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Fields } from './condition-draft.ts'
import { FieldChoice } from './field-choice.tsx'
import { useComposedText } from './use-composed-text.ts'

interface CelAreaProps {
  readonly value: string
  readonly onChange: (next: string) => void
  readonly fields: Fields
  /** Id of what is said about it. */
  readonly problems: string
}

/** The condition as CEL, with the names that may stand in it: the chosen one is written where the caret is. */
export function CelArea({ value, onChange, fields, problems }: CelAreaProps) {
  const { t } = useTranslation('parts')
  const id = useId()
  const caret = useRef<readonly [number, number] | null>(null)
  const text = useComposedText(value, onChange)
  const remember = (area: HTMLTextAreaElement) => {
    caret.current = [area.selectionStart, area.selectionEnd]
  }
  const insert = (path: string) => {
    const [from, to] = caret.current ?? [value.length, value.length]
    const before = value.slice(0, from)
    const written = before + (/[^\s(![]$/.test(before) ? ' ' : '') + path
    onChange(written + value.slice(to))
    const at = written.length
    caret.current = [at, at]
    // The text is there when the owner has given it back.
    requestAnimationFrame(() => {
      const area = document.getElementById(id)
      if (!(area instanceof HTMLTextAreaElement)) return
      area.focus()
      area.setSelectionRange(at, at)
    })
  }
  return (
    <>
      <Input.TextArea
        {...text}
        id={id}
        className="code-area"
        aria-label={t('condition.cel')}
        aria-describedby={problems}
        spellCheck={false}
        autoComplete="off"
        autoSize={{ minRows: 2, maxRows: 10 }}
        onSelect={({ currentTarget }) => remember(currentTarget as HTMLTextAreaElement)}
        onBlur={({ currentTarget }) => {
          text.onBlur()
          remember(currentTarget)
        }}
      />
      <FieldChoice
        label={t('condition.insert')}
        placeholder={t('condition.insert')}
        fields={fields}
        value={undefined}
        onChange={insert}
      />
    </>
  )
}
