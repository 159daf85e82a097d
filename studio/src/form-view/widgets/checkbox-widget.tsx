import type { WidgetProps } from '@rjsf/utils'
import { controlAttributes, useWidgetFacts } from '../control-facts.ts'
import { Question } from '../templates/field-template.tsx'

/** Yes or no. Taking the tick away leaves the question unanswered when it asks for consent. */
export function CheckboxWidget(props: WidgetProps) {
  const facts = useWidgetFacts(props)
  const isConsent = props.schema.const === true
  return (
    <label className="choice choice-tick" id={facts.labelId}>
      <input
        {...controlAttributes(props, facts)}
        type="checkbox"
        checked={props.value === true}
        disabled={props.disabled === true || props.readonly === true}
        onChange={(event) => props.onChange(answerOf(event.target.checked, isConsent))}
        onBlur={() => props.onBlur(props.id, props.value)}
      />
      <Question required={props.required === true}>{props.label}</Question>
    </label>
  )
}

function answerOf(isTicked: boolean, isConsent: boolean): boolean | undefined {
  return isTicked || !isConsent ? isTicked : undefined
}
