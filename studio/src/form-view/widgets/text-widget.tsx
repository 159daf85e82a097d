import type { WidgetProps } from '@rjsf/utils'
import { use } from 'react'
import { type ControlFacts, controlAttributes, useWidgetFacts } from '../control-facts.ts'
import { FormServicesContext } from '../form-services.ts'
import { lazyPart } from '../lazy-part.tsx'

interface Kind {
  readonly type: 'text' | 'tel' | 'date' | 'time'
  readonly inputMode?: 'decimal' | 'numeric' | 'tel'
  readonly autoComplete?: string
  /** What is kept of what was typed, once she goes on: while an input method composes, nothing may change under her hand. */
  readonly tidy?: (text: string) => string
}

const TEXT: Kind = { type: 'text' }
const PHONE: Kind = { type: 'tel', inputMode: 'tel', autoComplete: 'tel' }
const DATE: Kind = { type: 'date' }
const TIME: Kind = { type: 'time' }
const CODE: Kind = {
  type: 'text',
  tidy: (text) =>
    text
      .normalize('NFKC')
      .replaceAll(/[\s·-]/g, '')
      .toUpperCase(),
}
const DECIMAL: Kind = { type: 'text', inputMode: 'decimal' }
const WHOLE: Kind = { type: 'text', inputMode: 'numeric' }

export function TextWidget(props: WidgetProps) {
  return <Line {...props} kind={TEXT} />
}

export function PhoneWidget(props: WidgetProps) {
  return <Line {...props} kind={PHONE} />
}

export function DateWidget(props: WidgetProps) {
  return <Line {...props} kind={DATE} />
}

/** Hours and minutes on a clock of 24 hours. */
export function TimeWidget(props: WidgetProps) {
  return <Line {...props} kind={TIME} />
}

/** A number with check characters, or a plate: written with capitals and without gaps, whatever was typed. */
export function CodeWidget(props: WidgetProps) {
  return <Line {...props} kind={CODE} />
}

/** A text input with a number pad: `type=number` scrolls values away and drops what it cannot read. */
export function NumberWidget(props: WidgetProps) {
  return <Line {...props} kind={props.schema.type === 'integer' ? WHOLE : DECIMAL} />
}

function Line({ kind, ...props }: WidgetProps & { readonly kind: Kind }) {
  const facts: ControlFacts = useWidgetFacts(props as WidgetProps)
  return (
    <input
      {...controlAttributes(props as WidgetProps, facts)}
      className="control"
      type={kind.type}
      inputMode={kind.inputMode}
      autoComplete={kind.autoComplete ?? 'off'}
      readOnly={props.readonly === true}
      value={shownText(props.value)}
      onChange={(event) => props.onChange(typedText(event.target.value))}
      onBlur={(event) => {
        const text = event.target.value
        const tidy = kind.tidy?.(text) ?? text
        if (tidy !== text) props.onChange(typedText(tidy))
        props.onBlur(props.id, tidy)
      }}
    />
  )
}

const PhrasePicker = lazyPart(async () => (await import('./phrase-picker.tsx')).PhrasePicker)

export function TextareaWidget(props: WidgetProps) {
  const facts = useWidgetFacts(props)
  const text = shownText(props.value)
  const most = props.schema.maxLength
  const hasPhrases = use(FormServicesContext)?.phrases !== undefined && props.readonly !== true
  return (
    <>
      <textarea
        {...controlAttributes(props, facts)}
        className="control"
        rows={typeof props.options.rows === 'number' ? props.options.rows : 4}
        readOnly={props.readonly === true}
        value={text}
        onChange={(event) => props.onChange(typedText(event.target.value))}
        onBlur={(event) => props.onBlur(props.id, event.target.value)}
      />
      {most !== undefined && (
        <span className="count" aria-hidden="true">
          {[...text].length} / {most}
        </span>
      )}
      {hasPhrases && (
        <PhrasePicker
          controlId={props.id}
          onText={(changed) => props.onChange(typedText(changed))}
        />
      )}
    </>
  )
}

/** Date and time of day on the reader's clock; stored as an instant. */
export function DatetimeWidget(props: WidgetProps) {
  const facts = useWidgetFacts(props)
  return (
    <input
      {...controlAttributes(props, facts)}
      className="control"
      type="datetime-local"
      readOnly={props.readonly === true}
      value={localMinute(props.value)}
      onChange={(event) => props.onChange(instantOf(event.target.value))}
      onBlur={(event) => props.onBlur(props.id, event.target.value)}
    />
  )
}

function localMinute(value: unknown): string {
  if (typeof value !== 'string' || value === '') return ''
  const instant = new Date(value)
  const shifted = new Date(instant.getTime() - instant.getTimezoneOffset() * 60_000)
  return shifted.toISOString().slice(0, 16)
}

function instantOf(local: string): string | undefined {
  return local === '' ? undefined : new Date(local).toISOString()
}

function shownText(value: unknown): string {
  return value === undefined || value === null ? '' : String(value)
}

/** An emptied control is an unanswered question, not an empty text. */
function typedText(text: string): string | undefined {
  return text === '' ? undefined : text
}
