import type { Definition } from '@linli/schemas/definition'
import type { JsonValue } from '@linli/schemas/json'
import type { LocaleText } from '@linli/schemas/locale-text'
import type { SpokenName } from '../expression-names.ts'
import { namesOfSchema } from '../expression-names.ts'
import type { Deed, Exploration, Trouble } from './explore.ts'
import type { Answers } from './moved.ts'
import type { Unknown } from './unknown.ts'

/** A course of events, from the start on, with what is known of the answers given in each. */
export type Course = readonly CourseStep[]
export interface CourseStep {
  readonly deed: Deed
  /** What a person or device said with it, by dotted path inside the form, reading or payload. */
  readonly said: ReadonlyMap<string, JsonValue | undefined>
  /** Of a start: the role of whoever submits the form, where something depends on it. */
  readonly role: string | null
}

/** The course that led to a visit first, and then on by `more`. */
export function courseTo(
  { visits }: Exploration,
  index: number | null,
  more: readonly (Deed | Trouble)[] = [],
): Course {
  const deeds: Deed[] = more.map((deed) => ({ asks: null, taken: [], ...deed }))
  for (let at = index; at !== null; at = visits[at]?.from ?? null) {
    const visit = visits[at]
    if (visit === undefined) break
    deeds.unshift(visit.by)
  }
  return courseOf(deeds)
}

/** The course of deeds that follow each other from a start on. */
export function courseOf(deeds: readonly Deed[]): Course {
  const answers = deeds.flatMap((deed) => deed.answers)
  const role = answers.find(([{ path }]) => path === 'user.role')?.[1]
  return deeds.map((deed) => ({
    ...{ deed, said: saidOf(deed, answers) },
    role: deed.move.kind === 'start' && typeof role === 'string' ? role : null,
  }))
}

/** Something said early may be decided late, when a condition asks for it. A trouble made no form of its own: what it
 *  decided of a form that no deed knows was said with it. */
function saidOf(deed: Deed, answers: Answers): Map<string, JsonValue | undefined> {
  const isSaid = (unknown: Unknown) =>
    deed.asks === null
      ? deed.answers.some(([each]) => each.root === unknown.root)
      : unknown.root === deed.asks
  return new Map(
    answers
      .filter(([unknown]) => isSaid(unknown) && unknown !== unknown.root)
      .map(([unknown, value]) => [unknown.path.slice(unknown.root.path.length + 1), value]),
  )
}

/** A few words for each thing that happens. */
export function describeCourse(course: Course, definition: Definition): Required<LocaleText>[] {
  return course.map((step) => describeStep(step, definition))
}

function describeStep({ deed, said }: CourseStep, definition: Definition): Required<LocaleText> {
  const { move } = deed
  switch (move.kind) {
    case 'start': {
      if (move.trigger < 0) return { 'zh-CN': '上级工单启动', en: 'its parent starts it' }
      const trigger = definition.triggers[move.trigger]
      if (trigger?.kind === 'device') {
        const text = { 'zh-CN': '设备上报', en: 'a device reports' }
        return withAnswers(text, said, namesOfSchema(trigger.schema))
      }
      const form = trigger && definition.forms[trigger.form]
      return withAnswers(
        { 'zh-CN': `提交“${zh(form?.title)}”`, en: `“${en(form?.title)}” is submitted` },
        said,
        form && namesOfSchema(form.schema, form.i18n),
      )
    }
    case 'complete': {
      const task = definition.tasks[move.task]
      const outcome = task?.outcomes[move.outcome]?.title
      const form = task?.form === undefined ? undefined : definition.forms[task.form]
      return withAnswers(
        {
          'zh-CN': `“${zh(task?.title)}”选“${zh(outcome)}”`,
          en: `“${en(task?.title)}” ends with “${en(outcome)}”`,
        },
        said,
        form && namesOfSchema(form.schema, form.i18n),
      )
    }
    case 'send': {
      const event = definition.events[move.event]
      return withAnswers(
        { 'zh-CN': `收到“${zh(event?.title)}”`, en: `“${en(event?.title)}” comes` },
        said,
        event?.schema && namesOfSchema(event.schema, event.i18n),
      )
    }
    case 'child':
      return move.end === 'done'
        ? withAnswers({ 'zh-CN': '子流程结束', en: 'the sub-workflow ends' }, said, undefined)
        : withAnswers({ 'zh-CN': '子流程没有办成', en: 'the sub-workflow fails' }, said, undefined)
    case 'fire': {
      const timer = definition.timers[move.timer.name]
      return { 'zh-CN': `“${zh(timer?.title)}”到期`, en: `“${en(timer?.title)}” is due` }
    }
  }
}

function withAnswers(
  text: Required<LocaleText>,
  said: CourseStep['said'],
  names: SpokenName | undefined,
): Required<LocaleText> {
  const pairs = [...said].map(([path, value]) => answerText(path, value, names))
  if (pairs.length === 0) return text
  return {
    'zh-CN': `${text['zh-CN']}（${pairs.map((pair) => pair['zh-CN']).join('，')}）`,
    en: `${text.en} (${pairs.map((pair) => pair.en).join(', ')})`,
  }
}

function answerText(
  path: string,
  value: JsonValue | undefined,
  names: SpokenName | undefined,
): Required<LocaleText> {
  const field = path
    .split('.')
    .reduce<SpokenName | undefined>((group, name) => group?.fields?.[name], names)
  const title = field?.title ?? { 'zh-CN': path, en: path }
  if (value === undefined) {
    return { 'zh-CN': `${title['zh-CN']}没有填`, en: `${title.en} unanswered` }
  }
  const shown = shownValue(value, field)
  return {
    'zh-CN': `${title['zh-CN']}：${shown['zh-CN']}`,
    en: `${title.en}: ${shown.en}`,
  }
}

function shownValue(value: JsonValue, field: SpokenName | undefined): Required<LocaleText> {
  if (typeof value === 'boolean') return { 'zh-CN': value ? '是' : '否', en: value ? 'yes' : 'no' }
  const isChoice = typeof value === 'string' || typeof value === 'number'
  const choice = isChoice ? field?.choices?.get(value) : undefined
  return choice ?? { 'zh-CN': String(value), en: String(value) }
}

function zh(text: LocaleText | undefined): string {
  return text?.['zh-CN'] ?? ''
}

function en(text: LocaleText | undefined): string {
  return text?.en ?? zh(text)
}
