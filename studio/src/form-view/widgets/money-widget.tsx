import { moneyText, readMoney } from '@linli/runtime/core'
import type { WidgetProps } from '@rjsf/utils'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { controlAttributes, useWidgetFacts } from '../control-facts.ts'

/** An amount in yuan; the answer is fen. What is no amount stays as it was typed, and is told as one. */
export function MoneyWidget(props: WidgetProps) {
  const { t } = useTranslation('common')
  const facts = useWidgetFacts(props)
  const [typed, setTyped] = useState<Typed | null>(null)
  // Only what belongs to the answer of now: an example that was filled in or a draft that came back is shown as an amount.
  const text = typed !== null && typed.answer === props.value ? typed.text : textOf(props.value)
  const change = (next: string) => {
    const answer = next.trim() === '' ? undefined : (readMoney(next) ?? next)
    setTyped({ text: next, answer })
    props.onChange(answer)
  }
  return (
    <span className="money">
      <input
        {...controlAttributes(props, facts)}
        className="control"
        type="text"
        inputMode="decimal"
        autoComplete="off"
        readOnly={props.readonly === true}
        value={text}
        onChange={(event) => change(event.target.value)}
        onBlur={() => {
          setTyped(null)
          props.onBlur(props.id, props.value)
        }}
      />
      <span className="money-unit">{t('form.yuan')}</span>
    </span>
  )
}

interface Typed {
  readonly text: string
  readonly answer: number | string | undefined
}

function textOf(value: unknown): string {
  if (Number.isSafeInteger(value)) return moneyText(value as number)
  return value === undefined || value === null ? '' : String(value)
}
