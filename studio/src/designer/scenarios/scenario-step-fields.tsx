import { formOfTask } from '@linli/runtime/core'
import type { Definition } from '@linli/schemas/definition'
import type { FormDefinition } from '@linli/schemas/form-definition'
import type { JsonObject, JsonValue } from '@linli/schemas/json'
import { textIn } from '@linli/schemas/locale-text'
import type { ScenarioExpectation, ScenarioStep } from '@linli/schemas/scenario'
import type { Street } from '@linli/schemas/street'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { placedStates } from '../../document/workflow/placed-states.ts'
import { localeOf } from '../../i18n/i18n.ts'
import { Choice } from '../parts/choice.tsx'
import { JsonEntry } from '../parts/json-entry.tsx'
import { NOTHING, type Option, optionsOf } from '../parts/option.ts'
import { Several } from '../parts/several.tsx'
import { TextEntry } from '../parts/text-entry.tsx'
import { PersonSelect } from '../simulator/person-select.tsx'
import { ScenarioAnswers } from './scenario-answers.tsx'

interface StepFieldsProps {
  readonly definition: Definition
  readonly street: Street
  readonly value: ScenarioStep
  readonly onChange: (next: ScenarioStep) => void
}

/** One step of a scenario, each of its parts with a control of its own. */
export function ScenarioStepFields({ value, ...props }: StepFieldsProps) {
  if ('expect' in value) return <Expectation {...props} value={value} />
  if ('advance' in value) return <Advance {...props} value={value} />
  if ('reading' in value) return <Reading {...props} value={value} />
  if ('child' in value) return <ChildAnswer {...props} value={value} />
  return <Deed {...props} value={value} />
}

type Of<Kind extends string> = Kind extends string
  ? Extract<ScenarioStep, { readonly [K in Kind]: unknown }>
  : never
type Props<Kind extends string> = Omit<StepFieldsProps, 'value'> & { readonly value: Of<Kind> }

interface Line {
  readonly label: string
  readonly value: string
  readonly onChange: (next: string) => void
  readonly hint?: string
}

function Line({ label, value, onChange, hint }: Line) {
  return (
    <div className="panel-line">
      <span aria-hidden="true">{label}</span>
      <TextEntry label={label} placeholder={hint} value={value} onChange={onChange} />
    </div>
  )
}

/** The end of a child: the state in which it ended or, without one, that an official cancelled it. */
function ChildAnswer({ value, onChange }: Props<'child'>) {
  const { t } = useTranslation('simulator')
  const { invoke, ends = '' } = value.child
  return (
    <>
      <Line
        label={t('edit.childInvoke')}
        value={invoke}
        onChange={(next) => onChange({ child: { ...value.child, invoke: next } })}
      />
      <Line
        label={t('edit.childEnds')}
        value={ends}
        onChange={(next) =>
          onChange({
            child: { invoke, ...(next === '' ? { fails: 'cancelled' } : { ends: next }) },
          })
        }
      />
    </>
  )
}

interface ChosenProps {
  readonly label: string
  readonly value: string
  readonly options: readonly Option[]
  readonly onChange: (next: string) => void
}

function Chosen(props: ChosenProps) {
  return (
    <div className="panel-line">
      {props.label}
      <Choice {...props} />
    </div>
  )
}

/** What somebody does: who, what, and with which answers; or with what it is refused. */
function Deed(props: Omit<StepFieldsProps, 'value'> & { readonly value: DeedStep }) {
  const { definition, street, value, onChange } = props
  const { t } = useTranslation('simulator')
  const told = deedOf(value)
  const put = (more: object) => onChange(withDeed(value, more))
  const { by, error = '' } = told
  const asked = formOf(definition, value)
  const name = useId()
  return (
    <>
      <What {...props} />
      <div className="panel-line">
        {t('next.by')}
        <PersonSelect
          street={street}
          people={street.accounts.map(({ id }) => id)}
          value={by}
          onChange={(next) => put({ by: next })}
        />
      </div>
      {'send' in value && (
        <JsonEntry
          isObject
          label={t('edit.payload')}
          value={value.send.payload ?? {}}
          onChange={(payload) => put({ payload })}
        />
      )}
      {asked !== null && (
        <ScenarioAnswers
          name={name}
          form={asked}
          street={street}
          value={answersOf(value) ?? {}}
          onChange={(answers) => put({ answers })}
        />
      )}
      {('submit' in value || 'complete' in value) && (
        <Line
          label={t('edit.refused')}
          hint={t('edit.none')}
          value={(('submit' in value ? value.submit : value.complete).refused ?? []).join('，')}
          onChange={(next) => put({ refused: wordsIn(next) })}
        />
      )}
      <Line
        label={t('edit.error')}
        hint={t('edit.none')}
        value={error}
        onChange={(next) => put({ error: next === '' ? undefined : next })}
      />
    </>
  )
}

type DeedStep = Exclude<ScenarioStep, Of<'expect' | 'advance' | 'reading' | 'child'>>

function answersOf(step: DeedStep): JsonObject | undefined {
  if ('submit' in step) return step.submit.answers
  return 'complete' in step ? step.complete.answers : undefined
}

/** The form that the answers are of; null where nothing is asked. */
function formOf(definition: Definition, step: DeedStep): FormDefinition | null {
  if ('submit' in step) return definition.forms[step.submit.form] ?? null
  if (!('complete' in step)) return null
  return formOfTask(definition, step.complete.task, definition.context.initial)
}

function deedOf(step: DeedStep): { readonly by: string; readonly error?: string } {
  if ('submit' in step) return step.submit
  if ('send' in step) return step.send
  return 'claim' in step ? step.claim : step.complete
}

/** The step with something else said of it; what is undefined is not said any more. */
function withDeed(step: DeedStep, more: object): ScenarioStep {
  const [[kind, had] = ['', {}]] = Object.entries(step)
  const said = Object.entries({ ...(had as object), ...more })
  const kept = said.filter(([, value]) => value !== undefined)
  return { [kind]: Object.fromEntries(kept) } as unknown as ScenarioStep
}

function wordsIn(text: string): readonly string[] | undefined {
  const words = text.split(/[,，、\s]+/).filter((word) => word !== '')
  return words.length === 0 ? undefined : words
}

/** The form, the event, or the task with its outcome. */
function What({
  definition,
  value,
  onChange,
}: Omit<StepFieldsProps, 'value'> & { readonly value: DeedStep }) {
  const { t, i18n } = useTranslation('simulator')
  const locale = localeOf(i18n)
  const named = (parts: Parameters<typeof optionsOf>[0]) => optionsOf(parts, locale)
  if ('submit' in value) {
    return (
      <Chosen
        label={t('edit.form')}
        value={value.submit.form}
        options={named(definition.forms)}
        onChange={(form) => onChange(withDeed(value, { form }))}
      />
    )
  }
  if ('send' in value) {
    return (
      <Chosen
        label={t('edit.event')}
        value={value.send.event}
        options={named(definition.events)}
        onChange={(event) => onChange(withDeed(value, { event }))}
      />
    )
  }
  const { task } = 'claim' in value ? value.claim : value.complete
  const outcomes = definition.tasks[task]?.outcomes ?? {}
  return (
    <>
      <Chosen
        label={t('edit.task')}
        value={task}
        options={named(definition.tasks)}
        onChange={(next) => {
          const [outcome] = Object.keys(definition.tasks[next]?.outcomes ?? {})
          onChange(withDeed(value, 'claim' in value ? { task: next } : { task: next, outcome }))
        }}
      />
      {'complete' in value && (
        <Chosen
          label={t('edit.outcome')}
          value={value.complete.outcome}
          options={named(outcomes)}
          onChange={(outcome) => onChange(withDeed(value, { outcome }))}
        />
      )}
    </>
  )
}

function Advance({ value, onChange }: Props<'advance'>) {
  const { t } = useTranslation('simulator')
  return (
    <Line
      label={t('edit.advance')}
      value={value.advance}
      onChange={(next) => {
        if (next !== '') onChange({ advance: next })
      }}
    />
  )
}

const RESULTS = ['started', 'signalled', 'duplicate', 'ignored'] as const
function Reading({ street, value, onChange }: Props<'reading'>) {
  const { t } = useTranslation('simulator')
  const { reading } = value
  const devices = street.devices.map(({ id }) => ({ value: id, label: id }))
  const put = (more: Partial<typeof reading>) => onChange({ reading: { ...reading, ...more } })
  return (
    <>
      <Chosen
        label={t('edit.device')}
        value={reading.device}
        options={devices}
        onChange={(device) => put({ device })}
      />
      <Line
        label={t('edit.messageId')}
        value={reading.messageId}
        onChange={(messageId) => {
          if (messageId !== '') put({ messageId })
        }}
      />
      <JsonEntry
        isObject
        label={t('edit.reading')}
        value={reading.reading}
        onChange={(next) => put({ reading: next as JsonObject })}
      />
      <Chosen
        label={t('edit.result')}
        value={reading.result ?? NOTHING}
        options={[
          { value: NOTHING, label: t('edit.any') },
          ...RESULTS.map((each) => ({ value: each, label: t(`edit.results.${each}`) })),
        ]}
        onChange={(next) => {
          const { result: _had, ...rest } = reading
          const result = RESULTS.find((each) => each === next)
          onChange({ reading: result === undefined ? rest : { ...rest, result } })
        }}
      />
    </>
  )
}

/** What is to be true by then. What nothing is said of may be anything. */
function Expectation({ definition, value, onChange }: Props<'expect'>) {
  const { t, i18n } = useTranslation('simulator')
  const locale = localeOf(i18n)
  const { expect } = value
  const put = <Key extends keyof ScenarioExpectation>(
    key: Key,
    said: ScenarioExpectation[Key] | undefined,
  ) => {
    const { [key]: _had, ...rest } = expect
    onChange({ expect: said === undefined ? rest : { ...rest, [key]: said } })
  }
  const states = placedStates(definition.machine).map(({ uid, state }) => ({
    value: uid,
    label: textIn(state.meta.title, locale),
  }))
  const tasks = optionsOf(definition.tasks, locale)
  const others = ['candidates', 'notices', 'timers', 'context'] as const
  return (
    <>
      <div className="panel-line">
        {t('edit.states')}
        <Several
          label={t('edit.states')}
          value={expect.states ?? []}
          options={states}
          onChange={(next) => put('states', next.length === 0 ? undefined : next)}
        />
      </div>
      <div className="panel-line">
        {t('edit.tasks')}
        <Several
          label={t('edit.tasks')}
          value={expect.tasks ?? []}
          options={tasks}
          onChange={(next) => put('tasks', next)}
        />
      </div>
      <Chosen
        label={t('edit.ended')}
        value={expect.ended === undefined ? NOTHING : String(expect.ended)}
        options={[
          { value: NOTHING, label: t('edit.any') },
          { value: 'true', label: t('edit.yes') },
          { value: 'false', label: t('edit.no') },
        ]}
        onChange={(next) => put('ended', next === NOTHING ? undefined : next === 'true')}
      />
      {others.map((key) => (
        <details key={key} open={expect[key] !== undefined}>
          <summary>{t(`edit.expects.${key}`)}</summary>
          <JsonEntry
            label={t(`edit.expects.${key}`)}
            value={(expect[key] ?? null) as JsonValue}
            onChange={(next) => put(key, next === null ? undefined : (next as never))}
          />
        </details>
      ))}
    </>
  )
}
