import type { TaskDefinition, TransitionDefinition } from '@linli/schemas/definition'
import type { FormDefinition } from '@linli/schemas/form-definition'
import { textIn } from '@linli/schemas/locale-text'
import type { Wording } from './wording.ts'

interface LabelParts {
  readonly transition: TransitionDefinition
  /** What wakes the transition, in words; may be empty. */
  readonly wakes: string
  /** The last of several: taken when no other guard was true. */
  readonly isElse: boolean
  /** Title of the outcome the guard asks for, when it asks for nothing else. */
  readonly outcome: string | null
  /** The guard in words; null without one. */
  readonly condition: string | null
  readonly wording: Wording
}

/** What an edge says: what wakes it and under which condition, shortest words first. */
export function transitionLabel(parts: LabelParts): string {
  const { transition, wakes, outcome, isElse, wording } = parts
  const unasked = isElse ? wording.t('canvas.else') : ''
  const condition = outcome ?? transition.description ?? parts.condition ?? unasked
  if (wakes === '') return condition
  return condition === '' ? wakes : `${wakes} · ${condition}`
}

/** What a question of the task's form was answered with where the transition's guard asks for exactly that:
 *  `output.form.decision == "file"` reads as the title of the choice `file`. */
export function answerTitle(
  form: FormDefinition | undefined,
  { guard }: TransitionDefinition,
  wording: Wording,
): string | null {
  if (guard?.type !== 'expr') return null
  const found = /^\s*output\.form\.(\w+)\s*==\s*(?:"([^"]*)"|'([^']*)')\s*$/.exec(guard.params.cel)
  const name = found?.[1] ?? ''
  const value = found?.[2] ?? found?.[3]
  const choices = form?.schema.properties[name]?.oneOf ?? []
  const index = choices.findIndex((choice) => choice.const === value)
  const title = choices[index]?.title
  if (title === undefined) return null
  const english = form?.i18n?.en?.[`/schema/properties/${name}/oneOf/${index}/title`]
  return wording.locale === 'en' ? (english ?? title) : title
}

/** Title of the task's outcome where the transition's guard is exactly `output.outcome == "x"`. */
export function outcomeTitle(
  task: TaskDefinition | undefined,
  { guard }: TransitionDefinition,
  wording: Wording,
): string | null {
  if (guard?.type !== 'expr') return null
  const found = /^\s*output\.outcome\s*==\s*(?:"([^"]+)"|'([^']+)')\s*$/.exec(guard.params.cel)
  const id = found?.[1] ?? found?.[2]
  const outcome = id === undefined ? undefined : task?.outcomes[id]
  return outcome === undefined ? null : textIn(outcome.title, wording.locale)
}
