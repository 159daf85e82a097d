import type { Definition, StateDefinition, TaskDefinition } from '@linli/schemas/definition'
import type { ObjectSchema } from '@linli/schemas/form-definition'
import type { LocaleText } from '@linli/schemas/locale-text'

export const GRID = 'grid-1'
export const POST = 'grid-worker'

/** Seconds of each timer. Short against the faults, so that people and timers race; and known here, so that the witness
 *  needs nobody to tell it what is early. */
export const TIMER_SECONDS = {
  answer: 3,
  lapse: 3,
  quiet: 3,
  remind: 3,
  deadline: 9,
  signing: 5,
  overall: 20,
  joint: 14,
  revise: 4,
  file: 4,
} as const

/** These go by the working calendar: so many seconds of work. The others run at night. */
export const WORKING_TIMERS: ReadonlySet<string> = new Set([
  'answer',
  'deadline',
  'signing',
  'overall',
  'joint',
])

/** The timer with which a task is due. */
export const TASK_DUE: ReadonlyMap<string, string> = new Map([
  ['check', 'answer'],
  ['sign', 'signing'],
  ['joint', 'joint'],
])

export const same = (text: string): LocaleText => ({ 'zh-CN': text, en: text })
const toPost = { strategy: 'post', post: POST } as const
export const emit = (event: string) => ({ type: 'emit', params: { event } }) as const
const notify = (notice: string) => ({ type: 'notify', params: { notice, to: toPost } }) as const
const set = (to: string, cel: string) => ({ type: 'set', params: { to, cel } }) as const
export const final = (uid: string): StateDefinition => ({
  type: 'final',
  meta: { uid, title: same(uid) },
})
export const timer = (name: keyof typeof TIMER_SECONDS) =>
  WORKING_TIMERS.has(name)
    ? { title: same(name), clock: 'working-hours' as const, hours: TIMER_SECONDS[name] / 3_600 }
    : { title: same(name), clock: 'elapsed' as const, duration: `PT${TIMER_SECONDS[name]}S` }
const notice = (text: string) => ({ channel: 'app' as const, title: same(text), body: same(text) })

const reading: ObjectSchema = {
  type: 'object',
  properties: {
    kind: { type: 'string', enum: ['alarm', 'cleared', 'pressed'] },
    ref: { type: 'string', maxLength: 64 },
    mark: { type: 'string', maxLength: 64 },
  },
  required: ['kind', 'ref', 'mark'],
}
export const marked: ObjectSchema = {
  type: 'object',
  properties: { mark: { type: 'string', title: '记号', maxLength: 64 } },
  required: ['mark'],
}
export const report: ObjectSchema = {
  type: 'object',
  properties: {
    mark: { type: 'string', title: '记号', maxLength: 64 },
    divisor: { type: 'integer', title: '份数' },
  },
  required: ['mark', 'divisor'],
}
export const task = (name: string, more: Partial<TaskDefinition> = {}): TaskDefinition => ({
  title: same(name),
  form: 'answer',
  assign: [toPost],
  outcomes: { confirmed: { title: same('属实') }, back: { title: same('退回') } },
  ...more,
})

function alarmStates(isSecond: boolean): Readonly<Record<string, StateDefinition>> {
  // What the second version says in addition, wherever an instance stands.
  const anew = isSecond ? [emit('anew')] : []
  return {
    checking: {
      meta: { uid: 'checking', title: same('核实') },
      entry: [notify('opened'), emit('opened'), ...anew],
      invoke: {
        src: 'humanTask',
        id: 'check',
        input: { task: 'check' },
        onDone: [
          {
            target: 'waiting',
            guard: { type: 'expr', params: { cel: 'output.outcome == "confirmed"' } },
            actions: [set('share', '100 / context.divisor')],
          },
          { target: 'closed' },
        ],
      },
      on: {
        again: { target: 'checking', reenter: true, actions: [emit('again')] },
        pressed: {
          actions: [set('presses', 'context.presses + 1'), emit('pressed'), ...anew],
        },
      },
      after: { answer: { target: 'urged' } },
    },
    urged: {
      meta: { uid: 'urged', title: same('催办') },
      entry: [emit('urged'), ...anew, { type: 'raise', params: { event: 'noted' } }],
      invoke: {
        src: 'humanTask',
        id: 'urge',
        input: { task: 'urge' },
        onDone: { target: 'waiting' },
      },
      on: {
        pressed: { actions: [set('presses', 'context.presses + 1')] },
        noted: { actions: [set('presses', 'context.presses + 1')] },
      },
      after: { lapse: { target: 'escalated' } },
    },
    waiting: {
      meta: { uid: 'waiting', title: same('等待恢复') },
      entry: anew,
      on: { cleared: { target: 'closed', actions: [emit('cleared')] } },
      after: { quiet: { target: 'closed' } },
    },
    escalated: {
      meta: { uid: 'escalated', title: same('已升级') },
      entry: [set('share', '100 / context.divisor'), emit('escalated')],
      always: { target: 'closed' },
    },
    closed: final('closed'),
  }
}

/** A device or a form starts it; people check and are urged; re-entering `checking` makes generations. A divisor of zero
 *  makes a confirmation and the escalation fail: that is the poison. The second version says one thing more. */
export function alarmDefinition(isSecond = false): Definition {
  return {
    format: 'linli/1',
    id: 'alarm',
    title: same('告警'),
    family: 'GJ',
    context: {
      schema: {
        type: 'object',
        properties: {
          ref: { type: 'string' },
          divisor: { type: 'integer' },
          share: { type: 'integer' },
          presses: { type: 'integer' },
        },
        required: ['ref', 'divisor', 'share', 'presses'],
      },
      initial: { ref: '', divisor: 1, share: 0, presses: 0 },
    },
    events: {
      cleared: { title: same('恢复'), source: 'device', schema: reading },
      pressed: { title: same('按钮'), source: 'device', schema: reading },
      again: { title: same('重来'), source: 'staff', schema: marked },
      noted: { title: same('已记'), source: 'system' },
    },
    forms: { report: { title: same('上报'), schema: report }, answer: answerForm() },
    tasks: { check: task('核实', { due: 'answer', urgent: true }), urge: task('催办') },
    timers: { answer: timer('answer'), lapse: timer('lapse'), quiet: timer('quiet') },
    notices: { opened: notice('新任务') },
    triggers: [
      {
        kind: 'form',
        form: 'report',
        by: ['resident'],
        node: `"${GRID}"`,
        set: { ref: 'form.mark', divisor: 'form.divisor' },
      },
      {
        ...{ kind: 'device', deviceType: 'smoke', schema: reading, match: 'true' },
        ...{ key: 'reading.ref', policy: 'start-or-signal', event: 'cleared' },
        ...{ node: 'device.nodeId', set: { ref: 'reading.ref' } },
      },
      {
        ...{ kind: 'device', deviceType: 'button', schema: reading, match: 'true' },
        ...{ key: 'reading.ref', policy: 'signal', event: 'pressed' },
        ...{ node: 'device.nodeId', set: {} },
      },
    ],
    machine: { initial: 'checking', states: alarmStates(isSecond) },
    scenarios: [],
    layout: {},
  }
}

export function answerForm() {
  return { title: same('办理'), schema: marked }
}

const votes = [set('votes', 'context.votes + 1')]

/** A refusal ends the instance, whatever the other region does. */
const region = (uid: string, name: string): StateDefinition => ({
  meta: { uid, title: same(uid) },
  initial: 'open',
  states: {
    open: {
      meta: { uid: `${uid}_open`, title: same(uid) },
      invoke: {
        src: 'humanTask',
        id: name,
        input: { task: name },
        onDone: [
          {
            target: '#lapsed',
            guard: { type: 'expr', params: { cel: 'output.outcome == "back"' } },
          },
          { target: 'done', actions: votes },
        ],
      },
    },
    done: final(`${uid}_done`),
  },
})

/** Two people look at once, a third signs: the signer must not be the first of them. Sent back, it begins again. */
export const permitDefinition: Definition = {
  format: 'linli/1',
  id: 'permit',
  title: same('许可'),
  family: 'XK',
  context: {
    schema: {
      type: 'object',
      properties: { votes: { type: 'integer' }, calms: { type: 'integer' } },
      required: ['votes', 'calms'],
    },
    initial: { votes: 0, calms: 0 },
  },
  events: { calm: { title: same('安抚'), source: 'staff', schema: marked } },
  forms: { report: { title: same('申请'), schema: report }, answer: answerForm() },
  tasks: {
    first: task('初审'),
    second: task('复审'),
    sign: task('签发', { exclude: [{ performerOf: 'first' }], due: 'signing' }),
  },
  timers: {
    ...{ remind: timer('remind'), deadline: timer('deadline') },
    ...{ signing: timer('signing'), overall: timer('overall') },
  },
  notices: { signing: notice('待签发') },
  triggers: [
    { kind: 'form', form: 'report', by: ['resident'], node: `"${GRID}"`, set: {} },
    {
      ...{ kind: 'device', deviceType: 'smoke', schema: reading, match: 'reading.kind == "alarm"' },
      ...{ key: 'reading.ref', policy: 'start', node: 'device.nodeId', set: {} },
    },
  ],
  machine: {
    initial: 'reviewing',
    after: { overall: { actions: [emit('overdue')] } },
    states: {
      reviewing: {
        type: 'parallel',
        meta: { uid: 'reviewing', title: same('审核') },
        states: { one: region('one', 'first'), two: region('two', 'second') },
        on: {
          calm: {
            actions: [
              { type: 'cancelTimer', params: { timer: 'remind' } },
              set('calms', 'context.calms + 1'),
            ],
          },
        },
        after: { remind: { actions: [emit('reminded')] }, deadline: { target: 'lapsed' } },
        onDone: { target: 'signing' },
      },
      signing: {
        meta: { uid: 'signing', title: same('签发') },
        entry: [notify('signing')],
        invoke: {
          src: 'humanTask',
          id: 'sign',
          input: { task: 'sign' },
          onDone: [
            {
              target: 'reviewing',
              guard: { type: 'expr', params: { cel: 'output.outcome == "back"' } },
            },
            { target: 'granted' },
          ],
        },
        after: { signing: { target: 'lapsed' } },
      },
      granted: final('granted'),
      lapsed: final('lapsed'),
    },
  },
  scenarios: [],
  layout: {},
}
