import { type ExpressionScope, renderExpression } from '@linli/runtime/core'
import { Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { localeOf } from '../../i18n/i18n.ts'

interface CelLineProps {
  readonly label: string
  readonly value: string
  readonly scope: ExpressionScope
  readonly onChange: (cel: string) => void
}

/** An expression as CEL, with its sentence below. */
export function CelLine({ label, value, scope, onChange }: CelLineProps) {
  const { i18n } = useTranslation('forms')
  const sentence = renderExpression(value, scope.names())
  return (
    <>
      <Input.TextArea
        className="cel"
        aria-label={label}
        value={value}
        maxLength={2000}
        autoSize={{ minRows: 1, maxRows: 6 }}
        spellCheck={false}
        onChange={({ target }) => onChange(target.value)}
      />
      {sentence !== null && <p className="part-example">{sentence[localeOf(i18n)]}</p>}
    </>
  )
}
