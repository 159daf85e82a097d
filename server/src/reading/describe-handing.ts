import type { HistoryEntry } from '@linli/runtime/core'
import { unreachable } from '@linli/schemas/linli-error'
import type { Locale } from '@linli/schemas/locale-text'

type Handing = Extract<
  HistoryEntry['input'],
  { kind: 'transfer' | 'delegate' | 'add-signer' | 'remove-signer' }
>

interface HandingReading {
  /** The task's title. */
  readonly task: string
  readonly nameOf: (accountId: string) => string
  readonly locale: Locale
}

/** How a task went from one person to another, and why, for staff. */
export function handingSentence(input: Handing, { task, nameOf, locale }: HandingReading): string {
  const say = (zh: string, en: string) =>
    `${locale === 'en' ? en : zh}${COLON[locale]}${input.reason}`
  switch (input.kind) {
    case 'transfer': {
      if (input.to === input.actor.accountId)
        return say(`把「${task}」改为自己办`, `Took “${task}” over`)
      const name = nameOf(input.to)
      return say(`把「${task}」转给${name}办`, `Handed “${task}” on to ${name}`)
    }
    case 'delegate': {
      const name = nameOf(input.to)
      return say(`把「${task}」委派给${name}`, `Delegated “${task}” to ${name}`)
    }
    case 'add-signer': {
      const name = nameOf(input.to)
      const [zh, en] = POSITIONS[input.position]
      return say(`「${task}」加签，${name}${zh}`, `Added ${name} to sign “${task}” ${en}`)
    }
    case 'remove-signer':
      return say(
        `「${task}」减签：第 ${input.seat + 1} 位`,
        `Took signer ${input.seat + 1} of “${task}” away`,
      )
    default:
      return unreachable(input)
  }
}

const COLON: Readonly<Record<Locale, string>> = { 'zh-CN': '：', en: ': ' }

const POSITIONS = {
  before: ['先签', 'first'],
  after: ['后签', 'afterwards'],
  beside: ['同时签', 'as well'],
} as const
