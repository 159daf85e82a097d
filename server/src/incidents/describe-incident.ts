import type { StepInput } from '@linli/runtime/core'
import type { Effect } from '@linli/schemas/effect'
import { unreachable } from '@linli/schemas/linli-error'
import type { Locale } from '@linli/schemas/locale-text'
import { textIn } from '@linli/schemas/locale-text'
import type { PublishedVersion } from '../reading/versions.ts'

/** What an incident keeps: a step's input, or an effect. The engine wrote it. */
type KeptInput = StepInput | { readonly kind: 'effect'; readonly effect: Effect }

interface IncidentReading {
  readonly version: PublishedVersion
  readonly locale: Locale
  /** Name of the task by its id, where its row is known. */
  readonly taskName: string | null
}

/** What was tried, as a sentence: the kind of input with the title of its task, event, timer or notice. Answers and
 *  readings are left out; whoever may read them finds them at the instance. */
export function describeIncident(input: string, reading: IncidentReading): string {
  const kept = JSON.parse(input) as KeptInput
  const { definition } = reading.version
  const say = (zh: string, en: string) => (reading.locale === 'en' ? en : zh)
  switch (kept.kind) {
    case 'event': {
      const title = titleIn(definition.events, kept.type, reading.locale)
      return say(`事件「${title}」`, `Event “${title}”`)
    }
    case 'claim':
      return say(`领取${taskTitle(reading)}`, `Claiming ${taskTitle(reading)}`)
    case 'release':
      return say(`放回${taskTitle(reading)}`, `Putting back ${taskTitle(reading)}`)
    case 'transfer':
      return say(`转办${taskTitle(reading)}`, `Handing on ${taskTitle(reading)}`)
    case 'delegate':
      return say(`委派${taskTitle(reading)}`, `Delegating ${taskTitle(reading)}`)
    case 'reassign':
      return say(`重新分派${taskTitle(reading)}`, `Assigning ${taskTitle(reading)} anew`)
    case 'add-signer':
    case 'remove-signer':
      return say(`调整${taskTitle(reading)}的签署人`, `Changing who signs ${taskTitle(reading)}`)
    case 'ask':
      return say(`就${taskTitle(reading)}提问`, `Asking about ${taskTitle(reading)}`)
    case 'answer':
    case 'withdraw-question':
      return say(`答复${taskTitle(reading)}的问询`, `A question about ${taskTitle(reading)}`)
    case 'ask-extension':
    case 'decide-extension':
      return say(`${taskTitle(reading)}延期`, `More time for ${taskTitle(reading)}`)
    case 'copy':
      return say('抄送', 'Copying the case')
    case 'take-back':
      return say(`撤回${taskTitle(reading)}`, `Taking back ${taskTitle(reading)}`)
    case 'urge':
      return say('催办', 'Urging')
    case 'complete': {
      const task = definition.tasks[reading.taskName ?? '']
      const outcome = titleIn(task?.outcomes ?? {}, kept.outcome, reading.locale)
      const title = taskTitle(reading)
      return say(`完成${title}：${outcome}`, `Completing ${title}: ${outcome}`)
    }
    case 'timer':
    case 'skip': {
      const title = titleIn(definition.timers, timerName(kept.event), reading.locale)
      return say(`时限「${title}」到时`, `Timer “${title}” is due`)
    }
    case 'reschedule':
      return say('按新的工作日历调整时限', 'Following the new working calendar')
    case 'suspend':
      return say('挂起工单', 'Suspending the case')
    case 'resume':
      return say('恢复计时', 'Letting the clocks go on')
    case 'cancel':
      return say('终止工单', 'Cancelling the case')
    case 'child-started':
    case 'child-ended':
      return say('处理子工单的消息', 'Hearing of a child')
    case 'stop':
      return say('随上级工单结束', 'Ending with its parent')
    case 'effect':
      return effectSentence(kept.effect, reading)
    default:
      return unreachable(kept)
  }
}

/** Id of the task that the input is about, or null. */
export function taskOfIncident(input: string): string | null {
  const kept = JSON.parse(input) as KeptInput
  return 'taskId' in kept ? kept.taskId : null
}

/** The title only: body and recipients are the recipients' own. */
function effectSentence(effect: Effect, { locale }: IncidentReading): string {
  if (effect.kind === 'emit') {
    return locale === 'en' ? `Sending event “${effect.event}”` : `发出事件「${effect.event}」`
  }
  if (effect.kind === 'start-child') return locale === 'en' ? 'Starting a child' : '启动子工单'
  if (effect.kind === 'end-child') {
    return locale === 'en' ? 'Telling the parent of the end' : '把结束告诉上级工单'
  }
  if (effect.kind === 'stop-child') return locale === 'en' ? 'Ending a child' : '结束子工单'
  const title = textIn(effect.title, locale)
  return locale === 'en' ? `Sending notice “${title}”` : `发送通知「${title}」`
}

/** `xstate.after.<timer name>.<state uid>`; a uid holds no dot, a timer's name may. */
function timerName(event: string): string {
  return event.slice('xstate.after.'.length, event.lastIndexOf('.'))
}

function taskTitle({ version, locale, taskName }: IncidentReading): string {
  if (taskName === null) return locale === 'en' ? 'a task' : '任务'
  const title = titleIn(version.definition.tasks, taskName, locale)
  return locale === 'en' ? `“${title}”` : `「${title}」`
}

function titleIn(
  declared: Readonly<Record<string, { readonly title: Parameters<typeof textIn>[0] }>>,
  name: string,
  locale: Locale,
): string {
  const found = Object.hasOwn(declared, name) ? declared[name] : undefined
  return found === undefined ? name : textIn(found.title, locale)
}
