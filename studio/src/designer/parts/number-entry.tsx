import { moneyText, readMoney } from '@linli/runtime/core'
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
  /** An amount of money: asked for and shown in yuan, told in fen. */
  readonly isMoney?: boolean
}

/** A number, typed with either kind of digits. Its owner hears of numbers that fit; what does not fit stays to be seen, with the
 *  reason, until it does. */
export function NumberEntry({
  value,
  onChange,
  label,
  isMoney = false,
  ...bounds
}: NumberEntryProps) {
  const { t } = useTranslation('parts')
  const { read, write, isWhole } = isMoney ? MONEY : plain(bounds)
  const id = useId()
  // What is typed stands for one value: when that changes from elsewhere (undo), the new one is shown.
  const [held, setHeld] = useState<{
    readonly typed: string
    readonly value: number | null
  } | null>(null)
  const typed = held !== null && held.value === value ? held.typed : null
  const isInvalid = typed !== null && read(typed) === null
  const text = useComposedText(typed ?? (value === null ? '' : write(value)), (next) => {
    const number = read(next)
    setHeld({ typed: next, value: number ?? value })
    if (number !== null && number !== value) onChange(number)
  })
  return (
    <span className="part-number">
      <Input
        {...text}
        inputMode={isWhole ? 'numeric' : 'decimal'}
        autoComplete="off"
        aria-label={label}
        aria-invalid={isInvalid || undefined}
        aria-describedby={isInvalid ? id : undefined}
        status={isInvalid ? 'error' : ''}
        suffix={isMoney ? t('number.yuan') : null}
        onBlur={() => {
          text.onBlur()
          if (!isInvalid) setHeld(null)
        }}
      />
      {isInvalid && (
        <span className="part-problem" id={id}>
          {isMoney ? t('number.money') : t(NAMES[`${isWhole}`], { range: rangeText(bounds) })}
        </span>
      )}
    </span>
  )
}

const NAMES = { true: 'number.whole', false: 'number.any' } as const

const MONEY = { read: readMoney, write: moneyText, isWhole: false }

function plain(bounds: Bounds) {
  const read = (text: string) => readNumber(text, bounds)
  return { read, write: String, isWhole: bounds.isWhole === true }
}

type Bounds = Pick<NumberEntryProps, 'isWhole' | 'least' | 'most'>

function rangeText({ least, most }: Bounds): string {
  if (least !== undefined && most !== undefined) return ` ${least}–${most}`
  if (least !== undefined) return ` ≥ ${least}`
  return most === undefined ? '' : ` ≤ ${most}`
}
