import type { Definition, StateDefinition, TaskDefinition } from '@linli/schemas/definition'
import type { LocaleText } from '@linli/schemas/locale-text'
import type { SignRule } from '@linli/schemas/sign-rule'
import { asks, build, closed, same, to, when } from '../corpus/build-definition.ts'

const text = (zh: string, en: string): LocaleText => ({ 'zh-CN': zh, en })
const post = (name: string) => ({ assign: [{ strategy: 'post', post: name } as const] })

const OUTCOMES = {
  agree: { title: text('同意', 'Agree'), tone: 'primary' },
  reject: { title: text('不同意', 'Reject') },
  return: { title: text('退回上一步', 'Send back') },
  fix: { title: text('退回发起人', 'Send back to the initiator') },
} as const

const SIGNERS = [post('acceptance-desk'), post('property'), post('mediator')]
const VOTE = { signers: SIGNERS, agree: 'agree', otherwise: 'reject', atOnce: ['return'] }

const SIGNINGS: Readonly<Record<string, SignRule>> = {
  all: { mode: 'all', ...VOTE },
  any: { mode: 'any', signers: SIGNERS, atOnce: ['return'] },
  sequence: { mode: 'sequence', ...VOTE },
  share: { mode: 'share', percent: 60, ...VOTE },
  weighted: {
    ...{ mode: 'share', percent: 60, ...VOTE },
    signers: [{ ...post('acceptance-desk'), weight: 3 }, post('property'), post('mediator')],
  },
}

/** Where a case begins, as its report says: at the first of two steps, at a signing, at what the system decides after a second, at a
 *  task whose first rule finds nobody, or at two tasks of one person. */
export type Beginning = 'one' | 'late' | 'empty' | 'first' | keyof typeof SIGNINGS

const outcome = (name: string, target: string) => when(`output.outcome == "${name}"`, to(target))
const onDone = (next: string) => [
  ...[outcome('agree', next), outcome('return', 'one'), outcome('fix', 'fix')],
  to('refused'),
]

/** One service in which everything that people do with an approval can be done. */
export function approvalDefinition(): Definition {
  const outcomes = OUTCOMES
  const signing = ([mode, sign]: readonly [string, SignRule]): [
    string,
    Partial<TaskDefinition>,
  ] => [mode, { title: text('联审', 'joint review'), ...post('street-center'), outcomes, sign }]
  const tasks: Record<string, Partial<TaskDefinition>> = {
    one: {
      ...{ title: text('初审', 'review'), ...post('mediator'), outcomes, takeBack: true },
      ...{
        due: 'limit',
        extension: { ...{ decide: post('acceptance-desk').assign }, times: 1, most: 5 },
      },
    },
    two: { title: text('复审', 'second review'), ...post('property'), outcomes, takeBack: true },
    fix: {
      ...{ title: text('补正', 'correction'), assign: [{ strategy: 'initiator' }] },
      outcomes: { done: { title: text('已补正', 'Corrected'), tone: 'primary' } },
    },
    late: {
      ...{ title: text('限时审', 'timed review'), ...post('mediator'), outcomes },
      ...{ due: 'soon', atDue: { outcome: 'agree' } },
    },
    empty: {
      title: text('技术审', 'technical review'),
      assign: [...post('plumber').assign, ...post('acceptance-desk').assign],
      outcomes,
    },
    first: { title: text('受理', 'acceptance'), ...post('acceptance-desk'), outcomes },
    again: {
      title: text('归口审', 'desk review'),
      ...post('acceptance-desk'),
      outcomes,
      dedupe: 'all',
    },
    ...Object.fromEntries(Object.entries(SIGNINGS).map(signing)),
  }
  const drawn = build({
    initial: 'choosing',
    context: { kind: { type: 'string' } },
    initialContext: { kind: '' },
    events: { WITHDRAW: { title: text('撤销申请', 'Withdraw'), source: 'resident' } },
    tasks,
    states: {
      choosing: {
        always: [
          ...['late', 'empty', 'first', ...Object.keys(SIGNINGS)].map((kind) =>
            when(`context.kind == "${kind}"`, to(kind)),
          ),
          to('one'),
        ],
      },
      one: { ...asks('one', onDone('two')), after: { limit: {} }, ...withdrawn },
      two: { ...asks('two', onDone('closed')), ...withdrawn },
      fix: asks('fix', [to('one')]),
      late: { ...asks('late', onDone('two')), after: { soon: {} } },
      empty: asks('empty', onDone('two')),
      first: asks('first', onDone('again')),
      again: asks('again', onDone('two')),
      ...Object.fromEntries(
        Object.keys(SIGNINGS).map((mode) => [mode, asks(mode, onDone('two'))] as const),
      ),
      ...{ refused: closed, closed },
    },
  })
  return { ...drawn, ...named, timers: { ...drawn.timers, soon: SOON }, ...reported(drawn) }
}

const withdrawn: Pick<StateDefinition, 'on'> = { on: { WITHDRAW: to('refused') } }
const named = { id: 'approval', title: text('用章申请', 'Use of the seal') }
const SOON = { title: text('一秒', 'a second'), clock: 'elapsed', duration: 'PT1S' } as const

function reported({ forms }: Definition): Pick<Definition, 'forms' | 'triggers'> {
  const { start } = forms
  const kind = { type: 'string', title: '从哪里开始' } as const
  const properties = { ...start?.schema.properties, kind }
  return {
    forms: {
      ...forms,
      start: { title: same('申请'), schema: { type: 'object', properties, required: ['place'] } },
    },
    triggers: [
      {
        ...{ kind: 'form', form: 'start', by: ['resident'], node: 'form.place' },
        set: { place: 'form.place', kind: 'form.kind' },
      },
    ],
  }
}
