import type { Definition, MachineDefinition } from '@linli/schemas/definition'
import type { ObjectSchema } from '@linli/schemas/form-definition'
import type { LocaleText } from '@linli/schemas/locale-text'

/** Where the seeded people and devices are, and what they are called. */
export const BENCH_POST = 'bench-worker'
export const ALARM_TYPE = 'bench-alarm'
/** Each is a device type and a definition of its own, so that a reading starts one of them. */
export const OVERDUE = { type: 'bench-overdue', seconds: 1 }
export const PACED = { type: 'bench-paced', seconds: 3 }

/** Keeps the context at about 600 bytes of JSON, as the workload asks. */
export const HANDLING_PLAN =
  'Look at the place, speak with the neighbours, note what was found. '.repeat(6)

const FORMAT = 'linli/1'
const same = (text: string): LocaleText => ({ 'zh-CN': text, en: text })

const alarmReading: ObjectSchema = {
  type: 'object',
  properties: {
    kind: { type: 'string', enum: ['alarm', 'cleared', 'heartbeat'] },
    ref: { type: 'string', maxLength: 64 },
    level: { type: 'integer', minimum: 0, maximum: 9 },
  },
  required: ['kind', 'ref', 'level'],
}

const alarmMachine: MachineDefinition = {
  initial: 'checking',
  states: {
    checking: {
      meta: { uid: 'checking', title: same('现场核实') },
      entry: [
        {
          type: 'notify',
          params: { notice: 'alarm', to: { strategy: 'post', post: BENCH_POST } },
        },
      ],
      invoke: {
        src: 'humanTask',
        id: 'check',
        input: { task: 'check' },
        onDone: [
          {
            target: 'waiting',
            guard: {
              type: 'expr',
              params: { cel: 'output.outcome == "confirmed" && context.level >= 2' },
            },
            actions: [
              { type: 'set', params: { to: 'found', cel: 'output.form.found' } },
              { type: 'emit', params: { event: 'confirmed' } },
            ],
          },
          { target: 'closed' },
        ],
      },
      after: { answer: { target: 'waiting' } },
    },
    waiting: {
      meta: { uid: 'waiting', title: same('等待设备恢复') },
      on: {
        cleared: { target: 'closed', actions: [{ type: 'emit', params: { event: 'restored' } }] },
      },
    },
    closed: { type: 'final', meta: { uid: 'closed', title: same('已关闭') } },
  },
}

/** Webhook starts → a person completes a task → a CEL guard decides → a device event ends: three transitions,
 *  each with one effect; the first opens a task and arms a timer, the second closes and disarms them. */
export const alarmDefinition: Definition = {
  format: FORMAT,
  id: 'bench-alarm',
  title: same('压测告警'),
  family: 'BA',
  context: {
    schema: {
      type: 'object',
      properties: {
        ref: { type: 'string' },
        level: { type: 'integer' },
        place: { type: 'string' },
        found: { type: 'string' },
        plan: { type: 'string' },
      },
      required: ['ref', 'level', 'place', 'found', 'plan'],
    },
    initial: { ref: '', level: 0, place: '', found: '', plan: HANDLING_PLAN },
  },
  events: { cleared: { title: same('恢复'), source: 'device', schema: alarmReading } },
  forms: {
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
      title: same('现场核实'),
      form: 'check',
      assign: [{ strategy: 'post', post: BENCH_POST }],
      outcomes: {
        confirmed: { title: same('属实'), tone: 'primary' },
        false: { title: same('误报') },
      },
      due: 'answer',
    },
  },
  timers: { answer: { title: same('核实时限'), clock: 'elapsed', duration: 'PT2H' } },
  notices: {
    alarm: {
      channel: 'app',
      title: same('设备告警'),
      body: { 'zh-CN': '{{ context.place }} 告警，请核实。', en: '{{ context.place }} alarms.' },
    },
  },
  triggers: [
    {
      kind: 'device',
      deviceType: ALARM_TYPE,
      schema: alarmReading,
      match: 'reading.kind != "heartbeat" && reading.level >= 2',
      key: 'reading.ref',
      policy: 'start-or-signal',
      event: 'cleared',
      node: 'device.nodeId',
      set: { ref: 'reading.ref', level: 'reading.level', place: 'device.name' },
    },
  ],
  machine: alarmMachine,
  scenarios: [],
  layout: {},
}

const clockReading: ObjectSchema = {
  type: 'object',
  properties: { ref: { type: 'string', maxLength: 64 } },
  required: ['ref'],
}

/** A reading starts an instance that does nothing but wait for its timer. */
export function clockDefinition({ type, seconds }: typeof PACED): Definition {
  return {
    format: FORMAT,
    id: type,
    title: same('压测时限'),
    family: 'BC',
    context: {
      schema: { type: 'object', properties: { ref: { type: 'string' } }, required: ['ref'] },
      initial: { ref: '' },
    },
    events: {},
    forms: {},
    tasks: {},
    timers: { soon: { title: same('到时'), clock: 'elapsed', duration: `PT${seconds}S` } },
    notices: {},
    triggers: [
      {
        kind: 'device',
        deviceType: type,
        schema: clockReading,
        match: 'true',
        key: 'reading.ref',
        policy: 'start',
        node: 'device.nodeId',
        set: { ref: 'reading.ref' },
      },
    ],
    machine: {
      initial: 'watching',
      states: {
        watching: {
          meta: { uid: 'watching', title: same('计时') },
          after: {
            soon: { target: 'elapsed', actions: [{ type: 'emit', params: { event: 'elapsed' } }] },
          },
        },
        elapsed: { type: 'final', meta: { uid: 'elapsed', title: same('到时') } },
      },
    },
    scenarios: [],
    layout: {},
  }
}
