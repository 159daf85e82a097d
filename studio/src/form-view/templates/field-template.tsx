import type { FieldTemplateProps } from '@rjsf/utils'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type ControlFacts, textOf, useControlFacts } from '../control-facts.ts'

/** Widgets made of several controls are a group with a legend; the tick boxes carry their question themselves. */
const GROUPS: readonly unknown[] = [
  ...['radio', 'faces', 'checkboxes', 'place'],
  ...['photos', 'files', 'voice', 'video'],
]
const SELF_LABELLED: readonly unknown[] = ['checkbox', 'consent']

/** Question, hint, problem and control of one field, tied together for eyes and for screen readers. */
export function FieldTemplate(props: FieldTemplateProps) {
  const { id, label, required, schema, uiSchema, children, hidden } = props
  const facts = useControlFacts(id, {
    description: textOf(schema.description),
    help: textOf(uiSchema?.['ui:help']),
  })
  if (hidden === true) return <div hidden>{children}</div>
  if (schema.type === 'object' || schema.type === 'null') return children
  const widget: unknown = uiSchema?.['ui:widget']
  const frame = facts.problem === undefined ? 'field' : 'field field-with-problem'
  if (widget === undefined) return <div className={frame}>{children}</div>
  if (SELF_LABELLED.includes(widget)) {
    return (
      <div className={frame}>
        <Hints facts={facts} />
        {children}
      </div>
    )
  }
  const question = <Question required={required === true}>{label}</Question>
  if (GROUPS.includes(widget)) {
    return (
      <fieldset
        className={frame}
        id={id}
        tabIndex={-1}
        aria-describedby={facts.describedBy}
        aria-invalid={facts.problem !== undefined || undefined}
      >
        <legend id={facts.labelId}>{question}</legend>
        <Hints facts={facts} />
        {children}
      </fieldset>
    )
  }
  return (
    <div className={frame}>
      <label id={facts.labelId} htmlFor={id}>
        {question}
      </label>
      <Hints facts={facts} />
      {children}
    </div>
  )
}

/** A question says in words whether it must be answered. */
export function Question({
  children,
  required,
}: {
  readonly children: ReactNode
  readonly required: boolean
}) {
  const { t } = useTranslation('common')
  return (
    <span className="question">
      {children}{' '}
      <span className={required ? 'mark mark-required' : 'mark'}>
        {required ? t('form.required') : t('form.optional')}
      </span>
    </span>
  )
}

/** Hints above the control, so that a keyboard on the screen never covers them. */
export function Hints({ facts }: { readonly facts: ControlFacts }) {
  const { t } = useTranslation('common')
  return (
    <>
      {facts.description !== undefined && (
        <p className="hint" id={facts.descriptionId}>
          {facts.description}
        </p>
      )}
      {facts.help !== undefined && (
        <p className="hint" id={facts.helpId}>
          {facts.help}
        </p>
      )}
      {facts.problem !== undefined && (
        <p className="problem" id={facts.problemId}>
          <span className="visually-hidden">{t('form.problem')}</span>
          {facts.problem}
        </p>
      )}
    </>
  )
}
