import type { Definition } from '@linli/schemas/definition'

export interface NewDefinitionValues {
  readonly id: string
  readonly title: string
  readonly family: string
}

/** The smallest definition that says something: a resident reports, a grid worker deals with it, it ends. */
export function emptyDefinition({ id, title, family }: NewDefinitionValues): Definition {
  return {
    format: 'linli/1',
    id,
    title: { 'zh-CN': title },
    family,
    context: { schema: { type: 'object', properties: {} }, initial: {} },
    events: {},
    forms: {
      report: {
        title: { 'zh-CN': '情况上报' },
        schema: {
          type: 'object',
          properties: {
            place: { type: 'string', title: '在哪里', format: 'linli-node' },
            text: { type: 'string', title: '什么情况', minLength: 2, maxLength: 500 },
          },
          required: ['place', 'text'],
        },
        ui: { text: { 'ui:widget': 'textarea' } },
      },
    },
    tasks: {
      visit: {
        title: { 'zh-CN': '现场处理' },
        assign: [{ strategy: 'post', post: 'grid-worker' }],
        outcomes: { done: { title: { 'zh-CN': '已处理' }, tone: 'primary' } },
      },
    },
    timers: {},
    notices: {},
    triggers: [{ kind: 'form', form: 'report', by: ['resident'], node: 'form.place', set: {} }],
    machine: {
      initial: 'visiting',
      states: {
        visiting: {
          meta: { uid: 'visiting', title: { 'zh-CN': '处理中' } },
          invoke: {
            src: 'humanTask',
            id: 'visit',
            input: { task: 'visit' },
            onDone: { target: 'closed' },
          },
        },
        closed: { type: 'final', meta: { uid: 'closed', title: { 'zh-CN': '已办结' } } },
      },
    },
    scenarios: [],
    layout: {},
  }
}
