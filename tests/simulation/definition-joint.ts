import type { Definition, StateDefinition } from '@linli/schemas/definition'
import type { SignRule } from '@linli/schemas/sign-rule'
import { answerForm, emit, final, GRID, marked, report, same, task, timer } from './definitions.ts'

export type Mode = SignRule['mode']
export const MODES: readonly Mode[] = ['all', 'any', 'sequence', 'share']

/** Who signs, in order; `each`: everybody who holds the post. */
export const SIGNERS = [
  { post: 'desk', weight: 2, each: false },
  { post: 'head', weight: 2, each: false },
  { post: 'site', weight: 1, each: true },
] as const
/** Of the weights that agree, in `share`. */
export const PERCENT = 60
/** The modes in which the first dissent ends it. */
export const STOPS: ReadonlySet<Mode> = new Set<Mode>(['sequence'])

const post = (name: string) => ({ strategy: 'post', post: name }) as const

function ruleOf(mode: Mode): SignRule {
  const signers = SIGNERS.map(({ post: name, weight, each }) => ({
    assign: [post(name)],
    weight,
    ...(each ? { each } : {}),
  }))
  if (mode === 'any') return { mode, signers, atOnce: ['return'] }
  const vote = { agree: 'agree', otherwise: 'reject', atOnce: ['return'], signers } as const
  const stops = STOPS.has(mode) ? ({ stopsAtDissent: true } as const) : {}
  return mode === 'share'
    ? { mode, percent: PERCENT, ...vote, ...stops }
    : { mode, ...vote, ...stops }
}

const asks = (uid: string, more: Partial<StateDefinition>): StateDefinition => ({
  meta: { uid, title: same(uid) },
  entry: [emit(uid)],
  ...more,
})
const when = (outcome: string) => ({
  type: 'expr' as const,
  params: { cel: `output.outcome == "${outcome}"` },
})

/** Several people sign; a return goes to somebody who revises it and does not sign the next time, but where one signature is
 *  enough: there it only ends the signing. What is agreed is filed by
 *  somebody who has not signed. */
export function jointDefinition(mode: Mode): Definition {
  return {
    format: 'linli/1',
    id: `joint-${mode}`,
    title: same('会签'),
    family: 'HQ',
    context: { schema: { type: 'object', properties: {}, required: [] }, initial: {} },
    events: { again: { title: same('重来'), source: 'staff', schema: marked } },
    forms: { report: { title: same('申请'), schema: report }, answer: answerForm() },
    tasks: {
      joint: task('会签', {
        outcomes: {
          agree: { title: same('同意') },
          reject: { title: same('不同意') },
          return: { title: same('退回') },
        },
        sign: ruleOf(mode),
        exclude: [{ performerOf: 'revise' }],
        due: 'joint',
      }),
      revise: task('修改', { assign: [post('desk')] }),
      file: task('归档', {
        assign: [post('grid-worker'), { strategy: 'initiator' }],
        exclude: [{ performerOf: 'joint' }],
      }),
    },
    timers: { joint: timer('joint'), revise: timer('revise'), file: timer('file') },
    notices: {},
    triggers: [{ kind: 'form', form: 'report', by: ['resident'], node: `"${GRID}"`, set: {} }],
    machine: {
      initial: 'signing',
      states: {
        signing: asks('signing', {
          invoke: {
            src: 'humanTask',
            id: 'joint',
            input: { task: 'joint' },
            onDone: [
              mode === 'any'
                ? { guard: when('return'), actions: [emit('returned')] }
                : { target: 'revising', guard: when('return') },
              { target: 'filing', guard: when('agree') },
              { target: 'refused' },
            ],
          },
          on: { again: { target: 'signing', reenter: true, actions: [emit('again')] } },
          after: { joint: { target: 'lapsed' } },
        }),
        revising: asks('revising', {
          invoke: {
            ...{ src: 'humanTask', id: 'revise', input: { task: 'revise' } },
            onDone: { target: 'signing' },
          },
          after: { revise: { target: 'lapsed' } },
        }),
        filing: asks('filing', {
          invoke: {
            ...{ src: 'humanTask', id: 'file', input: { task: 'file' } },
            onDone: { target: 'granted' },
          },
          after: { file: { target: 'lapsed' } },
        }),
        ...{ refused: final('refused'), granted: final('granted'), lapsed: final('lapsed') },
      },
    },
    scenarios: [],
    layout: {},
  }
}
