import type {
  ActionDefinition,
  Definition,
  StateDefinition,
  TransitionDefinition,
} from '@linli/schemas/definition'
import type { FormDefinition } from '@linli/schemas/form-definition'
import { ALARM } from '../support/builders.ts'

type States = Readonly<Record<string, StateDefinition>>

/** A definition that rests until it is nudged, and then goes to the state `strike`. */
export function striking(states: States, more: Partial<Definition> = {}): Definition {
  return {
    ...ALARM,
    id: 'attack',
    ...more,
    machine: {
      initial: 'idle',
      states: {
        idle: state('idle', { on: { nudge: { target: '#strike' } } }),
        ...states,
        closed: state('closed', { type: 'final' }),
      },
    },
  }
}

export function state(uid: string, rest: Omit<StateDefinition, 'meta'>): StateDefinition {
  return { ...rest, meta: { uid, title: { 'zh-CN': uid, en: uid } } }
}

export const END: Pick<StateDefinition, 'on'> = { on: { nudge: { target: '#closed' } } }

export function set(to: string, cel: string): ActionDefinition {
  return { type: 'set', params: { to, cel } }
}

/** So many states and their regions, each going to and fro. */
export function restlessRegions(count: number): States {
  const regions = Array.from({ length: count }, (_, index): [string, StateDefinition] => [
    `r${index}`,
    state(`r${index}`, {
      initial: 'a',
      states: {
        a: state(`a${index}`, { always: { target: `#b${index}` } }),
        b: state(`b${index}`, { always: { target: `#a${index}` } }),
      },
    }),
  ])
  return {
    strike: state('strike', { type: 'parallel', states: Object.fromEntries(regions), ...END }),
  }
}

const LONG = 60_000
const FIELDS = ['text0', 'text1', 'text2', 'text3', 'text4'] as const

/** A context with long texts and many rows, as a form could have filled it. */
const WIDE_CONTEXT: Definition['context'] = {
  schema: {
    type: 'object',
    properties: {
      ...ALARM.context.schema.properties,
      rows: { type: 'array', items: { type: 'string' } },
      needle: { type: 'string' },
      ...Object.fromEntries(FIELDS.map((field) => [field, { type: 'string' } as const])),
    },
    required: [...(ALARM.context.schema.required ?? []), 'rows', 'needle', ...FIELDS],
  },
  initial: {
    ...ALARM.context.initial,
    rows: Array.from({ length: 400 }, (_, index) => `第${index}行`),
    needle: `b${'a'.repeat(20_000)}`,
    ...Object.fromEntries(
      FIELDS.map((field) => [field, field === 'text0' ? 'a'.repeat(LONG) : '']),
    ),
  },
}

/** Asks the question so often, one after the other, until one answer is no. */
export function asking(cel: string, times = 1): Definition {
  const perState = 45
  const states: Record<string, StateDefinition> = {}
  for (let from = 0; from < times; from += perState) {
    const next = from + perState < times ? `#ask${from + perState}` : '#rest'
    const questions = Array.from(
      { length: Math.min(perState, times - from) },
      (): TransitionDefinition => ({
        target: '#closed',
        guard: { type: 'expr', params: { cel: `!(${cel})` } },
      }),
    )
    states[`ask${from}`] = state(`ask${from}`, { always: [...questions, { target: next }] })
  }
  return striking(
    {
      strike: state('strike', { always: { target: '#ask0' } }),
      ...states,
      rest: state('rest', END),
    },
    { context: WIDE_CONTEXT },
  )
}

/** Fills five fields with what each of them may hold. */
export function hoarding(): Definition {
  return striking(
    {
      strike: state('strike', {
        entry: FIELDS.slice(1).map((field) => set(field, 'context.text0')),
        ...END,
      }),
    },
    { context: WIDE_CONTEXT },
  )
}

/** Two hundred fields, each visible where the next one is answered, and the last one never. */
export function chainedRules(): Definition {
  const names = Array.from({ length: 200 }, (_, index) => `f${index}`)
  return startedBy({
    title: { 'zh-CN': '长链', en: 'Chain' },
    schema: {
      type: 'object',
      properties: Object.fromEntries(names.map((name) => [name, { type: 'string', title: name }])),
    },
    rules: names.map((field, index) => ({
      field,
      visibleWhen: index === 199 ? 'size(form.f0) > 1000' : `has(form.f${index + 1})`,
    })),
  })
}

/** Each row is compared with a pattern that gives up late. */
export function slowRows(): Definition {
  return startedBy({
    title: { 'zh-CN': '慢', en: 'Slow' },
    schema: {
      type: 'object',
      properties: {
        rows: {
          type: 'array',
          title: '行',
          items: { type: 'string', pattern: '^a{0,60}a{0,60}a{0,60}a{0,20}b' },
        },
      },
    },
  })
}

function startedBy(report: FormDefinition): Definition {
  const [, form] = ALARM.triggers
  if (form === undefined) throw new Error('The alarm is started by a form too.')
  return striking(
    { strike: state('strike', END) },
    { forms: { report }, triggers: [{ ...form, set: {} }] },
  )
}
