import type { Definition } from '@linli/schemas/definition'
import { unreachable } from '@linli/schemas/linli-error'
import type { LocaleText } from '@linli/schemas/locale-text'
import { statesOf } from './definition-tree.ts'
import type { PostTitles } from './describe-assignment.ts'
import { describeAssignment } from './describe-assignment.ts'
import type { Explanation, HistoryEntry } from './step.ts'

/** A step as its history row keeps it. */
export interface PastStep {
  readonly entry: HistoryEntry
  readonly explanation: Explanation
}

/** For whom a step is told. `public` uses the states' public titles and leaves reasons out. */
export interface Telling {
  /** How the actor is called, masked or not; null where nobody acted. */
  readonly who: string | null
  readonly audience: 'staff' | 'public'
  readonly posts?: PostTitles
}

export interface ToldStep {
  readonly sentence: LocaleText
  /** Why it went this way: conditions asked and tasks assigned. Empty for the public. */
  readonly reasons: readonly LocaleText[]
  /** What `log` actions said. Empty for the public. */
  readonly notes: readonly LocaleText[]
}

/** One step of an instance in sentences: who did what, and where the instance stands after it. */
export function describeStep(definition: Definition, past: PastStep, telling: Telling): ToldStep {
  const deed = deedText(definition, past, telling)
  const arrival = arrivalText(definition, past.explanation, telling)
  const isPublic = telling.audience === 'public'
  return {
    sentence: {
      'zh-CN': `${deed['zh-CN']}${arrival['zh-CN']}。`,
      en: `${deed.en}${arrival.en}.`,
    },
    reasons: isPublic ? [] : reasonTexts(definition, past, telling.posts),
    notes: isPublic ? [] : past.explanation.notes,
  }
}

type Both = Required<LocaleText>

function deedText(
  definition: Definition,
  { entry: { input }, explanation }: PastStep,
  { who }: Telling,
): Both {
  const zhWho = who ?? '系统'
  const enWho = who ?? 'The system'
  switch (input.kind) {
    case 'start': {
      if (input.device !== null) {
        const { name } = input.device
        return both(
          `设备“${name}”上报，自动立案`,
          `The device “${name}” reported; a case was opened`,
        )
      }
      const trigger = definition.triggers[input.trigger]
      const form = trigger?.kind === 'form' ? definition.forms[trigger.form] : undefined
      const title = titled(form?.title ?? definition.title)
      return both(`${zhWho}提交了“${title['zh-CN']}”`, `${enWho} submitted “${title.en}”`)
    }
    case 'event': {
      const title = titled(definition.events[input.type]?.title, input.type)
      return input.actor.role === 'device'
        ? both(`设备上报：${title['zh-CN']}`, `The device reported: ${title.en}`)
        : both(`${zhWho}：${title['zh-CN']}`, `${enWho}: ${title.en}`)
    }
    case 'claim': {
      const task = taskTitle(definition, explanation)
      return both(`${zhWho}签收了“${task['zh-CN']}”`, `${enWho} took “${task.en}”`)
    }
    case 'release': {
      const task = taskTitle(definition, explanation)
      return both(`${zhWho}放回了“${task['zh-CN']}”`, `${enWho} gave “${task.en}” back`)
    }
    case 'complete': {
      const task = taskTitle(definition, explanation)
      const outcomes = definition.tasks[explanation.about ?? '']?.outcomes
      const outcome = titled(outcomes?.[input.outcome]?.title, input.outcome)
      return both(
        `${zhWho}办理了“${task['zh-CN']}”：${outcome['zh-CN']}`,
        `${enWho} completed “${task.en}”: ${outcome.en}`,
      )
    }
    case 'timer': {
      const timer = titled(
        definition.timers[explanation.about ?? '']?.title,
        explanation.about ?? '',
      )
      return both(`时限“${timer['zh-CN']}”到了`, `The time limit “${timer.en}” was reached`)
    }
    case 'cancel':
      return both(`${zhWho}取消了工单：${input.reason}`, `${enWho} cancelled it: ${input.reason}`)
    default:
      return unreachable(input)
  }
}

function taskTitle(definition: Definition, { about }: Explanation): Both {
  return titled(definition.tasks[about ?? '']?.title, about ?? '')
}

/** The states the step came to rest in. */
function arrivalText(
  definition: Definition,
  { entered, left }: Explanation,
  { audience }: Telling,
): Both {
  const leaves = statesOf(definition.machine).filter(
    ({ uid, state }) => uid !== null && Object.keys(state.states ?? {}).length === 0,
  )
  const count = (uids: readonly string[], uid: string): number =>
    uids.filter((each) => each === uid).length
  const last = entered.findLast((uid) => leaves.some((leaf) => leaf.uid === uid))
  const titles = leaves
    .filter(({ uid }) => {
      return uid !== null && (uid === last || count(entered, uid) > count(left, uid))
    })
    .map(({ state }) => {
      // Only the machine itself has no meta, and it is not among the leaves.
      const meta = 'meta' in state ? state.meta : undefined
      return audience === 'public' && meta?.publicTitle !== undefined
        ? meta.publicTitle
        : meta?.title
    })
    .map((title) => titled(title))
  const zh = [...new Set(titles.map((title) => `“${title['zh-CN']}”`))]
  const en = [...new Set(titles.map((title) => `“${title.en}”`))]
  return zh.length === 0
    ? both('', '')
    : both(`，进入${zh.join('、')}`, `; now at ${en.join(', ')}`)
}

function reasonTexts(
  definition: Definition,
  { entry, explanation }: PastStep,
  posts: PostTitles | undefined,
): LocaleText[] {
  return [
    ...explanation.decisions.map(({ cel, result }) =>
      result
        ? both(`条件成立：${cel}`, `Holds: ${cel}`)
        : both(`条件不成立：${cel}`, `Does not hold: ${cel}`),
    ),
    ...entry.recorded.assignments.map((assignment) =>
      describeAssignment(definition, assignment, posts),
    ),
  ]
}

function titled(title: LocaleText | undefined, fallback = ''): Both {
  const zh = title?.['zh-CN'] ?? fallback
  return both(zh, title?.en ?? zh)
}

function both(zh: string, en: string): Both {
  return { 'zh-CN': zh, en }
}
