import type { TaskDefinition } from '@linli/schemas/definition'
import { useTranslation } from 'react-i18next'
import { allPaths, fieldAt, rulePath } from '../../../document/form/field-path.ts'
import { factsAt } from '../../../document/workflow/edit-facts.ts'
import { findUid } from '../../../document/workflow/placed-states.ts'
import { Choice } from '../../parts/choice.tsx'
import { NOTHING } from '../../parts/option.ts'
import { Several } from '../../parts/several.tsx'
import { useWorkflow } from '../workflow-context.ts'
import { timersAround } from './timers-around.ts'

export type Put = <Key extends keyof TaskDefinition>(
  key: Key,
  value: TaskDefinition[Key] | undefined,
) => void

interface TaskMoreProps {
  readonly task: TaskDefinition
  readonly put: Put
}

/** Which time limit, of the step or of those around it, the holder sees as her deadline. */
export function DueOf({ uid, task, put }: TaskMoreProps & { readonly uid: string }) {
  const { t } = useTranslation('workflow')
  const { definition, placed } = useWorkflow()
  const names = timersAround(findUid(placed, uid) ?? null)
  if (names.length === 0 && task.due === undefined) return null
  const options = names.map((value) => ({
    value,
    label: definition.timers[value]?.title['zh-CN'] ?? value,
  }))
  return (
    <div className="panel-line">
      {t('task.due')}
      <Choice
        label={t('task.due')}
        value={task.due ?? NOTHING}
        options={[{ value: NOTHING, label: t('task.noDue') }, ...options]}
        onChange={(next) => put('due', next === NOTHING ? undefined : next)}
      />
    </div>
  )
}

/** The sensitive answers whose plain values the holder needs. */
export function ReadsOf({ task, put }: TaskMoreProps) {
  const { t } = useTranslation('workflow')
  const { definition } = useWorkflow()
  const answers = Object.entries(definition.forms).flatMap(([id, form]) =>
    allPaths(form).flatMap((path) => {
      const [field, known] = [fieldAt(form, path), rulePath(form, path)]
      if (known === null || field?.['x-personal'] !== 'sensitive') return []
      return [
        { value: `${id}.${known}`, label: `${form.title['zh-CN']} · ${field.title ?? known}` },
      ]
    }),
  )
  const facts = factsAt(definition, '/context').flatMap(({ key, schema, title }) =>
    schema['x-personal'] === 'sensitive'
      ? [{ value: `context.${key}`, label: title?.['zh-CN'] ?? key }]
      : [],
  )
  const options = [...answers, ...facts]
  if (options.length === 0 && task.reads === undefined) return null
  return (
    <div className="panel-line">
      {t('task.reads')}
      <Several
        label={t('task.reads')}
        value={task.reads ?? []}
        options={options}
        onChange={(next) => put('reads', next.length === 0 ? undefined : next)}
      />
    </div>
  )
}
