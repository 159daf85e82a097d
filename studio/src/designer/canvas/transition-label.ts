import type {
  GuardDefinition,
  TaskDefinition,
  TransitionDefinition,
} from '@linli/schemas/definition'
import type { FormDefinition } from '@linli/schemas/form-definition'
import { unreachable } from '@linli/schemas/linli-error'
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
  readonly wording: Wording
}

/** What an edge says: what wakes it and under which condition, shortest words first. */
export function transitionLabel(parts: LabelParts): string {
  const { transition, wakes, outcome, wording } = parts
  const condition =
    outcome ?? transition.description ?? conditionText(transition.guard, parts.isElse, wording)
  if (wakes === '') return condition
  return condition === '' ? wakes : `${wakes} · ${condition}`
}

/** What a question of the task's form was answered with where the transition's guard asks for exactly that:
 *  `output.form.decision == "file"` reads as the title of the choice `file`. */
export function answerTitle(
  form: FormDefinition | undefined,
  { guard }: TransitionDefinition,
): string | null {
  if (guard?.type !== 'expr') return null
  const found = /^\s*output\.form\.(\w+)\s*==\s*(?:"([^"]*)"|'([^']*)')\s*$/.exec(guard.params.cel)
  const field = found === null ? undefined : form?.schema.properties[found[1] ?? '']
  const value = found?.[2] ?? found?.[3]
  return field?.oneOf?.find((choice) => choice.const === value)?.title ?? null
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

function conditionText(
  guard: GuardDefinition | undefined,
  isElse: boolean,
  wording: Wording,
): string {
  if (guard === undefined) return isElse ? wording.t('canvas.else') : ''
  return guardText(guard, wording)
}

/** A guard as one line; expressions are shown as they stand. */
export function guardText(guard: GuardDefinition, wording: Wording): string {
  switch (guard.type) {
    case 'expr':
      return guard.params.cel
    case 'and':
    case 'or':
      return guard.params.guards
        .map((part) => guardText(part, wording))
        .join(` ${wording.t(`canvas.${guard.type}`)} `)
    case 'not':
      return wording.t('canvas.not', { guard: guardText(guard.params.guard, wording) })
    case 'in':
      return wording.t('canvas.in', { state: guard.params.state })
    default:
      return unreachable(guard)
  }
}
