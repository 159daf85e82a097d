import type { Definition, StateDefinition } from '@linli/schemas/definition'
import { answerForm, emit, final, GRID, marked, report, same, task, timer } from './definitions.ts'

const confirmed = {
  type: 'expr' as const,
  params: { cel: 'output.outcome == "confirmed"' },
}

const asks = (uid: string, more: Partial<StateDefinition>): StateDefinition => ({
  meta: { uid, title: same(uid) },
  entry: [emit(uid)],
  ...more,
})

const common = {
  format: 'linli/1',
  context: { schema: { type: 'object', properties: {}, required: [] }, initial: {} },
  events: { again: { title: same('重来'), source: 'staff', schema: marked } },
  notices: {},
  scenarios: [],
  layout: {},
} as const

/** Somebody accepts it, another workflow does it. It is sent on its errand again and again, also while the last one is under way, and
 *  does not wait for ever. */
export const orderDefinition: Definition = {
  ...{ ...common, id: 'order', title: same('交办'), family: 'JB' },
  forms: { report: { title: same('交办'), schema: report }, answer: answerForm() },
  tasks: { accept: task('受理') },
  timers: { overall: timer('overall'), quiet: timer('quiet') },
  triggers: [{ kind: 'form', form: 'report', by: ['resident'], node: `"${GRID}"`, set: {} }],
  machine: {
    initial: 'accepting',
    states: {
      accepting: asks('accepting', {
        invoke: {
          ...{ src: 'humanTask', id: 'accept', input: { task: 'accept' } },
          onDone: [{ target: 'working', guard: confirmed }, { target: 'declined' }],
        },
        after: { quiet: { target: 'working' } },
      }),
      working: asks('working', {
        on: { again: { target: 'working', reenter: true } },
        after: { overall: { target: 'lapsed' } },
        invoke: {
          ...{ src: 'workflow', id: 'errand' },
          input: { ref: 'errand', pin: 'latest-at-start', onCancel: 'stop', set: {} },
          onDone: [
            {
              target: 'finished',
              guard: { type: 'expr', params: { cel: 'output.ended == "did"' } },
            },
            { target: 'declined' },
          ],
          onError: { target: 'failed' },
        },
      }),
      ...{ finished: final('finished'), failed: final('failed') },
      ...{ lapsed: final('lapsed'), declined: final('declined') },
    },
  },
}

/** Somebody does it, or not. No timer ends it: its order does, when that goes on without it. */
export const errandDefinition: Definition = {
  ...{ ...common, id: 'errand', title: same('跑腿'), family: 'PT' },
  forms: { answer: answerForm() },
  tasks: { errand: task('去办') },
  timers: {},
  triggers: [],
  machine: {
    initial: 'doing',
    states: {
      doing: asks('doing', {
        on: { again: { target: 'doing', reenter: true } },
        invoke: {
          ...{ src: 'humanTask', id: 'errand', input: { task: 'errand' } },
          onDone: [{ target: 'did', guard: confirmed }, { target: 'idle' }],
        },
      }),
      ...{ did: final('did'), idle: final('idle') },
    },
  },
}
