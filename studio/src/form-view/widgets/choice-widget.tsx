import { type EnumOptionsType, optionsList, type WidgetProps } from '@rjsf/utils'
import { useTranslation } from 'react-i18next'
import { controlAttributes, useWidgetFacts } from '../control-facts.ts'

/** RJSF lists the choices of single answers and of unique lists; for other lists the schema of the items has them. */
export function choicesOf(props: WidgetProps): readonly EnumOptionsType[] {
  const items = props.schema.items
  if (props.options.enumOptions !== undefined) return props.options.enumOptions
  return typeof items === 'object' && !Array.isArray(items) ? (optionsList(items) ?? []) : []
}

/** One of a few: every choice is a button as wide as the page. Nothing is chosen beforehand. */
export function RadioWidget(props: WidgetProps) {
  const facts = useWidgetFacts(props)
  return (
    <div className="choices">
      {choicesOf(props).map((choice, index) => (
        <label key={String(choice.value)} className="choice">
          <input
            type="radio"
            id={`${props.id}--${index}`}
            name={props.id}
            value={String(choice.value)}
            checked={props.value === choice.value}
            disabled={props.disabled === true || props.readonly === true}
            aria-invalid={facts.problem !== undefined}
            onChange={() => props.onChange(choice.value)}
            onBlur={() => props.onBlur(props.id, props.value)}
          />
          <span>{choice.label}</span>
        </label>
      ))}
    </div>
  )
}

/** Several of a few; where only so many may be chosen, it is said how many are. Nothing is shut: whoever changes her mind would have to
 *  guess why. */
export function CheckboxesWidget(props: WidgetProps) {
  const { t } = useTranslation('common')
  const facts = useWidgetFacts(props)
  const chosen: readonly unknown[] = Array.isArray(props.value) ? props.value : []
  const choices = choicesOf(props)
  const toggle = (value: unknown) => {
    const next = chosen.includes(value)
      ? chosen.filter((item) => item !== value)
      : choices
          .map((choice) => choice.value)
          .filter((item) => item === value || chosen.includes(item))
    props.onChange(next.length === 0 ? undefined : next)
  }
  const most = props.schema.maxItems
  return (
    <>
      <div className="choices">
        {choices.map((choice, index) => (
          <label key={String(choice.value)} className="choice">
            <input
              type="checkbox"
              id={`${props.id}--${index}`}
              name={props.id}
              checked={chosen.includes(choice.value)}
              disabled={props.disabled === true || props.readonly === true}
              aria-invalid={facts.problem !== undefined}
              onChange={() => toggle(choice.value)}
              onBlur={() => props.onBlur(props.id, props.value)}
            />
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
      {most !== undefined && most < choices.length && (
        <output className="hint">{t('form.chosenOf', { count: chosen.length, most })}</output>
      )}
    </>
  )
}

export function SelectWidget(props: WidgetProps) {
  const { t } = useTranslation('common')
  const facts = useWidgetFacts(props)
  const choices = choicesOf(props)
  const index = choices.findIndex((choice) => choice.value === props.value)
  return (
    <select
      {...controlAttributes(props, facts)}
      className="control"
      disabled={props.disabled === true || props.readonly === true}
      value={index === -1 ? '' : String(index)}
      onChange={(event) => props.onChange(choices[Number(event.target.value || -1)]?.value)}
      onBlur={() => props.onBlur(props.id, props.value)}
    >
      <option value="">{t('form.choose')}</option>
      {choices.map((choice, position) => (
        <option key={String(choice.value)} value={String(position)}>
          {choice.label}
        </option>
      ))}
    </select>
  )
}
