import type { GuardDefinition } from '@linli/schemas/definition'
import type { Locale, LocaleText } from '@linli/schemas/locale-text'
import type { ExpressionNames } from './expression-names.ts'
import { both } from './expression-names.ts'
import { parseExpression } from './parse-expression.ts'
import { conditionWords, speaking } from './render-expression.ts'
import { bracketed, joinedWords, say, stateWords, tidied } from './render-words.ts'
import type { Words } from './speaking.ts'
import { LEVEL, word } from './speaking.ts'

/** Where a guard stands: what it may name, and what states are called. */
export interface GuardPlace {
  readonly names: ExpressionNames
  /** By `#uid`; null for a state that does not exist. */
  titleOf(target: string): LocaleText | null
}

/** A guard as one sentence in each language. An expression that is malformed stands as it is written. */
export function renderGuard(guard: GuardDefinition, place: GuardPlace): Required<LocaleText> {
  return both(guardText(guard, place, 'zh-CN'), guardText(guard, place, 'en'))
}

function guardText(guard: GuardDefinition, place: GuardPlace, locale: Locale): string {
  return tidied(guardWords(guard, { place, locale, isDenied: false }).text, locale)
}

interface Said {
  readonly place: GuardPlace
  readonly locale: Locale
  /** For the contrary of the guard. */
  readonly isDenied: boolean
}

function guardWords(guard: GuardDefinition, said: Said): Words {
  const { place, locale, isDenied } = said
  switch (guard.type) {
    case 'expr': {
      const tree = parseExpression(guard.params.cel)
      if (tree !== null) return conditionWords(tree, speaking(locale, place.names), isDenied)
      return isDenied ? contrary(guard.params.cel, locale) : word(guard.params.cel)
    }
    case 'not':
      return guardWords(guard.params.guard, { ...said, isDenied: !isDenied })
    case 'and':
    case 'or': {
      const parts = guard.params.guards.map((each) =>
        guardWords(each, { ...said, isDenied: false }),
      )
      const words = joinedWords(guard.type === 'and' ? '&&' : '||', parts, locale)
      return isDenied ? contrary(words.text, locale) : words
    }
    case 'in': {
      const target = guard.params.state
      const text = stateWords(place.titleOf(target), { target, isActive: !isDenied }, locale)
      return { text, level: LEVEL.claim }
    }
  }
}

function contrary(text: string, locale: Locale): Words {
  const inner = bracketed(text, locale)
  return { text: say(locale, `并非${inner}`, `not ${inner}`), level: LEVEL.claim }
}
