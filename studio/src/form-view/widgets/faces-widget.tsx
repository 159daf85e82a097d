import type { WidgetProps } from '@rjsf/utils'
import { choicesOf } from './choice-widget.tsx'

/** Mouths from very unhappy to very happy, as curves inside a circle of 48. */
const MOUTHS = [
  'M15 35 Q24 25 33 35',
  'M15 33.5 Q24 29 33 33.5',
  'M15 32 L33 32',
  'M15 30.5 Q24 35 33 30.5',
  'M14 29 Q24 41 34 29',
] as const

/** Satisfaction: a face and its word for each choice. Numbers rise with satisfaction; words start with the best. */
export function FacesWidget(props: WidgetProps) {
  const choices = choicesOf(props)
  const rises = choices.every((choice) => typeof choice.value === 'number')
  return (
    <div className="faces">
      {choices.map((choice, index) => (
        <label key={String(choice.value)} className="face">
          <input
            type="radio"
            id={`${props.id}--${index}`}
            name={props.id}
            value={String(choice.value)}
            checked={props.value === choice.value}
            disabled={props.disabled === true || props.readonly === true}
            onChange={() => props.onChange(choice.value)}
            onBlur={() => props.onBlur(props.id, props.value)}
          />
          <Face mood={moodOf({ choices: choices.map((each) => each.value), index, rises })} />
          <span>{choice.label}</span>
        </label>
      ))}
    </div>
  )
}

function Face({ mood }: { readonly mood: number }) {
  return (
    <svg viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      <circle cx="24" cy="24" r="21" />
      <circle className="face-eye" cx="17" cy="20" r="2.4" />
      <circle className="face-eye" cx="31" cy="20" r="2.4" />
      <path d={MOUTHS[mood] ?? MOUTHS[2]} />
    </svg>
  )
}

interface Choice {
  readonly choices: readonly unknown[]
  readonly index: number
  /** The greater the number, the happier. */
  readonly rises: boolean
}

/** 0 (very unhappy) to 4 (very happy), spread over however many choices there are. */
export function moodOf({ choices, index, rises }: Choice): number {
  if (choices.length < 2) return MOUTHS.length - 1
  const place = rises
    ? choices.filter((other) => Number(other) < Number(choices[index])).length
    : choices.length - 1 - index
  return Math.round((place / (choices.length - 1)) * (MOUTHS.length - 1))
}
