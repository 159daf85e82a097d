import type { HistoryEntry } from '@linli/runtime/core'
import { unreachable } from '@linli/schemas/linli-error'
import type { Locale } from '@linli/schemas/locale-text'

type Asking = Extract<
  HistoryEntry['input'],
  {
    kind:
      | 'ask'
      | 'ask-extension'
      | 'decide-extension'
      | 'answer'
      | 'withdraw-question'
      | 'copy'
      | 'take-back'
  }
>

interface AskingReading {
  /** Title of the task that it is about. */
  readonly task: string
  readonly nameOf: (accountId: string) => string
  /** So much more time of the task, in words. */
  readonly timeOf: (units: number) => string
  readonly locale: Locale
}

/** What was asked and answered beside a task, who may read along, and what was taken back, for staff. */
export function askingSentence(
  input: Asking,
  { task, nameOf, timeOf, locale }: AskingReading,
): string {
  const say = (zh: string, en: string) => (locale === 'en' ? en : zh)
  switch (input.kind) {
    case 'ask': {
      const { question, to, text } = input
      const [zh, en] = DEEDS[question]
      const name = to === null ? '' : nameOf(to)
      const whom = to === null ? '' : say(`，请${name}答复`, `, asking ${name}`)
      return say(`就「${task}」${zh}${whom}：${text}`, `${en} on “${task}”${whom}: ${text}`)
    }
    case 'ask-extension': {
      const time = timeOf(input.units)
      return say(
        `「${task}」申请延期${time}：${input.reason}`,
        `Asked for ${time} more for “${task}”: ${input.reason}`,
      )
    }
    case 'decide-extension':
      return input.isGranted
        ? say(`同意「${task}」延期：${input.reason}`, `Gave “${task}” more time: ${input.reason}`)
        : say(
            `不同意「${task}」延期：${input.reason}`,
            `Gave “${task}” no more time: ${input.reason}`,
          )
    case 'answer':
      return say(`答复「${task}」的问询：${input.text}`, `Answered on “${task}”: ${input.text}`)
    case 'withdraw-question':
      return say(`收回「${task}」的问询`, `Withdrew a question on “${task}”`)
    case 'copy': {
      const names = input.to.map(nameOf).join(say('、', ', '))
      const note = input.note === '' ? '' : say(`：${input.note}`, `: ${input.note}`)
      return say(`抄送给${names}${note}`, `Copied to ${names}${note}`)
    }
    case 'take-back':
      return say(`撤回「${task}」：${input.reason}`, `Took back “${task}”: ${input.reason}`)
    default:
      return unreachable(input)
  }
}

const DEEDS = { advice: ['请人协办', 'Advice'], supervision: ['督办', 'Supervision'] } as const
