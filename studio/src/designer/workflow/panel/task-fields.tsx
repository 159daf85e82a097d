import type { Definition, TaskDefinition } from '@linli/schemas/definition'
import { textIn } from '@linli/schemas/locale-text'
import { Checkbox } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { setTask } from '../../../document/workflow/edit-state.ts'
import { waysOf } from '../../../document/workflow/ways.ts'
import { localeOf } from '../../../i18n/i18n.ts'
import { StaffLink } from '../../../staff/staff-link.tsx'
import { WhoWouldItBe } from '../../assignees/who-would-it-be.tsx'
import { definitionPath } from '../../definitions/definition-detail.ts'
import type { AssignLookups } from '../../parts/assign-lookups.ts'
import { AssignRulesEditor } from '../../parts/assign-rules-editor.tsx'
import { Choice } from '../../parts/choice.tsx'
import { ExcludeEditor } from '../../parts/exclude-editor.tsx'
import { FirmText } from '../../parts/firm-text.tsx'
import { LocaleTextInput } from '../../parts/locale-text-input.tsx'
import { NOTHING } from '../../parts/option.ts'
import { OutcomesEditor } from '../../parts/outcomes-editor.tsx'
import { SignEditor } from '../../parts/sign-editor.tsx'
import { useWorkflow } from '../workflow-context.ts'
import { ExtensionFields } from './extension-fields.tsx'
import { Gone } from './gone-person.tsx'
import { PartSection } from './part-section.tsx'
import { DueOf, type Put, ReadsOf } from './task-more.tsx'
import { useLookups } from './use-lookups.ts'

interface TaskFieldsProps {
  readonly uid: string
  readonly task: string
}

interface TaskPart {
  readonly uid: string
  readonly name: string
  readonly task: TaskDefinition
  readonly lookups: AssignLookups
  readonly put: Put
}

/** What somebody does in a step: who, with which form, to which ends. */
export function TaskFields({ uid, task: name }: TaskFieldsProps) {
  const { t } = useTranslation('workflow')
  const { definition, edit } = useWorkflow()
  const lookups = useLookups(definition)
  const task = definition.tasks[name]
  if (task === undefined) return <p className="part-problem">{t('task.missing', { name })}</p>
  const put: Put = (key, value) => {
    const what = task.title['zh-CN']
    edit((now) => setTask(now, { task: name, key }, value), {
      ...{ key: 'changeStep', what, mergeKey: `task:${name}:${key}` },
    })
  }
  const part = { uid, name, task, lookups, put }
  return (
    <>
      <Who {...part} />
      <FormChoice {...part} />
      <Outcomes {...part} />
      <More {...part} />
    </>
  )
}

function Who({ uid, name, task, lookups, put }: TaskPart) {
  const { t } = useTranslation('workflow')
  const { definition, isHeld } = useWorkflow()
  const [askedAt, setAskedAt] = useState<string | null>(null)
  return (
    <PartSection title={t('task.who')} parts={['assign', 'sign']} uid={uid}>
      <AssignRulesEditor
        label={t('task.who')}
        value={task.assign}
        lookups={lookups}
        onChange={(next) => put('assign', next)}
      />
      <SignEditor
        value={task.sign}
        outcomes={task.outcomes}
        lookups={lookups}
        onChange={(next) => put('sign', next)}
      />
      <Gone task={task} lookups={lookups} />
      <WhoWouldItBe
        {...{ definition, isHeld, tasks: [name], nodeId: askedAt, onChoose: setAskedAt }}
      />
    </PartSection>
  )
}

function FormChoice({ uid, task, put }: TaskPart) {
  const { t, i18n } = useTranslation('workflow')
  const { definition, definitionId } = useWorkflow()
  const locale = localeOf(i18n)
  const forms = Object.entries(definition.forms).map(([value, form]) => ({
    value,
    label: textIn(form.title, locale),
  }))
  return (
    <PartSection title={t('task.form')} parts={['form', 'reads']} uid={uid}>
      <Choice
        label={t('task.form')}
        value={task.form ?? NOTHING}
        options={[{ value: NOTHING, label: t('task.noForm') }, ...forms]}
        onChange={(next) => put('form', next === NOTHING ? undefined : next)}
      />
      {task.form !== undefined && (
        <StaffLink to={`${definitionPath(definitionId)}?tab=forms&form=${task.form}`}>
          {t('task.openForm')}
        </StaffLink>
      )}
      <LocaleTextInput
        label={t('task.instructions')}
        isMultiline
        value={task.instructions ?? null}
        onChange={(next) => put('instructions', next['zh-CN'] === '' ? undefined : next)}
      />
    </PartSection>
  )
}

function Outcomes({ uid, name, task, put }: TaskPart) {
  const { t } = useTranslation('workflow')
  const { definition } = useWorkflow()
  return (
    <PartSection title={t('task.outcomes')} parts={['outcomes', 'onDone']} uid={uid}>
      <OutcomesEditor
        value={task.outcomes}
        onChange={(next) => put('outcomes', next)}
        usedBy={(outcome) => (isAsked(definition, name, outcome) ? t('task.outcomeUsed') : null)}
      />
    </PartSection>
  )
}

/** Whether a way out of the task asks for the outcome. */
function isAsked(definition: Definition, task: string, outcome: string): boolean {
  return waysOf(definition).some(({ kind, name, transition }) => {
    const asks = JSON.stringify(transition.guard ?? {})
    return kind === 'outcome' && name === task && asks.includes(outcome)
  })
}

function More({ uid, task, lookups, put }: TaskPart) {
  const { t } = useTranslation('workflow')
  return (
    <PartSection
      title={t('task.more')}
      parts={['exclude', 'takeBack', 'urgent', 'extension', 'atDue', 'dedupe', 'legal']}
      uid={uid}
      isFolded
    >
      <FirmText
        label={t('task.name')}
        maxLength={60}
        value={task.title}
        onChange={(title) => put('title', title)}
      />
      <DueOf uid={uid} task={task} put={put} />
      <ReadsOf task={task} put={put} />
      <h4>{t('task.exclude')}</h4>
      <ExcludeEditor
        value={task.exclude ?? []}
        tasks={lookups.tasks}
        onChange={(next) => put('exclude', next.length === 0 ? undefined : next)}
      />
      <Checkbox
        checked={task.takeBack === true}
        onChange={({ target }) => put('takeBack', target.checked ? true : undefined)}
      >
        {t('task.takeBack')}
      </Checkbox>
      <Checkbox
        checked={task.urgent === true}
        onChange={({ target }) => put('urgent', target.checked ? true : undefined)}
      >
        {t('task.urgent')}
      </Checkbox>
      <Checkbox
        checked={task.legal === true}
        onChange={({ target }) => put('legal', target.checked ? true : undefined)}
      >
        {t('task.legal')}
      </Checkbox>
      <DecidedBySystem task={task} put={put} />
      <ExtensionFields
        value={task.extension}
        isTimed={task.due !== undefined}
        lookups={lookups}
        onChange={(next) => put('extension', next)}
      />
    </PartSection>
  )
}

/** What the system decides where nobody does in time, and whom it does not ask twice. */
function DecidedBySystem({ task, put }: Pick<TaskPart, 'task' | 'put'>) {
  const { t, i18n } = useTranslation('workflow')
  const locale = localeOf(i18n)
  const nobody = { value: NOTHING, label: t('task.atDueNothing') }
  const outcomes = Object.entries(task.outcomes).map(([value, { title }]) => ({
    value,
    label: textIn(title, locale),
  }))
  return (
    <>
      {(task.due !== undefined || task.atDue !== undefined) && (
        <div className="panel-line">
          {t('task.atDue')}
          <Choice
            label={t('task.atDue')}
            value={task.atDue?.outcome ?? NOTHING}
            options={[nobody, ...outcomes]}
            onChange={(outcome) => put('atDue', outcome === NOTHING ? undefined : { outcome })}
          />
        </div>
      )}
      <div className="panel-line">
        {t('task.dedupe')}
        <Choice
          label={t('task.dedupe')}
          value={task.dedupe ?? NOTHING}
          options={[
            { value: NOTHING, label: t('task.dedupes.never') },
            { value: 'adjacent', label: t('task.dedupes.adjacent') },
            { value: 'all', label: t('task.dedupes.all') },
          ]}
          onChange={(next) =>
            put('dedupe', next === 'adjacent' || next === 'all' ? next : undefined)
          }
        />
      </div>
    </>
  )
}
