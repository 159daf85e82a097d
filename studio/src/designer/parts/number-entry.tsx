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
  // What is typed stands for one value: when that changes from elsewhere (undo), the new one is shown.
  const [held, setHeld] = useState<{
    readonly typed: string
    readonly value: number | null
  } | null>(null)
  const typed = held !== null && held.value === value ? held.typed : null
  const isInvalid = typed !== null && readNumber(typed, bounds) === null
  const text = useComposedText(typed ?? (value === null ? '' : String(value)), (next) => {
    const number = readNumber(next, bounds)
    setHeld({ typed: next, value: number ?? value })
    if (number !== null && number !== value) onChange(number)
  })
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
          if (!isInvalid) setHeld(null)
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

function rangeText({ least, most }: Bounds): string {
  if (least !== undefined && most !== undefined) return ` ${least}–${most}`
  if (least !== undefined) return ` ≥ ${least}`
  return most === undefined ? '' : ` ≤ ${most}`
}
