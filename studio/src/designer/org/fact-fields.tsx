import { Input } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'

interface Facts {
  readonly name: string
  readonly code: string
}
interface FactFieldsProps {
  readonly facts: Facts
  readonly onChange: (facts: Facts) => void
}

/** Name and code of a node. */
export function FactFields({ facts, onChange }: FactFieldsProps) {
  const { t } = useTranslation('org')
  const id = useId()
  return (
    <>
      <div className="field-entry">
        <label htmlFor={`${id}-name`}>{t('node.name')}</label>
        <Input
          id={`${id}-name`}
          value={facts.name}
          autoFocus
          onChange={(event) => onChange({ ...facts, name: event.target.value })}
        />
      </div>
      <div className="field-entry">
        <label htmlFor={`${id}-code`}>{t('node.code')}</label>
        <Input
          id={`${id}-code`}
          value={facts.code}
          onChange={(event) => onChange({ ...facts, code: event.target.value })}
        />
        <p className="soft">{t('node.codeHelp')}</p>
      </div>
    </>
  )
}
