import type { Definition } from '@linli/schemas/definition'
import type { FieldSchema } from '@linli/schemas/form-definition'
import type { JsonValue } from '@linli/schemas/json'
import type { LocaleText } from '@linli/schemas/locale-text'
import type { Deed, Exploration, Trouble } from './explore.ts'
import type { Answers } from './moved.ts'
import type { Unknown } from './unknown.ts'

/** A course of events, from the start on, with what is known of the answers given in each. */
export type Course = readonly CourseStep[]
export interface CourseStep {
  readonly deed: Deed
  /** What a person or device said with it, by dotted path inside the form, reading or payload. */
  readonly said: ReadonlyMap<string, JsonValue | undefined>
}

/** The course that led to a visit first, and then on by `more`. */
export function courseTo(
  { visits }: Exploration,
  index: number | null,
  more: readonly (Deed | Trouble)[] = [],
): Course {
  const deeds: Deed[] = more.map((deed) => ({ asks: null, ...deed }))
  for (let at = index; at !== null; at = visits[at]?.from ?? null) {
    const visit = visits[at]
    if (visit === undefined) break
    deeds.unshift(visit.by)
  }
  const answers = deeds.flatMap((deed) => deed.answers)
  return deeds.map((deed) => ({ deed, said: saidOf(deed, answers) }))
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
export function describeCourse(course: Course, definition: Definition): LocaleText[] {
  return course.map((step) => describeStep(step, definition))
}

function describeStep({ deed, said }: CourseStep, definition: Definition): LocaleText {
  const { move } = deed
  switch (move.kind) {
    case 'start': {
      const trigger = definition.triggers[move.trigger]
      const isForm = trigger?.kind === 'form'
      const form = isForm ? definition.forms[trigger.form] : undefined
      const schema = trigger?.kind === 'device' ? trigger.schema : form?.schema
      return withAnswers(
        isForm
          ? { 'zh-CN': `提交“${zh(form?.title)}”`, en: `“${en(form?.title)}” is submitted` }
          : { 'zh-CN': '设备上报', en: 'a device reports' },
        { said, schema },
      )
    }
    case 'complete': {
      const task = definition.tasks[move.task]
      const outcome = task?.outcomes[move.outcome]?.title
      const schema = task?.form === undefined ? undefined : definition.forms[task.form]?.schema
      return withAnswers(
        {
          'zh-CN': `“${zh(task?.title)}”选“${zh(outcome)}”`,
          en: `“${en(task?.title)}” ends with “${en(outcome)}”`,
        },
        { said, schema },
      )
    }
    case 'send': {
      const event = definition.events[move.event]
      return withAnswers(
        { 'zh-CN': `收到“${zh(event?.title)}”`, en: `“${en(event?.title)}” comes` },
        { said, schema: event?.schema },
      )
    }
    case 'fire': {
      const timer = definition.timers[move.timer.name]
      return { 'zh-CN': `“${zh(timer?.title)}”到期`, en: `“${en(timer?.title)}” is due` }
    }
  }
}

interface Said {
  readonly said: CourseStep['said']
  readonly schema: FieldSchema | undefined
}

function withAnswers(text: Required<LocaleText>, { said, schema }: Said): LocaleText {
  const pairs = [...said].map(([path, value]) => answerText(path, value, schema))
  if (pairs.length === 0) return text
  return {
    'zh-CN': `${text['zh-CN']}（${pairs.map((pair) => pair['zh-CN']).join('，')}）`,
    en: `${text.en} (${pairs.map((pair) => pair.en).join(', ')})`,
  }
}

function answerText(path: string, value: JsonValue | undefined, schema: FieldSchema | undefined) {
  const field = path
    .split('.')
    .reduce<FieldSchema | undefined>((group, name) => group?.properties?.[name], schema)
  const title = field?.title ?? path
  const option = field?.oneOf?.find((each) => each.const === value)?.title
  if (value === undefined) return { 'zh-CN': `${title}没有填`, en: `${title} unanswered` }
  if (typeof value === 'boolean') {
    return { 'zh-CN': `${title}：${value ? '是' : '否'}`, en: `${title}: ${value ? 'yes' : 'no'}` }
  }
  const shown = option ?? String(value)
  return { 'zh-CN': `${title}：${shown}`, en: `${title}: ${shown}` }
}

function zh(text: LocaleText | undefined): string {
  return text?.['zh-CN'] ?? ''
}

function en(text: LocaleText | undefined): string {
  return text?.en ?? zh(text)
}
