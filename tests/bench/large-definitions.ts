import type { Definition, StateDefinition, TaskDefinition } from '@linli/schemas/definition'
import { asks, build, closed, to } from '../corpus/build-definition.ts'
import { templateOf } from '../support/edit-definition.ts'

/** So many fields of one form, each with a rule of its own. */
export const WIDE_FORM_FIELDS = 200

/** A definition whose form `wide` asks so many questions as somebody would ask at most. */
export function wideForm(): Definition {
  const names = Array.from({ length: WIDE_FORM_FIELDS }, (_, index) => `f${index}`)
  const first = templateOf('complaint')
  return {
    ...first,
    id: 'wide-form',
    family: 'WF',
    forms: {
      ...first.forms,
      wide: {
        title: { 'zh-CN': '很长的表' },
        schema: {
          type: 'object',
          properties: Object.fromEntries(
            names.map((name) => [name, { type: 'string', title: `第${name}问`, maxLength: 60 }]),
          ),
        },
        ui: {},
        rules: names.slice(1).map((field, index) => ({
          ...{ field, visibleWhen: `form.f${index} != ''` },
        })),
      },
    },
  }
}

/** A service whose residents are asked so many questions, a fifth of which another one may hide. */
export function longForm(): Definition {
  // With the place, as many as a form may have.
  const names = Array.from({ length: WIDE_FORM_FIELDS - 1 }, (_, index) => `q${index}`)
  const start: Definition = build({
    initial: 'look',
    tasks: { look: {} },
    states: { look: asks('look', to('closed')), closed },
  })
  const { start: form } = start.forms
  if (form === undefined) throw new Error('A sketch begins with a form.')
  const questions = names.map((name) => [
    name,
    { type: 'string' as const, title: `第${name}问`, maxLength: 60 },
  ])
  return {
    ...start,
    ...{ id: 'long-form', family: 'LF' },
    forms: {
      ...start.forms,
      start: {
        ...form,
        schema: {
          ...form.schema,
          properties: { ...form.schema.properties, ...Object.fromEntries(questions) },
        },
        rules: names
          .filter((_, index) => index % 5 === 4)
          .map((field, index) => ({ field, visibleWhen: `form.q${index * 5} != 'x'` })),
      },
    },
  }
}

/** Steps of one group: more than 200 beside each other are no definition. */
const IN_GROUP = 100
/** Of three steps two have a task, and one waits for a day: a definition has at most 200 tasks. */
const hasTask = (index: number) => index % 3 !== 2
/** More steps share their tasks: a draft weighs half a megabyte at most. */
const MOST_NAMES = 300

/** A workflow of so many steps in groups, one behind the other: with a task under a time limit, which may lead back too, or waiting. */
export function longWorkflow(id: string, steps: number): Definition {
  const first = templateOf('complaint')
  const groups = Math.ceil(steps / IN_GROUP)
  const names = Array.from({ length: Math.min(steps, MOST_NAMES) }, (_, index) => `s${index}`)
  return {
    ...first,
    ...{ id, family: 'LW', triggers: [], scenarios: [], layout: {}, notices: {}, events: {} },
    forms: {},
    tasks: Object.fromEntries(names.filter((_, index) => hasTask(index)).map(taskOf)),
    timers: Object.fromEntries(
      names.map((name) => [
        name,
        { title: { 'zh-CN': `${name}时限` }, clock: 'working-days', days: 2 },
      ]),
    ),
    machine: {
      initial: 'g0',
      states: {
        ...Object.fromEntries(
          Array.from({ length: groups }, (_, index) => groupOf(index, Math.ceil(steps / groups))),
        ),
        [`g${groups}`]: final(`g${groups}`),
      },
    },
  }
}

/** So many states with the group itself, its first one and its end. */
function groupOf(group: number, size: number): [string, StateDefinition] {
  const begin = group * size
  const end = `end${group}`
  const steps = Array.from({ length: size - 2 }, (_, index) => {
    const here = begin + index
    const next = index === size - 3 ? end : `s${here + 1}`
    return [`s${here}`, stepOf(here, next, `s${Math.max(begin, here - 1)}`)] as const
  })
  return [
    `g${group}`,
    {
      meta: { uid: `g${group}`, title: { 'zh-CN': `第${group}段` } },
      initial: `s${begin}`,
      states: { ...Object.fromEntries(steps), [end]: final(end) },
      onDone: { target: `g${group + 1}` },
    },
  ]
}

function stepOf(index: number, next: string, back: string): StateDefinition {
  const task = `s${index % MOST_NAMES}`
  const meta = { uid: `s${index}`, title: { 'zh-CN': `第${index}步` } }
  if (!hasTask(index)) return { meta, after: { [task]: { target: next } } }
  const go = { type: 'expr', params: { cel: "output.outcome == 'go'" } } as const
  const onDone = [{ target: next, guard: go }, { target: back }]
  return {
    meta,
    invoke: { src: 'humanTask', id: `s${index}`, input: { task }, onDone },
    after: { [task]: { actions: [] } },
  }
}

function final(uid: string): StateDefinition {
  return { type: 'final', meta: { uid, title: { 'zh-CN': '办结' } } }
}

function taskOf(name: string): [string, TaskDefinition] {
  return [
    name,
    {
      title: { 'zh-CN': `办${name}` },
      assign: [{ strategy: 'post', post: 'grid-worker' }],
      outcomes: {
        go: { title: { 'zh-CN': '继续' }, tone: 'primary' },
        back: { title: { 'zh-CN': '退回' }, tone: 'danger' },
      },
      due: name,
    },
  ]
}
