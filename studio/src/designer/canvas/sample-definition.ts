import type { Definition } from '@linli/schemas/definition'

/** A definition with every kind of node and edge, for the tests of the canvas. */
export const sampleDefinition: Definition = {
  format: 'linli/1',
  id: 'sample',
  title: { 'zh-CN': '样例' },
  family: 'YL',
  context: { schema: { type: 'object', properties: {} }, initial: {} },
  events: {
    'resident.withdraw': { title: { 'zh-CN': '撤回', en: 'Withdraw' }, source: 'resident' },
  },
  forms: {
    report: { title: { 'zh-CN': '上报' }, schema: { type: 'object', properties: {} } },
    visit: {
      title: { 'zh-CN': '到场' },
      schema: {
        type: 'object',
        properties: { real: { type: 'string', oneOf: [{ const: 'yes', title: '属实' }] } },
      },
    },
  },
  tasks: {
    visit: {
      title: { 'zh-CN': '到场' },
      form: 'visit',
      assign: [{ strategy: 'post', post: 'grid-worker' }, { strategy: 'initiator' }],
      outcomes: { done: { title: { 'zh-CN': '已处理' } }, away: { title: { 'zh-CN': '没人' } } },
      due: 'visit-due',
    },
  },
  timers: {
    'visit-due': { title: { 'zh-CN': '到场期限' }, clock: 'working-hours', hours: 4 },
    again: { title: { 'zh-CN': '再去' }, clock: 'elapsed', duration: 'PT90S' },
  },
  notices: {},
  triggers: [{ kind: 'form', form: 'report', by: ['resident'], node: 'form.place', set: {} }],
  machine: {
    initial: 'work',
    states: {
      work: {
        meta: { uid: 'work', title: { 'zh-CN': '办理' } },
        initial: 'visit',
        on: { 'resident.withdraw': { target: 'ended' } },
        states: {
          visit: {
            meta: { uid: 'visit', title: { 'zh-CN': '到场' } },
            invoke: {
              src: 'humanTask',
              id: 'visit',
              input: { task: 'visit' },
              onDone: [
                {
                  target: '#ended',
                  guard: { type: 'expr', params: { cel: 'output.outcome == "done"' } },
                },
                {
                  target: 'rest',
                  guard: { type: 'expr', params: { cel: "output.form.real == 'yes'" } },
                },
                { target: 'visit', reenter: true },
              ],
            },
          },
          rest: {
            meta: { uid: 'rest', title: { 'zh-CN': '等待' } },
            after: { again: { target: 'visit' } },
          },
        },
      },
      ended: { type: 'final', meta: { uid: 'ended', title: { 'zh-CN': '结束' } } },
    },
  },
  scenarios: [],
  layout: {},
}
