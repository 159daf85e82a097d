import { Input } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readNumber } from './read-number.ts'
import { useComposedText } from './use-composed-text.ts'

interface NumberEntryProps {
  /** Null while there is none. */
  readonly value: number | null
  readonly onChange: (next: number) => void
  readonly label: string
  readonly isWhole?: boolean
  readonly least?: number
  readonly most?: number
}

/** A number, typed with either kind of digits. Its owner hears of numbers that fit; what does not fit stays to be seen, with the
 *  reason, until it does. */
export function NumberEntry({ value, onChange, label, ...bounds }: NumberEntryProps) {
  const { t } = useTranslation('parts')
  const id = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const shown = value === null ? '' : String(value)
  const isOwn = typed !== null && readNumber(typed, bounds) === value
  const text = useComposedText(isOwn || isUnread(typed, bounds) ? (typed ?? '') : shown, (next) => {
    setTyped(next)
    const number = readNumber(next, bounds)
    if (number !== null && number !== value) onChange(number)
  })
  const isInvalid = isUnread(typed, bounds)
  return (
    <span className="part-number">
      <Input
        {...text}
        inputMode={bounds.isWhole ? 'numeric' : 'decimal'}
        autoComplete="off"
        aria-label={label}
        aria-invalid={isInvalid || undefined}
        aria-describedby={isInvalid ? id : undefined}
        status={isInvalid ? 'error' : ''}
        onBlur={() => {
          if (!isInvalid) setTyped(null)
        }}
      />
      {isInvalid && (
        <span className="part-problem" id={id}>
          {t(bounds.isWhole ? 'number.whole' : 'number.any', { range: rangeText(bounds) })}
        </span>
      )}
    </span>
  )
}

type Bounds = Pick<NumberEntryProps, 'isWhole' | 'least' | 'most'>

function isUnread(typed: string | null, bounds: Bounds): boolean {
  return typed !== null && readNumber(typed, bounds) === null
}

function rangeText({ least, most }: Bounds): string {
  if (least !== undefined && most !== undefined) return ` ${least}–${most}`
  if (least !== undefined) return ` ≥ ${least}`
  return most === undefined ? '' : ` ≤ ${most}`
}
