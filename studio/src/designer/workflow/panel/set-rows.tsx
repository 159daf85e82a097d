import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { factsAt } from '../../../document/workflow/edit-facts.ts'
import { Choice } from '../../parts/choice.tsx'
import { TextEntry } from '../../parts/text-entry.tsx'
import { useWorkflow } from '../workflow-context.ts'

interface SetRowsProps {
  /** Fact → CEL. */
  readonly value: Readonly<Record<string, string>>
  readonly onChange: (next: Readonly<Record<string, string>>) => void
}

/** What is noted of what came in when an instance begins: each fact with where it is taken from. */
export function SetRows({ value, onChange }: SetRowsProps) {
  const { t } = useTranslation('workflow')
  const { definition } = useWorkflow()
  const facts = factsAt(definition, '/context')
  const nameOf = (key: string) => {
    return facts.find((fact) => fact.key === key)?.title?.['zh-CN'] ?? key
  }
  const open = facts.filter(({ key }) => !Object.hasOwn(value, key))
  return (
    <section className="panel-nested" aria-label={t('start.set')}>
      <h4>{t('start.set')}</h4>
      {Object.entries(value).map(([key, cel]) => (
        <div key={key} className="panel-line">
          <span aria-hidden="true">{nameOf(key)}</span>
          <span className="panel-inline">
            <TextEntry
              label={t('start.setOf', { name: nameOf(key) })}
              value={cel}
              onChange={(next) => {
                if (next !== '') onChange({ ...value, [key]: next })
              }}
            />
            <Button
              size="small"
              aria-label={t('start.unset', { name: nameOf(key) })}
              onClick={() => {
                const { [key]: _gone, ...rest } = value
                onChange(rest)
              }}
            >
              ×
            </Button>
          </span>
        </div>
      ))}
      {open.length > 0 && (
        <Choice
          label={t('start.addSet')}
          hint={t('start.addSet')}
          value={undefined}
          options={open.map(({ key }) => ({ value: key, label: nameOf(key) }))}
          onChange={(key) => onChange({ ...value, [key]: `context.${key}` })}
        />
      )}
    </section>
  )
}
