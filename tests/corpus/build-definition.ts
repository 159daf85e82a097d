import type {
  ActionDefinition,
  Definition,
  GuardDefinition,
  InvokeDefinition,
  StateDefinition,
  TaskDefinition,
  TransitionDefinition,
} from '@linli/schemas/definition'
import type { FieldSchema, ObjectSchema } from '@linli/schemas/form-definition'
import type { LocaleText } from '@linli/schemas/locale-text'

/** A definition that a resident starts, with little text of its own: tests say only what they are about. */
export interface Sketch {
  readonly initial: string
  readonly states: Readonly<Record<string, StateSketch>>
  readonly context?: Readonly<Record<string, FieldSchema>>
  readonly initialContext?: Definition['context']['initial']
  readonly tasks?: Readonly<Record<string, Partial<TaskDefinition>>>
  /** Of every task's form. */
  readonly fields?: Readonly<Record<string, FieldSchema>>
  readonly events?: Definition['events']
  readonly triggers?: Definition['triggers']
  readonly invariants?: Definition['invariants']
}

export type StateSketch = Omit<StateDefinition, 'meta' | 'states'> & {
  readonly states?: Readonly<Record<string, StateSketch>>
}

export const POSTS = ['acceptance-desk', 'grid-worker', 'street-center', 'property'] as const

export function build(sketch: Sketch): Definition {
  const fields: ObjectSchema = {
    type: 'object',
    properties: sketch.fields ?? {},
    required: Object.keys(sketch.fields ?? {}),
  }
  const names = Object.keys(sketch.tasks ?? {})
  return {
    format: 'linli/1',
    id: 'sketch',
    title: same('草图'),
    family: 'CT',
    context: {
      schema: { type: 'object', properties: { place: { type: 'string' }, ...sketch.context } },
      initial: sketch.initialContext ?? {},
    },
    events: sketch.events ?? {},
    forms: {
      start: {
        title: same('上报'),
        schema: {
          type: 'object',
          properties: { place: { type: 'string', format: 'linli-node', title: '地点' } },
          required: ['place'],
        },
      },
      ...(sketch.fields === undefined ? {} : { work: { title: same('办理'), schema: fields } }),
    },
    tasks: Object.fromEntries(
      names.map((name, index): [string, TaskDefinition] => [
        name,
        {
          title: same(name),
          ...(sketch.fields === undefined ? {} : { form: 'work' }),
          assign: [{ strategy: 'post', post: POSTS[index % POSTS.length] ?? POSTS[0] }],
          outcomes: { done: { title: same('办好') } },
          ...sketch.tasks?.[name],
        },
      ]),
    ),
    timers: {
      remind: { title: same('提醒'), clock: 'elapsed', duration: 'PT1H' },
      limit: { title: same('时限'), clock: 'elapsed', duration: 'PT4H' },
      total: { title: same('总时限'), clock: 'elapsed', duration: 'P30D' },
    },
    notices: {
      answer: { channel: 'app', title: same('答复'), body: same('您反映的事有了结果。') },
    },
    triggers: sketch.triggers ?? [
      {
        kind: 'form',
        form: 'start',
        by: ['resident'],
        node: 'form.place',
        set: { place: 'form.place' },
      },
    ],
    machine: {
      initial: sketch.initial,
      states: Object.fromEntries(
        Object.entries(sketch.states).map(([key, state]) => [key, stateOf(key, state)]),
      ),
    },
    ...(sketch.invariants === undefined ? {} : { invariants: sketch.invariants }),
    scenarios: [],
    layout: {},
  }
}

function stateOf(key: string, { states, ...state }: StateSketch): StateDefinition {
  return {
    ...state,
    ...(states === undefined
      ? {}
      : {
          states: Object.fromEntries(
            Object.entries(states).map(([name, inner]) => [name, stateOf(name, inner)]),
          ),
        }),
    meta: { uid: key, title: same(key) },
  }
}

export const same = (text: string): LocaleText => ({ 'zh-CN': text, en: text })

export const answer: ActionDefinition = {
  type: 'notify',
  params: { notice: 'answer', to: { strategy: 'initiator' } },
}

/** Tells somebody at the timer's end and waits on. */
export const reminded: Pick<StateDefinition, 'after'> = {
  after: { remind: { actions: [{ type: 'log', params: { message: same('提醒') } }] } },
}

export function asks(task: string, onDone: InvokeDefinition['onDone']): StateSketch {
  return { ...reminded, invoke: { src: 'humanTask', id: task, input: { task }, onDone } }
}

export function to(target: string, ...actions: ActionDefinition[]): TransitionDefinition {
  return actions.length === 0 ? { target } : { target, actions }
}

export function when(cel: string, transition: TransitionDefinition): TransitionDefinition {
  return { ...transition, guard: expr(cel) }
}

export function expr(cel: string): GuardDefinition {
  return { type: 'expr', params: { cel } }
}

export function set(field: string, cel: string): ActionDefinition {
  return { type: 'set', params: { to: field, cel } }
}

export const closed: StateSketch = { type: 'final' }
