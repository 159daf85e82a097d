import type { Definition, StateDefinition } from '@linli/schemas/definition'
import type { JsonObject } from '@linli/schemas/json'
import type { LocaleText } from '@linli/schemas/locale-text'
import type { Actor, OrgTree } from '@linli/schemas/org'
import type { DeviceFacts } from '../../runtime/src/core/step.ts'

/** The smallest street that has everybody an engine test needs. */
export const STREET = 'street'
export const GRID = 'grid-1'
export const POST = 'grid-worker'
export const ORG: OrgTree = {
  nodes: new Map([
    [STREET, { id: STREET, parentId: null, kind: 'street', name: '测试街道' }],
    [GRID, { id: GRID, parentId: STREET, kind: 'grid', name: '第一网格' }],
  ]),
  holdings: ['worker-1', 'worker-2'].map((accountId) => ({ accountId, nodeId: GRID, post: POST })),
}

export const RESIDENT: Actor = { accountId: 'resident-1', role: 'resident', posts: [] }
export const OFFICIAL: Actor = { accountId: 'official-1', role: 'official', posts: [] }
export const WORKER: Actor = workerActor('worker-1')
export const OTHER_WORKER: Actor = workerActor('worker-2')
export const SENSOR: DeviceFacts = { id: 'sensor-1', type: 'smoke', name: '一号烟感', nodeId: GRID }

function workerActor(accountId: string): Actor {
  return { accountId, role: 'worker', posts: [{ nodeId: GRID, post: POST }] }
}

const same = (text: string): LocaleText => ({ 'zh-CN': text, en: text })

const READING = {
  type: 'object',
  properties: {
    kind: { type: 'string', enum: ['alarm', 'cleared', 'quiet'] },
    ref: { type: 'string', maxLength: 64 },
    divisor: { type: 'integer' },
  },
  required: ['kind', 'ref'],
} as const

/** An alarm or a form starts it; a worker checks; a device's `cleared` ends it; nobody acting escalates it after a
 *  second. A divisor of zero in the report makes the completion's expression fail: that is the poison. */
export const ALARM: Definition = {
  format: 'linli/1',
  id: 'alarm',
  title: same('告警处置'),
  family: 'GJ',
  context: {
    schema: {
      type: 'object',
      properties: {
        ref: { type: 'string' },
        divisor: { type: 'integer' },
        share: { type: 'integer' },
      },
      required: ['ref', 'divisor', 'share'],
    },
    initial: { ref: '', divisor: 1, share: 0 },
  },
  events: {
    cleared: { title: same('恢复'), source: 'device', schema: READING },
    nudge: { title: same('催办'), source: 'staff' },
    split: { title: same('分摊'), source: 'staff' },
    correct: {
      title: same('更正份数'),
      source: 'staff',
      schema: {
        type: 'object',
        properties: {
          divisor: { type: 'integer' },
          photo: { type: 'string', format: 'linli-file' },
        },
        required: ['divisor'],
      },
    },
  },
  forms: {
    report: {
      title: same('报告'),
      schema: {
        type: 'object',
        properties: {
          ref: { type: 'string', title: '事由', minLength: 1 },
          divisor: { type: 'integer', title: '份数' },
          photos: {
            type: 'array',
            title: '照片',
            items: { type: 'string', format: 'linli-file' },
          },
        },
        required: ['ref', 'divisor'],
      },
    },
  },
  tasks: {
    check: {
      title: same('现场核实'),
      assign: [{ strategy: 'post', post: POST }],
      outcomes: { confirmed: { title: same('属实') }, false: { title: same('误报') } },
      due: 'answer',
      urgent: true,
    },
  },
  timers: { answer: { title: same('核实时限'), clock: 'elapsed', duration: 'PT1S' } },
  notices: {
    alarm: { channel: 'app', title: same('告警'), body: same('{{ context.ref }} 告警') },
  },
  triggers: [
    {
      kind: 'device',
      deviceType: 'smoke',
      schema: READING,
      match: 'reading.kind != "quiet"',
      key: 'reading.ref',
      policy: 'start-or-signal',
      event: 'cleared',
      node: 'device.nodeId',
      set: { ref: 'reading.ref' },
    },
    {
      kind: 'form',
      form: 'report',
      by: ['resident', 'worker', 'official'],
      node: `"${GRID}"`,
      set: { ref: 'form.ref', divisor: 'form.divisor' },
    },
  ],
  machine: {
    initial: 'checking',
    states: { checking: checking(), waiting: waiting(), escalated: escalated(), closed: closed() },
  },
  scenarios: [],
  layout: {},
}

function checking(): StateDefinition {
  return {
    meta: { uid: 'checking', title: same('核实中') },
    entry: [
      { type: 'notify', params: { notice: 'alarm', to: { strategy: 'post', post: POST } } },
      { type: 'emit', params: { event: 'opened' } },
    ],
    invoke: {
      src: 'humanTask',
      id: 'check',
      input: { task: 'check' },
      onDone: [
        {
          target: 'waiting',
          guard: { type: 'expr', params: { cel: 'output.outcome == "confirmed"' } },
          actions: [{ type: 'set', params: { to: 'share', cel: '100 / context.divisor' } }],
        },
        { target: 'closed' },
      ],
    },
    on: {
      nudge: { actions: [{ type: 'emit', params: { event: 'nudged' } }] },
      split: {
        actions: [{ type: 'set', params: { to: 'share', cel: '100 / context.divisor' } }],
      },
      correct: {
        actions: [{ type: 'set', params: { to: 'divisor', cel: 'event.payload.divisor' } }],
      },
    },
    after: { answer: { target: 'escalated' } },
  }
}

function waiting(): StateDefinition {
  return {
    meta: { uid: 'waiting', title: same('等待恢复') },
    on: { cleared: { target: 'closed' } },
  }
}

/** Leaves by itself through an expression that fails where the divisor is zero. */
function escalated(): StateDefinition {
  return {
    meta: { uid: 'escalated', title: same('已升级') },
    entry: [{ type: 'set', params: { to: 'share', cel: '100 / context.divisor' } }],
    on: { cleared: { target: 'closed' } },
  }
}

function closed(): StateDefinition {
  return { type: 'final', meta: { uid: 'closed', title: same('已关闭') } }
}

export function alarmReading(ref: string, kind = 'alarm'): JsonObject {
  return { kind, ref }
}
