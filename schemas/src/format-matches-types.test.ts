import { describe, expect, test } from 'vitest'
import format from '../json/linli-1.schema.json' with { type: 'json' }
import type { AssignRule } from './assign-rule.ts'
import type {
  ActionDefinition,
  BlockUse,
  Definition,
  DeviceTrigger,
  EventDeclaration,
  FormTrigger,
  GuardDefinition,
  Invariant,
  MachineDefinition,
  NearbyRule,
  NoticeDefinition,
  PaperDefinition,
  PaperPart,
  RepeatedText,
  RetentionRule,
  SilencedAdvice,
  StateDefinition,
  TaskDefinition,
  TaskInvocation,
  TimerDefinition,
  TransitionDefinition,
  WorkflowInput,
  WorkflowInvocation,
} from './definition.ts'
import type {
  EligibilityRule,
  EligibilityVerdict,
  FieldSchema,
  FormDefinition,
  FormRule,
} from './form-definition.ts'
import type { LocaleText } from './locale-text.ts'
import { type Note, REMARK_COLORS, REMARK_LIMITS, type Remark } from './remark.ts'
import type { Scenario, ScenarioExpectation, ScenarioStep } from './scenario.ts'
import type { AnySignRule, ShareRule, Signer, VoteRule } from './sign-rule.ts'

/** The keys of a type, each with whether it must be there. The compiler keeps these tables equal to the types;
 *  the test keeps the JSON Schema equal to the tables. */
type Keys<T> = {
  readonly [K in keyof T]-?: Partial<Pick<T, K>> extends Pick<T, K> ? 'optional' : 'required'
}
type Of<Union, Tag extends keyof Union, Value> = Extract<Union, Readonly<Record<Tag, Value>>>

const DEFINITION: Keys<Definition> = {
  format: 'required',
  id: 'required',
  title: 'required',
  description: 'optional',
  family: 'required',
  context: 'required',
  events: 'required',
  forms: 'required',
  tasks: 'required',
  timers: 'required',
  notices: 'required',
  papers: 'optional',
  triggers: 'required',
  machine: 'required',
  invariants: 'optional',
  retention: 'optional',
  nearby: 'optional',
  scenarios: 'required',
  silenced: 'optional',
  blocks: 'optional',
  remarks: 'optional',
  layout: 'required',
}
const TEXT: Keys<LocaleText> = { 'zh-CN': 'required', en: 'optional' }
const INVARIANT: Keys<Invariant> = { title: 'required', never: 'required' }
const RETENTION: Keys<RetentionRule> = { days: 'required', erase: 'required' }
const NEARBY: Keys<NearbyRule> = { kind: 'required', kinds: 'required' }
const SILENCED: Keys<SilencedAdvice> = { code: 'required', path: 'required', reason: 'required' }
const BLOCK: Keys<BlockUse> = {
  block: 'required',
  revision: 'required',
  form: 'required',
  fields: 'required',
}
const NEVER: Keys<Invariant['never']> = { states: 'optional', when: 'optional' }
const CONTEXT: Keys<Definition['context']> = {
  schema: 'required',
  initial: 'required',
  i18n: 'optional',
}
const EVENT: Keys<EventDeclaration> = {
  title: 'required',
  source: 'required',
  schema: 'optional',
  i18n: 'optional',
}
const TASK: Keys<TaskDefinition> = {
  title: 'required',
  instructions: 'optional',
  form: 'optional',
  assign: 'required',
  sign: 'optional',
  outcomes: 'required',
  exclude: 'optional',
  takeBack: 'optional',
  atDue: 'optional',
  legal: 'optional',
  dedupe: 'optional',
  extension: 'optional',
  due: 'optional',
  urgent: 'optional',
  reads: 'optional',
  fields: 'optional',
}
const NOTICE: Keys<NoticeDefinition> = {
  channel: 'required',
  title: 'required',
  body: 'required',
  opens: 'optional',
}
const PAPER: Keys<PaperDefinition> = {
  title: 'required',
  at: 'required',
  body: 'required',
  signatures: 'optional',
  shows: 'optional',
  acrossPages: 'optional',
}
const REPEATED: Keys<RepeatedText> = { text: 'required', each: 'optional' }
const PAPER_PARTS: {
  readonly [K in PaperPart['kind']]: Keys<Of<PaperPart, 'kind', K>>
} = {
  heading: { kind: 'required', text: 'required' },
  text: { kind: 'required', text: 'required', each: 'optional' },
  table: { kind: 'required', each: 'required', columns: 'required' },
}
const PLACED: Omit<Keys<Note>, 'kind' | 'text'> = {
  x: 'required',
  y: 'required',
  width: 'required',
  height: 'required',
  color: 'optional',
}
const REMARKS: { readonly [K in Remark['kind']]: Keys<Of<Remark, 'kind', K>> } = {
  note: { kind: 'required', text: 'required', ...PLACED },
  frame: { kind: 'required', title: 'required', ...PLACED },
}
const COLUMN: Keys<Of<PaperPart, 'kind', 'table'>['columns'][number]> = {
  title: 'required',
  text: 'required',
}
const TRANSITION: Keys<TransitionDefinition> = {
  target: 'optional',
  guard: 'optional',
  actions: 'optional',
  reenter: 'optional',
  description: 'optional',
}
const INVOKE: Keys<TaskInvocation> = {
  src: 'required',
  id: 'required',
  input: 'required',
  onDone: 'required',
}
const INVOKE_WORKFLOW: Keys<WorkflowInvocation> = { ...INVOKE, onError: 'optional' }
const WORKFLOW_INPUT: Keys<WorkflowInput> = {
  ref: 'required',
  pin: 'required',
  version: 'optional',
  onCancel: 'required',
  set: 'required',
  node: 'optional',
}
const STATE: Keys<StateDefinition> = {
  type: 'optional',
  history: 'optional',
  initial: 'optional',
  states: 'optional',
  on: 'optional',
  after: 'optional',
  pauses: 'optional',
  always: 'optional',
  invoke: 'optional',
  onDone: 'optional',
  entry: 'optional',
  exit: 'optional',
  target: 'optional',
  meta: 'required',
}
const META: Keys<StateDefinition['meta']> = {
  uid: 'required',
  title: 'required',
  publicTitle: 'optional',
}
const FIELD: Keys<FieldSchema> = {
  type: 'required',
  title: 'optional',
  description: 'optional',
  properties: 'optional',
  required: 'optional',
  items: 'optional',
  enum: 'optional',
  oneOf: 'optional',
  const: 'optional',
  default: 'optional',
  format: 'optional',
  pattern: 'optional',
  minLength: 'optional',
  maxLength: 'optional',
  minimum: 'optional',
  maximum: 'optional',
  minItems: 'optional',
  maxItems: 'optional',
  uniqueItems: 'optional',
  'x-personal': 'optional',
  'x-accept': 'optional',
  'x-messages': 'optional',
}
const FORM: Keys<FormDefinition> = {
  title: 'required',
  description: 'optional',
  schema: 'required',
  ui: 'optional',
  rules: 'optional',
  eligibility: 'optional',
  i18n: 'optional',
}
const ELIGIBILITY: Keys<EligibilityRule> = { verdicts: 'required', bring: 'optional' }
const VERDICT: Keys<EligibilityVerdict> = {
  when: 'required',
  verdict: 'required',
  because: 'required',
  instead: 'required',
  phone: 'optional',
}
const RULE: Keys<FormRule> = {
  field: 'required',
  visibleWhen: 'optional',
  requiredWhen: 'optional',
  compute: 'optional',
  validate: 'optional',
}
const SCENARIO: Keys<Scenario> = { title: 'required', startsAt: 'required', steps: 'required' }
const EXPECTATION: Keys<ScenarioExpectation> = {
  children: 'optional',
  states: 'optional',
  tasks: 'optional',
  candidates: 'optional',
  notices: 'optional',
  timers: 'optional',
  context: 'optional',
  ended: 'optional',
}
const STEP_KINDS: Record<
  ScenarioStep extends infer S ? (S extends S ? keyof S : never) : never,
  true
> = {
  submit: true,
  reading: true,
  send: true,
  claim: true,
  complete: true,
  child: true,
  advance: true,
  expect: true,
}

const GUARDS: Record<GuardDefinition['type'], readonly string[]> = {
  expr: ['cel'],
  and: ['guards'],
  or: ['guards'],
  not: ['guard'],
  in: ['state'],
}
const ACTIONS: {
  readonly [T in ActionDefinition['type']]: Keys<Of<ActionDefinition, 'type', T>['params']>
} = {
  set: { to: 'required', cel: 'required' },
  raise: { event: 'required' },
  notify: { notice: 'required', to: 'required', copy: 'optional' },
  emit: { event: 'required' },
  cancelTimer: { timer: 'required' },
  log: { message: 'required' },
}
const RULES: { readonly [S in AssignRule['strategy']]: Keys<Of<AssignRule, 'strategy', S>> } = {
  post: { strategy: 'required', post: 'required', pick: 'optional' },
  initiator: { strategy: 'required' },
  performer: { strategy: 'required', task: 'required' },
  person: { strategy: 'required', account: 'required' },
  field: { strategy: 'required', field: 'required' },
  leader: { strategy: 'required', of: 'required', post: 'required' },
  team: { strategy: 'required', team: 'required', post: 'optional', pick: 'optional' },
  skill: {
    strategy: 'required',
    skill: 'required',
    team: 'optional',
    post: 'optional',
    offDuty: 'optional',
    pick: 'optional',
  },
}
const TIMERS: { readonly [C in TimerDefinition['clock']]: Keys<Of<TimerDefinition, 'clock', C>> } =
  {
    elapsed: { title: 'required', clock: 'required', duration: 'required', from: 'optional' },
    'working-hours': { title: 'required', clock: 'required', hours: 'required', from: 'optional' },
    'working-days': { title: 'required', clock: 'required', days: 'required', from: 'optional' },
    'calendar-days': { title: 'required', clock: 'required', days: 'required', from: 'optional' },
    months: { title: 'required', clock: 'required', months: 'required', from: 'optional' },
    share: { title: 'required', clock: 'required', of: 'required', percent: 'required' },
  }
const SIGNERS = { signers: 'required', atOnce: 'optional' } as const
const VOTE = { agree: 'required', otherwise: 'required', stopsAtDissent: 'optional' } as const
const SIGNER: Keys<Signer> = { assign: 'required', each: 'optional', weight: 'optional' }
const SIGN_RULES: {
  readonly any: Keys<AnySignRule>
  readonly all: Keys<VoteRule>
  readonly sequence: Keys<VoteRule>
  readonly share: Keys<ShareRule>
} = {
  any: { mode: 'required', ...SIGNERS },
  all: { mode: 'required', ...SIGNERS, ...VOTE },
  sequence: { mode: 'required', ...SIGNERS, ...VOTE },
  share: { mode: 'required', ...SIGNERS, ...VOTE, percent: 'required' },
}
const TRIGGERS: { readonly form: Keys<FormTrigger>; readonly device: Keys<DeviceTrigger> } = {
  form: {
    kind: 'required',
    form: 'required',
    by: 'required',
    anonymousWhen: 'optional',
    node: 'required',
    set: 'required',
  },
  device: {
    kind: 'required',
    deviceType: 'required',
    schema: 'required',
    match: 'required',
    key: 'required',
    policy: 'required',
    event: 'optional',
    node: 'required',
    set: 'required',
  },
}
const { meta: _, target: __, pauses: ___, ...MACHINE } = STATE
/** The machine is a state without meta; it is no history, so it has no target, and it always has states. */
const MACHINE_KEYS: Omit<Keys<MachineDefinition>, 'target'> = MACHINE

interface Closed {
  readonly properties: Readonly<Record<string, unknown>>
  readonly required?: readonly string[]
  readonly additionalProperties: boolean
}

function keysOf(schema: unknown): Record<string, string> {
  const { properties, required = [], additionalProperties } = schema as Closed
  expect(additionalProperties).toBe(false)
  return Object.fromEntries(
    Object.keys(properties).map((key) => [key, required.includes(key) ? 'required' : 'optional']),
  )
}

interface Tagged {
  readonly allOf: readonly {
    readonly if: { readonly properties: Readonly<Record<string, { readonly const: string }>> }
    readonly then: unknown
  }[]
}

/** The variants of a union by their tag. */
function variantsOf(schema: unknown, tag: string): Record<string, unknown> {
  return Object.fromEntries(
    (schema as Tagged).allOf.map((each) => [each.if.properties[tag]?.const ?? '', each.then]),
  )
}

describe('linli-1.schema.json knows exactly the keys of the types', () => {
  const { $defs } = format
  test.each([
    ['definition', DEFINITION, format],
    ['text', TEXT, $defs.text],
    ['context', CONTEXT, format.properties.context],
    ['event', EVENT, $defs.event],
    ['task', TASK, $defs.task],
    ['signer', SIGNER, $defs.signers.items],
    ['notice', NOTICE, $defs.notice],
    ['paper', PAPER, $defs.paper],
    ['repeated text', REPEATED, $defs.repeatedText],
    ['column of a table', COLUMN, $defs.paperColumn],
    ['transition', TRANSITION, $defs.transition],
    ['invocation', INVOKE, $defs.taskInvocation],
    ['invocation of a workflow', INVOKE_WORKFLOW, $defs.workflowInvocation],
    ['its input', WORKFLOW_INPUT, $defs.workflowInvocation.properties.input],
    ['state', STATE, $defs.state],
    ['meta', META, $defs.state.properties.meta],
    ['field', FIELD, $defs.field],
    ['form', FORM, $defs.form],
    ['rule', RULE, $defs.form.properties.rules.items],
    ['eligibility', ELIGIBILITY, $defs.form.properties.eligibility],
    ['verdict', VERDICT, $defs.form.properties.eligibility.properties.verdicts.items],
    ['invariant', INVARIANT, $defs.invariant],
    ['what never is', NEVER, $defs.invariant.properties.never],
    ['retention', RETENTION, format.properties.retention],
    ['nearby', NEARBY, format.properties.nearby],
    ['silenced advice', SILENCED, format.properties.silenced.items],
    ['use of a block', BLOCK, format.properties.blocks.items],
    ['scenario', SCENARIO, $defs.scenario],
    ['expectation', EXPECTATION, $defs.scenario.properties.steps.items.properties.expect],
    ['machine', { ...MACHINE_KEYS, states: 'required' }, $defs.machine],
  ])('%s', (_name, table, schema) => {
    expect(keysOf(schema)).toEqual(table)
  })

  test.each([
    ['assign rule', RULES, variantsOf($defs.assignRule, 'strategy')],
    ['sign rule', SIGN_RULES, variantsOf($defs.signRule, 'mode')],
    ['timer', TIMERS, variantsOf($defs.timer, 'clock')],
    ['part of a paper', PAPER_PARTS, variantsOf($defs.paperPart, 'kind')],
    ['trigger', TRIGGERS, variantsOf($defs.trigger, 'kind')],
    ['remark', REMARKS, variantsOf($defs.remark, 'kind')],
  ])('%s', (_name, tables, variants) => {
    const found = Object.entries(variants).map(([tag, schema]) => [tag, keysOf(schema)])

    expect(Object.fromEntries(found)).toEqual(tables)
  })

  test('what a remark may be is what the designer lets it be', () => {
    const { count, text, title, place, leastSize, mostSize } = REMARK_LIMITS
    const { note, frame } = variantsOf($defs.remark, 'kind') as Record<string, Closed>

    expect(format.properties.remarks.maxProperties).toBe(count)
    expect($defs.place).toMatchObject({ minimum: -place, maximum: place })
    expect($defs.size).toMatchObject({ minimum: leastSize, maximum: mostSize })
    expect(note?.properties['text']).toMatchObject({ maxLength: text })
    expect(frame?.properties['title']).toMatchObject({ maxLength: title })
    for (const each of [note, frame]) {
      expect(each?.properties['color']).toEqual({ enum: [...REMARK_COLORS] })
    }
  })

  test('guards and actions, with their parameters', () => {
    const paramsOf = (schema: unknown) => (schema as Closed).properties['params']
    const guards = Object.entries(variantsOf($defs.guard, 'type')).map(([type, schema]) => [
      type,
      Object.keys(keysOf(paramsOf(schema))),
    ])
    const actions = Object.entries(variantsOf($defs.action, 'type')).map(([type, schema]) => [
      type,
      keysOf(paramsOf(schema)),
    ])

    expect(Object.fromEntries(guards)).toEqual(GUARDS)
    expect(Object.fromEntries(actions)).toEqual(ACTIONS)
  })

  test('steps of scenarios', () => {
    const { properties } = $defs.scenario.properties.steps.items

    expect(Object.keys(properties).sort()).toEqual(Object.keys(STEP_KINDS).sort())
  })
})
