import type { HistoryEntry, StartInput } from '@linli/runtime/core'
import { unreachable } from '@linli/schemas/linli-error'
import type { Locale } from '@linli/schemas/locale-text'
import { textIn } from '@linli/schemas/locale-text'
import type { ChildFailure, NamedInstance } from '@linli/schemas/snapshot'

type ChildInput = Extract<HistoryEntry['input'], { kind: 'child-started' | 'child-ended' | 'stop' }>

/** What happened between an instance and its children, or to a child because of its parent; for staff. */
export function childSentence(input: ChildInput, locale: Locale): string {
  switch (input.kind) {
    case 'child-started': {
      const called = calledInstance(input.child, locale)
      return locale === 'en' ? `Started the child ${called}` : `启动了子工单 ${called}`
    }
    case 'child-ended':
      return endSentence(input, locale)
    case 'stop':
      return locale === 'en'
        ? 'Ended, as the case that had started it went on without it'
        : '上级工单不再等它，随之结束'
    default:
      return unreachable(input)
  }
}

function endSentence(
  { child, end }: Extract<ChildInput, { kind: 'child-ended' }>,
  locale: Locale,
): string {
  const called = child === null ? '' : ` ${calledInstance(child, locale)}`
  const { zh, en } = end.kind === 'done' ? DONE : failureOf(end.code, child)
  return locale === 'en' ? `The child${called} ${en}` : `子工单${called}${zh}`
}

/** Residents read of the case that they know; its number is that of their own. */
export function startedBySentence(
  parent: NonNullable<StartInput['parent']>,
  { locale, audience }: { readonly locale: Locale; readonly audience: string },
): string {
  if (audience !== 'staff') return locale === 'en' ? 'Started' : '开始办理'
  const called = calledInstance(parent, locale)
  return locale === 'en' ? `Started by the case ${called}` : `由上级工单 ${called} 启动`
}

function calledInstance({ number, title }: NamedInstance, locale: Locale): string {
  const text = textIn(title, locale)
  return locale === 'en' ? `${number} (${text})` : `${number}（${text}）`
}

const DONE = { zh: '已办结', en: 'has ended' }

const FAILURES: Readonly<Record<ChildFailure, { readonly zh: string; readonly en: string }>> = {
  cancelled: { zh: '被终止了', en: 'was cancelled' },
  refused: { zh: '没有启动成功', en: 'could not be started' },
  'too-deep': {
    zh: '没有启动：子工单的层数太多',
    en: 'was not started: too many levels of children',
  },
  skipped: { zh: '没有启动：已放弃', en: 'was not started: given up' },
}

const UNHEARD = { zh: '已结束，但结果没有采用：已放弃', en: 'has ended, and its end was given up' }

/** What was given up is a start, or the hearing of an end. */
function failureOf(code: ChildFailure, child: NamedInstance | null) {
  return code === 'skipped' && child !== null ? UNHEARD : FAILURES[code]
}
