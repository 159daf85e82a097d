import type { Definition } from '@linli/schemas/definition'
import {
  answer,
  asks,
  build,
  closed,
  expr,
  reminded,
  same,
  set,
  to,
  when,
} from './build-definition.ts'

/** What is wrong, and how many things have to happen until it shows. */
export interface Broken {
  readonly definition: Definition
  readonly code: string
  /** Pointer to the place. */
  readonly path: string
  /** Length of a shortest course; null where none is needed. */
  readonly length: number | null
}

const yesNo = { ok: { type: 'boolean', title: '可以' } } as const
const decision = {
  decision: { type: 'string', enum: ['grid', 'property', 'refuse'], title: '处理方式' },
} as const
const bothOutcomes = {
  outcomes: { yes: { title: same('是') }, no: { title: same('否') } },
}

/** Machines that look sound and are not: each passes every check but the model check. */
export const BROKEN: Readonly<Record<string, Broken>> = {
  'two states send it to and fro, and nothing leads out': {
    definition: build({
      initial: 'a',
      tasks: { accept: {}, work: {} },
      states: {
        a: asks('accept', to('b')),
        b: asks('work', when('context.open', to('closed', answer))),
        closed,
      },
      context: { open: { type: 'boolean' } },
      initialContext: { open: false },
    }),
    code: 'task.no-branch',
    path: '/machine/states/b/invoke/onDone',
    length: 3,
  },
  'a pair of states without an end': {
    definition: build({
      initial: 'a',
      tasks: { accept: { ...bothOutcomes }, work: {} },
      context: { finished: { type: 'boolean' } },
      initialContext: { finished: false },
      states: {
        a: asks('accept', [when('output.outcome == "yes"', to('closed', answer)), to('b')]),
        b: { ...asks('work', to('c')), after: { limit: to('c') } },
        c: { after: { limit: [when('context.finished', to('closed')), to('b')] } },
        closed,
      },
    }),
    code: 'machine.no-end',
    path: '/machine/states/b',
    length: 2,
  },
  'a state that waits for an event that nobody sends': {
    definition: build({
      initial: 'a',
      tasks: { accept: {} },
      events: { 'INSPECTION.PASSED': { title: same('检查通过'), source: 'system' } },
      states: {
        a: asks('accept', to('b', answer)),
        b: { on: { 'INSPECTION.PASSED': to('closed') } },
        closed,
      },
    }),
    code: 'machine.stuck',
    path: '/machine/states/b',
    length: 2,
  },
  'the only timer of a waiting state is behind a condition that never holds': {
    definition: build({
      initial: 'a',
      tasks: { accept: {} },
      context: { tries: { type: 'integer' } },
      initialContext: { tries: 0 },
      states: {
        a: asks('accept', to('b', answer, set('tries', 'context.tries + 1'))),
        b: { after: { limit: when('context.tries > 1', to('closed')) } },
        closed,
      },
    }),
    code: 'machine.stuck',
    path: '/machine/states/b',
    length: 3,
  },
  'an outcome without a branch': {
    definition: build({
      initial: 'a',
      tasks: { accept: bothOutcomes },
      states: { a: asks('accept', when('output.outcome == "yes"', to('closed', answer))), closed },
    }),
    code: 'task.no-branch',
    path: '/machine/states/a/invoke/onDone',
    length: 2,
  },
  'an option of the form without a branch': {
    definition: build({
      initial: 'a',
      tasks: { accept: {} },
      fields: decision,
      states: {
        a: asks('accept', [
          when('output.form.decision == "grid"', to('closed', answer)),
          when('output.form.decision == "property"', to('closed', answer)),
        ]),
        closed,
      },
    }),
    code: 'task.no-branch',
    path: '/machine/states/a/invoke/onDone',
    length: 2,
  },
  'a number between two conditions': {
    definition: build({
      initial: 'a',
      tasks: { rate: {} },
      fields: { score: { type: 'integer', minimum: 1, maximum: 5, title: '评分' } },
      states: {
        a: asks('rate', [
          when('output.form.score > 3', to('closed', answer)),
          when('output.form.score < 3', to('closed', answer)),
        ]),
        closed,
      },
    }),
    code: 'task.no-branch',
    path: '/machine/states/a/invoke/onDone',
    length: 2,
  },
  'a branch that an earlier answer closes': {
    definition: build({
      initial: 'a',
      tasks: { accept: {}, work: {} },
      fields: yesNo,
      context: { accepted: { type: 'boolean' } },
      initialContext: { accepted: false },
      states: {
        a: asks('accept', to('b', set('accepted', 'output.form.ok'))),
        b: asks('work', when('context.accepted', to('closed', answer))),
        closed,
      },
    }),
    code: 'task.no-branch',
    path: '/machine/states/b/invoke/onDone',
    length: 3,
  },
  'a task that nothing times out': {
    definition: build({
      initial: 'a',
      tasks: { accept: {}, work: {} },
      states: {
        a: asks('accept', to('b')),
        b: {
          invoke: {
            src: 'humanTask',
            id: 'work',
            input: { task: 'work' },
            onDone: to('closed', answer),
          },
        },
        closed,
      },
    }),
    code: 'task.no-timeout',
    path: '/machine/states/b/invoke',
    length: 2,
  },
  'a timer that runs in another region only': {
    definition: build({
      initial: 'both',
      tasks: { accept: {}, work: {} },
      states: {
        both: {
          type: 'parallel',
          onDone: to('closed', answer),
          states: {
            left: {
              initial: 'left_open',
              states: { left_open: asks('accept', to('left_done')), left_done: closed },
            },
            right: {
              initial: 'right_open',
              states: {
                right_open: {
                  invoke: {
                    src: 'humanTask',
                    id: 'work',
                    input: { task: 'work' },
                    onDone: to('right_done'),
                  },
                },
                right_done: closed,
              },
            },
          },
        },
        closed,
      },
    }),
    code: 'task.no-timeout',
    path: '/machine/states/both/states/right/states/right_open/invoke',
    length: 1,
  },
  'it is returned for ever': {
    definition: build({
      initial: 'a',
      tasks: { accept: {}, work: bothOutcomes },
      states: {
        a: asks('accept', to('b')),
        b: asks('work', [when('output.outcome == "yes"', to('closed', answer)), to('a')]),
        closed,
      },
    }),
    code: 'loop.unbounded',
    path: '/machine/states/a',
    length: 3,
  },
  'the arbiter sends it back too': {
    definition: build({
      initial: 'a',
      tasks: { accept: {}, work: bothOutcomes, decide: {} },
      context: { returns: { type: 'integer' } },
      initialContext: { returns: 0 },
      states: {
        a: asks('accept', to('b')),
        b: asks('work', [
          when('output.outcome == "yes"', to('closed', answer)),
          when('context.returns >= 2', to('c')),
          to('a', set('returns', 'context.returns + 1')),
        ]),
        c: asks('decide', to('a')),
        closed,
      },
    }),
    code: 'loop.unbounded',
    path: '/machine/states/a',
    length: 8,
  },
  'refused without a word': {
    definition: build({
      initial: 'a',
      tasks: { accept: bothOutcomes },
      states: {
        a: asks('accept', [when('output.outcome == "yes"', to('closed', answer)), to('refused')]),
        closed,
        refused: closed,
      },
    }),
    code: 'resident.untold',
    path: '/machine/states/refused',
    length: 2,
  },
  'closed by a timer without a word': {
    definition: build({
      initial: 'a',
      tasks: { accept: {} },
      states: {
        a: { ...asks('accept', to('closed', answer)), after: { total: to('expired') } },
        closed,
        expired: closed,
      },
    }),
    code: 'resident.untold',
    path: '/machine/states/expired',
    length: 2,
  },
  'the performer of a task that was left out': {
    definition: build({
      initial: 'a',
      tasks: {
        accept: bothOutcomes,
        work: {},
        verify: { assign: [{ strategy: 'performer', task: 'work' }] },
      },
      states: {
        a: asks('accept', [when('output.outcome == "yes"', to('b')), to('c')]),
        b: asks('work', to('c')),
        c: asks('verify', to('closed', answer)),
        closed,
      },
    }),
    code: 'task.nobody',
    path: '/machine/states/c/invoke',
    length: 2,
  },
  'whoever did it shall not check it, and nobody else may': {
    definition: build({
      initial: 'a',
      tasks: {
        work: {},
        verify: {
          assign: [{ strategy: 'performer', task: 'work' }],
          exclude: [{ performerOf: 'work' }],
        },
      },
      states: { a: asks('work', to('b')), b: asks('verify', to('closed', answer)), closed },
    }),
    code: 'task.nobody',
    path: '/machine/states/b/invoke',
    length: 2,
  },
  'an alarm asks its initiator, whom it does not have': {
    definition: build({
      initial: 'a',
      tasks: { confirm: { assign: [{ strategy: 'initiator' }] } },
      triggers: [
        {
          kind: 'device',
          deviceType: 'smoke_home',
          schema: { type: 'object', properties: { kind: { type: 'string' } }, required: ['kind'] },
          match: 'reading.kind == "alarm"',
          key: 'device.id',
          policy: 'start',
          node: 'device.nodeId',
          set: {},
        },
      ],
      states: { a: asks('confirm', to('closed')), closed },
    }),
    code: 'task.nobody',
    path: '/machine/states/a/invoke',
    length: 1,
  },
  'who is named beside an initiator may have left': {
    definition: build({
      initial: 'a',
      tasks: {
        confirm: { assign: [{ strategy: 'person', account: 'li' }, { strategy: 'initiator' }] },
      },
      triggers: [
        {
          kind: 'device',
          deviceType: 'smoke_home',
          schema: { type: 'object', properties: { kind: { type: 'string' } }, required: ['kind'] },
          match: 'reading.kind == "alarm"',
          key: 'device.id',
          policy: 'start',
          node: 'device.nodeId',
          set: {},
        },
      ],
      states: { a: asks('confirm', to('closed')), closed },
    }),
    code: 'task.nobody',
    path: '/machine/states/a/invoke',
    length: 1,
  },
  'two regions wait for each other': {
    definition: build({
      initial: 'both',
      tasks: { accept: {} },
      states: {
        both: {
          type: 'parallel',
          onDone: to('closed', answer),
          states: {
            left: {
              initial: 'left_wait',
              states: {
                left_wait: {
                  always: {
                    target: 'left_done',
                    guard: { type: 'in', params: { state: '#right_done' } },
                  },
                },
                left_done: closed,
              },
            },
            right: {
              initial: 'right_wait',
              states: {
                right_wait: {
                  always: {
                    target: 'right_done',
                    guard: { type: 'in', params: { state: '#left_done' } },
                  },
                },
                right_done: closed,
              },
            },
          },
        },
        closed,
      },
    }),
    code: 'machine.deadlock',
    path: '/machine/states/both/states/left/states/left_wait',
    length: 1,
  },
  'automatic transitions chase each other': {
    definition: build({
      initial: 'a',
      tasks: { accept: {} },
      fields: yesNo,
      context: { ok: { type: 'boolean' } },
      initialContext: { ok: false },
      states: {
        a: asks('accept', to('b', set('ok', 'output.form.ok'))),
        b: { always: [when('context.ok', to('closed', answer)), to('c')] },
        c: { always: when('!context.ok', to('b')), ...reminded },
        closed,
      },
    }),
    code: 'machine.livelock',
    path: '/machine/states/a',
    length: 2,
  },
  'what must never be comes about': {
    definition: build({
      initial: 'a',
      tasks: { accept: {}, work: {} },
      fields: yesNo,
      context: { danger: { type: 'boolean' } },
      initialContext: { danger: false },
      invariants: [
        { title: same('有危险时不进入普通办理'), never: { states: ['b'], when: 'context.danger' } },
      ],
      states: {
        a: asks('accept', to('b', set('danger', 'output.form.ok'))),
        b: asks('work', to('closed', answer)),
        closed,
      },
    }),
    code: 'invariant.violated',
    path: '/machine/states/b',
    length: 2,
  },
  'a condition that an earlier one always takes': {
    definition: build({
      initial: 'a',
      tasks: { accept: {} },
      fields: decision,
      states: {
        a: asks('accept', [
          {
            ...to('closed', answer),
            guard: { type: 'not', params: { guard: expr('output.form.decision == "refuse"') } },
          },
          when('output.form.decision == "grid"', to('refused', answer)),
          to('refused', answer),
        ]),
        closed,
        refused: closed,
      },
    }),
    code: 'transition.never',
    path: '/machine/states/a/invoke/onDone/1',
    length: null,
  },
}
