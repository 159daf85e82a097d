import type { Definition, DeviceTrigger } from '@linli/schemas/definition'
import type { LocaleText } from '@linli/schemas/locale-text'
import { actionsOf } from './definition-actions.ts'
import type { StateSite, TransitionCause } from './definition-tree.ts'
import { statesOf } from './definition-tree.ts'
import type { ExpressionNames, SpokenName } from './expression-names.ts'
import { both, fieldOf, namesOfSchema, withMarks } from './expression-names.ts'
import { fieldMarks } from './marks/field-marks.ts'
import type { FieldMarks } from './marks/marked-field.ts'

/** What people call everything the expressions of a definition may name, by the place they stand in. The same places as
 *  `DefinitionScopes`, the same names in each. */
export interface DefinitionNames {
  readonly state: ExpressionNames
  readonly notice: ExpressionNames
  transition(cause: TransitionCause): ExpressionNames
  form(id: string): ExpressionNames
  formTrigger(id: string): ExpressionNames
  deviceTrigger(trigger: DeviceTrigger): ExpressionNames
}

/** The names of a definition. Where the context gives a field no title, or no titles to its values, it borrows those of
 *  the field that it is set from. */
export function definitionNames(definition: Definition): DefinitionNames {
  const marked: Marked = { definition, marks: fieldMarks(definition) }
  const context = withMarks(contextNames(marked), 'context', marked.marks)
  const state = { context }
  return {
    state,
    notice: {
      context,
      instance: group(both('工单', 'Case'), {
        number: named('string', '单号', 'Number'),
        title: named('string', '事项', 'Service'),
      }),
    },
    form: (id) => ({ form: answers(marked, id) }),
    formTrigger: (id) => ({ form: answers(marked, id), user: USER }),
    deviceTrigger: (trigger) => ({ reading: reading(marked, trigger), device: DEVICE }),
    transition(cause) {
      if (cause.kind === 'event') return { context, event: eventNames(marked, cause.name) }
      if (cause.kind === 'task')
        return { context, output: outputNames(marked, cause.invoke.input.task) }
      if (cause.kind === 'child') return { context, output: CHILD_DONE }
      if (cause.kind === 'child-failed') return { context, output: CHILD_FAILED }
      return state
    },
  }
}

interface Marked {
  readonly definition: Definition
  readonly marks: FieldMarks
}

const USER = group(both('提交人', 'Submitter'), {
  id: named('string', '提交人账号', 'Submitter’s account'),
  role: {
    ...named('string', '提交人身份', 'Submitter’s role'),
    choices: new Map([
      ['resident', both('居民', 'resident')],
      ['worker', both('工作人员', 'worker')],
      ['official', both('管理人员', 'official')],
    ]),
  },
  nodeId: named('string', '提交人所在网格', 'Submitter’s grid'),
})

const DEVICE = group(both('设备', 'Device'), {
  id: named('string', '设备编号', 'Device number'),
  type: named('string', '设备类型', 'Device type'),
  name: named('string', '设备名称', 'Device name'),
  nodeId: named('string', '设备所在网格', 'Device’s grid'),
})

const CHILD_NUMBER = named('string', '子工单单号', 'Number of the child')
const CHILD_AT = { ...named('int', '结束时间', 'Time of its end'), isInstant: true as const }

const CHILD_DONE = group(both('子工单', 'Child'), {
  ended: named('string', '子工单结束在哪个环节', 'Where the child ended'),
  number: CHILD_NUMBER,
  at: CHILD_AT,
})

const CHILD_FAILED = group(both('子工单', 'Child'), {
  code: {
    ...named('string', '子工单没有办成的原因', 'Why the child failed'),
    choices: new Map([
      ['cancelled', both('被终止', 'it was cancelled')],
      ['refused', both('无法启动', 'it could not be started')],
      ['too-deep', both('层数太多', 'too deep')],
      ['skipped', both('已放弃', 'it was given up')],
    ]),
  },
  number: CHILD_NUMBER,
  at: CHILD_AT,
})

function answers({ definition, marks }: Marked, form: string): SpokenName {
  const known = lookUp(definition.forms, form)
  if (known === undefined) return group(both('表单', 'Form'), {})
  const names = withMarks(namesOfSchema(known.schema, known.i18n), form, marks)
  return frame(names, spoken(known.title))
}

function reading({ definition, marks }: Marked, trigger: DeviceTrigger): SpokenName {
  const owner = `reading ${definition.triggers.indexOf(trigger)}`
  return frame(withMarks(namesOfSchema(trigger.schema), owner, marks), both('读数', 'Reading'))
}

function eventNames({ definition: { events }, marks }: Marked, name: string): SpokenName {
  const known = lookUp(events, name)
  const payload =
    known?.schema === undefined
      ? group(both('事件', 'Event'), {})
      : frame(
          withMarks(namesOfSchema(known.schema, known.i18n), `event ${name}`, marks),
          spoken(known.title),
        )
  const types = Object.entries(events).map(
    ([type, declared]) => [type, spoken(declared.title)] as const,
  )
  return group(both('事件', 'Event'), {
    type: { ...named('string', '事件', 'Event'), choices: new Map(types) },
    payload,
    by: named('string', '发起人账号', 'Sender’s account'),
    at: { ...named('int', '发生时间', 'Time of the event'), isInstant: true },
  })
}

function outputNames(marked: Marked, task: string): SpokenName {
  const known = lookUp(marked.definition.tasks, task)
  const outcomes = Object.entries(known?.outcomes ?? {}).map(
    ([outcome, { title }]) => [outcome, spoken(title)] as const,
  )
  return group(known === undefined ? both('任务', 'Task') : spoken(known.title), {
    outcome: { ...named('string', '办理结果', 'Outcome'), choices: new Map(outcomes) },
    form: known?.form === undefined ? group(both('表单', 'Form'), {}) : answers(marked, known.form),
    by: named('string', '办理人账号', 'Account of who did it'),
    at: { ...named('int', '办理时间', 'Time of completion'), isInstant: true },
  })
}

function contextNames(marked: Marked): SpokenName {
  const { schema, i18n } = marked.definition.context
  const lent = lenders(marked)
  const fields = Object.entries(namesOfSchema(schema, i18n).fields ?? {}).map(
    ([key, field]) => [key, borrowed(field, lent.get(key))] as const,
  )
  return group(both('工单', 'Case'), Object.fromEntries(fields))
}

/** The first titled field of a form, payload or reading that each context field is set from as it is. */
function lenders(marked: Marked): ReadonlyMap<string, SpokenName> {
  const found = new Map<string, SpokenName>()
  const note = (to: string, cel: string, names: () => ExpressionNames) => {
    const lender = found.has(to) || !PLAIN_FIELD.test(cel) ? null : plainField(cel, names())
    if (lender !== null && lender.title !== null) found.set(to, lender)
  }
  const { definition } = marked
  for (const trigger of definition.triggers) {
    const names = (): ExpressionNames =>
      trigger.kind === 'form'
        ? { form: answers(marked, trigger.form) }
        : { reading: reading(marked, trigger) }
    for (const [to, cel] of Object.entries(trigger.set)) note(to, cel, names)
  }
  for (const site of statesOf(definition.machine)) {
    for (const { to, cel, cause } of setsOf(site)) note(to, cel, () => given(marked, cause))
  }
  return found
}

function given(marked: Marked, cause: TransitionCause | null): ExpressionNames {
  if (cause?.kind === 'event') return { event: eventNames(marked, cause.name) }
  return cause?.kind === 'task' ? { output: outputNames(marked, cause.invoke.input.task) } : {}
}

function setsOf(site: StateSite) {
  return actionsOf(site).flatMap(({ action, cause }) =>
    action.type === 'set' ? [{ ...action.params, cause }] : [],
  )
}

/** `output.form.level`: anything else is computed, and lends no title. */
const PLAIN_FIELD = /^\s*(form|reading|event|output)((?:\.\w+)+)\s*$/

function plainField(cel: string, names: ExpressionNames): SpokenName | null {
  const [, variable = '', path = ''] = PLAIN_FIELD.exec(cel) ?? []
  const known = names[variable]
  return known === undefined
    ? null
    : path.slice(1).split('.').reduce<SpokenName | null>(fieldOf, known)
}

function borrowed(field: SpokenName, lender: SpokenName | undefined): SpokenName {
  if (lender === undefined || lender.kind !== field.kind) return field
  const { personal: _, ...lent } = lender
  return { ...lent, ...field, title: field.title ?? lender.title }
}

function named(kind: SpokenName['kind'], zh: string, en: string): SpokenName {
  return { kind, title: both(zh, en) }
}

function group(
  title: Required<LocaleText>,
  fields: Readonly<Record<string, SpokenName>>,
): SpokenName {
  return { kind: 'struct', title, fields, isFrame: true }
}

function frame(names: SpokenName, title: Required<LocaleText>): SpokenName {
  return { ...names, title, isFrame: true }
}

function spoken(title: LocaleText): Required<LocaleText> {
  return both(title['zh-CN'], title.en)
}

function lookUp<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined
}
