import type { Definition } from '@linli/schemas/definition'
import { answer, asks, build, closed, same, set, to, when } from './build-definition.ts'

const yesNo = { ok: { type: 'boolean', title: '可以' } } as const
const bothOutcomes = {
  outcomes: { yes: { title: same('是') }, no: { title: same('否') } },
}

/** Machines in which nothing ends badly, near to those of broken.ts: the check must be silent about them. */
export const GOOD: Readonly<Record<string, Definition>> = {
  'one task': build({
    initial: 'a',
    tasks: { accept: {} },
    states: { a: asks('accept', to('closed', answer)), closed },
  }),
  'every outcome has its branch': build({
    initial: 'a',
    tasks: { accept: bothOutcomes },
    states: {
      a: asks('accept', [
        when('output.outcome == "yes"', to('closed', answer)),
        when('output.outcome == "no"', to('refused', answer)),
      ]),
      closed,
      refused: closed,
    },
  }),
  'numbers are parted without a gap': build({
    initial: 'a',
    tasks: { rate: {}, again: {} },
    fields: { score: { type: 'integer', minimum: 1, maximum: 5, title: '评分' } },
    states: {
      a: asks('rate', [
        when('output.form.score >= 3', to('closed', answer)),
        when('output.form.score < 3', to('again_open', answer)),
      ]),
      again_open: asks('again', to('closed')),
      closed,
    },
  }),
  'returned at most twice, then decided': build({
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
      c: asks('decide', to('closed', answer)),
      closed,
    },
  }),
  'handed to and fro until the time is up': build({
    initial: 'open',
    tasks: { accept: {}, work: bothOutcomes },
    states: {
      open: {
        initial: 'a',
        after: { total: to('expired', answer) },
        states: {
          a: asks('accept', to('b')),
          b: asks('work', [when('output.outcome == "yes"', to('#closed', answer)), to('a')]),
        },
      },
      closed,
      expired: closed,
    },
  }),
  'two regions, both end': build({
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
            states: { right_open: asks('work', to('right_done')), right_done: closed },
          },
        },
      },
      closed,
    },
  }),
  'one region waits for the other': build({
    initial: 'both',
    tasks: { accept: {} },
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
  'the performer of a task that everybody passed': build({
    initial: 'a',
    tasks: { work: {}, verify: { assign: [{ strategy: 'performer', task: 'work' }] } },
    states: { a: asks('work', to('b')), b: asks('verify', to('closed', answer)), closed },
  }),
  'a resident withdraws': build({
    initial: 'a',
    tasks: { accept: {} },
    events: { WITHDRAW: { title: same('撤回'), source: 'resident' } },
    states: {
      a: { ...asks('accept', to('closed', answer)), on: { WITHDRAW: to('withdrawn') } },
      closed,
      withdrawn: closed,
    },
  }),
  'what must never be never is': build({
    initial: 'a',
    tasks: { accept: {}, work: {}, rescue: {} },
    fields: yesNo,
    context: { danger: { type: 'boolean' } },
    initialContext: { danger: false },
    invariants: [
      { title: same('有危险时不进入普通办理'), never: { states: ['b'], when: 'context.danger' } },
    ],
    states: {
      a: asks('accept', [
        when('output.form.ok', to('c', set('danger', 'true'))),
        to('b', set('danger', 'output.form.ok')),
      ]),
      b: asks('work', to('closed', answer)),
      c: asks('rescue', to('closed', answer)),
      closed,
    },
  }),
}
