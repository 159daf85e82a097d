import type { Definition, MachineDefinition } from '@linli/schemas/definition'
import type { ObjectSchema } from '@linli/schemas/form-definition'
import type { LocaleText } from '@linli/schemas/locale-text'

export const POST = 'chaos-worker'
export const SENSOR = 'chaos-sensor'
export const GRID = 'chaos-grid'

/** Seconds of each timer: short, so that every instance ends by itself soon after the last kill. */
export const TIMER_SECONDS = { nudge: 3, lapse: 3, quiet: 2 } as const

const same = (text: string): LocaleText => ({ 'zh-CN': text, en: text })
const toPost = { strategy: 'post', post: POST } as const
const notify = (notice: string) => ({ type: 'notify', params: { notice, to: toPost } }) as const
const notice = (title: string) =>
  ({ channel: 'app', title: same(title), body: same('{{ context.ref }}') }) as const
const timer = (title: string, seconds: number) =>
  ({ title: same(title), clock: 'elapsed', duration: `PT${seconds}S` }) as const

const reading: ObjectSchema = {
  type: 'object',
  properties: {
    kind: { type: 'string', enum: ['alarm', 'cleared', 'heartbeat'] },
    ref: { type: 'string', maxLength: 64 },
  },
  required: ['kind', 'ref'],
}

const machine: MachineDefinition = {
  initial: 'checking',
  states: {
    checking: {
      meta: { uid: 'checking', title: same('核实') },
      entry: [notify('opened')],
      invoke: {
        src: 'humanTask',
        id: 'check',
        input: { task: 'check' },
        onDone: [
          {
            target: 'waiting',
            guard: { type: 'expr', params: { cel: 'output.outcome == "confirmed"' } },
            actions: [{ type: 'set', params: { to: 'found', cel: 'output.form.found' } }],
          },
          { target: 'closed' },
        ],
      },
      after: { nudge: { target: 'urgent' } },
    },
    urgent: {
      meta: { uid: 'urgent', title: same('催办') },
      entry: [notify('nudged')],
      invoke: {
        src: 'humanTask',
        id: 'urgent',
        input: { task: 'urgent' },
        onDone: { target: 'waiting' },
      },
      after: { lapse: { target: 'lapsed' } },
    },
    waiting: {
      meta: { uid: 'waiting', title: same('等待恢复') },
      on: { cleared: { target: 'closed', actions: [notify('closed')] } },
      after: { quiet: { target: 'closed' } },
    },
    closed: { type: 'final', meta: { uid: 'closed', title: same('已关闭') } },
    lapsed: { type: 'final', meta: { uid: 'lapsed', title: same('已失效') } },
  },
}

/** Every way in and every way on: form and webhook start it, people and timers move it, a webhook ends it. */
export const chaosDefinition: Definition = {
  format: 'linli/1',
  id: 'chaos-case',
  title: same('混沌'),
  family: 'CC',
  context: {
    schema: {
      type: 'object',
      properties: { ref: { type: 'string' }, found: { type: 'string' } },
      required: ['ref', 'found'],
    },
    initial: { ref: '', found: '' },
  },
  events: { cleared: { title: same('恢复'), source: 'device', schema: reading } },
  forms: {
    report: {
      title: same('上报'),
      schema: {
        type: 'object',
        properties: { ref: { type: 'string', title: '编号', maxLength: 64 } },
        required: ['ref'],
      },
    },
    check: {
      title: same('核实'),
      schema: {
        type: 'object',
        properties: { found: { type: 'string', title: '情况', maxLength: 200 } },
        required: ['found'],
      },
    },
  },
  tasks: {
    check: {
      title: same('核实'),
      form: 'check',
      assign: [toPost],
      outcomes: {
        confirmed: { title: same('属实'), tone: 'primary' },
        false: { title: same('误报') },
      },
      due: 'nudge',
    },
    urgent: {
      title: same('催办'),
      assign: [toPost],
      outcomes: { done: { title: same('已处理') } },
      due: 'lapse',
      urgent: true,
    },
  },
  timers: {
    nudge: timer('催办时限', TIMER_SECONDS.nudge),
    lapse: timer('失效时限', TIMER_SECONDS.lapse),
    quiet: timer('静默时限', TIMER_SECONDS.quiet),
  },
  notices: { opened: notice('新任务'), nudged: notice('催办'), closed: notice('已恢复') },
  triggers: [
    {
      kind: 'form',
      form: 'report',
      by: ['resident'],
      node: `"${GRID}"`,
      set: { ref: 'form.ref' },
    },
    {
      kind: 'device',
      deviceType: SENSOR,
      schema: reading,
      match: 'reading.kind != "heartbeat"',
      key: 'reading.ref',
      policy: 'start-or-signal',
      event: 'cleared',
      node: 'device.nodeId',
      set: { ref: 'reading.ref' },
    },
  ],
  machine,
  scenarios: [],
  layout: {},
}
