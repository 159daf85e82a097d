import { contextIn, describeAssignment, formOfTask } from '@linli/runtime/core'
import type { AssignRule } from '@linli/schemas/assign-rule'
import type { FormDefinition } from '@linli/schemas/form-definition'
import { textIn } from '@linli/schemas/locale-text'
import type { OpenTask } from '@linli/schemas/snapshot'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { FormAction } from '../../form-view/form-actions.tsx'
import { localeOf } from '../../i18n/i18n.ts'
import { assignRuleText } from '../canvas/assign-rule-text.ts'
import { useWording } from '../use-wording.ts'
import { MoveForm } from './move-form.tsx'
import { OpenMove } from './open-move.tsx'
import { personText } from './person-select.tsx'
import type { Simulation } from './use-simulation.ts'

interface TaskMoveProps {
  readonly simulation: Simulation
  readonly task: OpenTask
  /** Account ids. */
  readonly people: readonly string[]
  readonly isOpen: boolean
  readonly onToggle: () => void
}

/** An open task: who has it and by which rule, and its form with its outcomes. */
export function TaskMove({ simulation, task, people, isOpen, onToggle }: TaskMoveProps) {
  const { t, i18n } = useTranslation('simulator')
  const locale = localeOf(i18n)
  const { definition, ground, make } = simulation
  const declared = definition.tasks[task.name]
  if (declared === undefined) return null
  const holder = task.holderId
  const able = holder === null ? people : [holder]
  const names = able.map((id) => personText(id, ground.street, locale))
  const { snapshot } = simulation.frame
  const remembered = snapshot === null ? {} : contextIn(snapshot)
  const form = formOfTask(definition, task.name, remembered) ?? NO_QUESTIONS
  const by = able[0]
  return (
    <OpenMove
      title={t('next.task', { task: textIn(declared.title, locale) })}
      isOpen={isOpen}
      onToggle={onToggle}
    >
      <p>
        {t(holder === null ? 'next.who' : 'next.holder', {
          who: names.join(locale === 'en' ? ', ' : '、') || t('next.nobodyShort'),
        })}
      </p>
      <WhoseRule simulation={simulation} task={task} />
      {declared.instructions !== undefined && <p>{textIn(declared.instructions, locale)}</p>}
      {holder === null && by !== undefined && (
        <Button onClick={() => make({ claim: { task: task.name, by } })}>
          {t('next.claim', { who: personText(by, ground.street, locale) })}
        </Button>
      )}
      <MoveForm
        name={task.id.replaceAll('.', '-')}
        form={form}
        street={ground.street}
        people={able}
        actions={Object.entries(declared.outcomes).map(
          ([id, { title, tone }]): FormAction => ({ id, label: textIn(title, locale), tone }),
        )}
        moveOf={(answers, outcome, person) => ({
          complete: { task: task.name, by: person, outcome, answers },
        })}
        make={make}
      />
    </OpenMove>
  )
}

const NO_QUESTIONS: FormDefinition = {
  title: { 'zh-CN': '' },
  schema: { type: 'object', properties: {} },
}

/** By which rule it came to whom it came, and which were tried before in vain. */
function WhoseRule({ simulation, task }: Pick<TaskMoveProps, 'simulation' | 'task'>) {
  const { t, i18n } = useTranslation('simulator')
  const wording = useWording()
  const { definition, ground } = simulation
  const { assignment } = task
  const sentence = textIn(
    describeAssignment(definition, assignment, ground.street.posts),
    localeOf(i18n),
  )
  // The core wrote down the rules of the definition, as they stand there.
  const tried = Array.isArray(assignment.why['tried'])
    ? (assignment.why['tried'] as unknown as readonly AssignRule[])
    : []
  return (
    <p className="soft">
      {sentence}
      {tried.length > 0 &&
        ` ${t('next.tried', { rules: tried.map((rule) => assignRuleText(rule, definition, wording)).join('、') })}`}
    </p>
  )
}
