import type { LocaleText } from '@linli/schemas/locale-text'
import type { Sentence } from '../definition-finding.ts'

/** What an official must decide before an instance moves to another version. */
export interface Question {
  /** Instances with the same key are asked the same. */
  readonly key: string
  readonly message: LocaleText
  readonly options: readonly { readonly id: string; readonly label: LocaleText }[]
}

/** Answers by the question's key: an option's id. */
export type Choices = Readonly<Record<string, string>>

/** Leaves the instance on its version; part of every question. */
export const STAY = 'stay'

const LABELS = {
  keep: ['按现在的办', 'Keep what is'],
  replayed: ['按新版本的办', 'Take what the new version says'],
  [STAY]: ['留在原版本', 'Stay on its version'],
} as const satisfies Record<string, Sentence>
export type Option = keyof typeof LABELS

/** Asks, and takes the first option for granted where nobody has answered: so all questions of an instance come at once. */
export interface Inquiry {
  ask(key: string, message: Sentence, options: readonly Exclude<Option, 'stay'>[]): Option
  /** Questions without an answer. */
  readonly open: readonly Question[]
  readonly isAsked: boolean
  /** Somebody answered that the instance stays. */
  readonly stays: boolean
}

export function createInquiry(choices: Choices): Inquiry {
  const open: Question[] = []
  let isAsked = false
  let stays = false
  return {
    ask(key, [zh, en], offered) {
      isAsked = true
      const options = [...offered, STAY] as const
      const given = Object.hasOwn(choices, key) ? choices[key] : undefined
      const chosen = options.find((option) => option === given)
      if (chosen === undefined) {
        open.push({ key, message: { 'zh-CN': zh, en }, options: options.map(optionOf) })
      }
      if (chosen === STAY) stays = true
      return chosen ?? options[0]
    },
    open,
    get isAsked() {
      return isAsked
    },
    get stays() {
      return stays
    },
  }
}

function optionOf(id: Option): Question['options'][number] {
  const [zh, en] = LABELS[id]
  return { id, label: { 'zh-CN': zh, en } }
}
