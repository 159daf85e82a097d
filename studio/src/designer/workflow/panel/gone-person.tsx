import type { TaskDefinition } from '@linli/schemas/definition'
import { useTranslation } from 'react-i18next'
import { replacePerson, rulesNaming } from '../../../document/workflow/replace-person.ts'
import type { AssignLookups } from '../../parts/assign-lookups.ts'
import { Choice } from '../../parts/choice.tsx'
import { useWorkflow } from '../workflow-context.ts'

interface GoneProps {
  readonly task: TaskDefinition
  readonly lookups: AssignLookups
}

/** A person whom a rule names and who is not there any more leaves a gap; another one can be put wherever she is named. */
export function Gone({ task, lookups }: GoneProps) {
  const { t } = useTranslation('workflow')
  const { definition, edit } = useWorkflow()
  if (lookups.people.length === 0) return null
  const gone = task.assign.flatMap((rule) => {
    if (rule.strategy !== 'person') return []
    return lookups.people.some(({ value }) => value === rule.account) ? [] : [rule.account]
  })
  return [...new Set(gone)].map((account) => {
    const label = t('task.replaceGone', { count: rulesNaming(definition, account) })
    return (
      <div key={account}>
        <p className="part-problem" role="alert">
          {t('task.gone', { account })}
        </p>
        <Choice
          label={label}
          hint={label}
          value={undefined}
          options={lookups.people}
          onChange={(next) => {
            const what = lookups.people.find(({ value }) => value === next)?.label ?? next
            edit((now) => replacePerson(now, account, next), { key: 'replacePerson', what })
          }}
        />
      </div>
    )
  })
}
