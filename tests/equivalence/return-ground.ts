import type { Definition, StateDefinition, TransitionDefinition } from '@linli/schemas/definition'
import type { SignRule } from '@linli/schemas/sign-rule'
import {
  answer,
  asks,
  build,
  closed,
  type StateSketch,
  set,
  to,
  when,
} from '../corpus/build-definition.ts'
import { post, signRule } from '../support/signing-ground.ts'

/** How several people sign. */
export const MODES = ['all', 'any', 'sequence', 'share'] as const
/** Where a return leads: the step before, an earlier one, whoever started it; then through all steps again, or straight back. */
export const TARGETS = {
  previous: { at: 'review', back: ['review'] },
  passed: { at: 'accept', back: ['accept', 'review'] },
  initiator: { at: 'resubmit', back: ['resubmit', 'accept', 'review'] },
  initiatorStraight: { at: 'resubmit', back: ['resubmit'] },
  passedStraight: { at: 'accept', back: ['accept'] },
} as const satisfies Readonly<
  Record<string, { readonly at: string; readonly back: readonly string[] }>
>
export type Target = keyof typeof TARGETS
/** Where the signing stands: alone, beside a region that goes its own way, or in a section of its own. In a workflow of its own:
 *  `signingOfItsOwn`. */
export const PLACES = ['alone', 'parallel', 'inner'] as const
export type Place = (typeof PLACES)[number]

const same = (text: string) => ({ title: { 'zh-CN': text } })

/** Accepted, reviewed, signed by several; each return is an outcome that decides at once. */
export function returnDefinition(mode: SignRule['mode'], place: Place): Definition {
  const returns = Object.keys(TARGETS)
  return build({
    initial: 'accept',
    context: { straight: { type: 'boolean' } },
    initialContext: { straight: false },
    tasks: {
      accept: post('acceptance-desk'),
      review: post('street-center'),
      resubmit: { assign: [{ strategy: 'initiator' }] },
      joint: {
        sign: { ...signRule(mode), atOnce: returns },
        outcomes: Object.fromEntries(
          ['agree', 'reject', ...returns].map((name) => [name, same(name)]),
        ),
        due: 'limit',
      },
      side: post('property'),
    },
    states: {
      accept: asks('accept', [
        when('context.straight', to('signing', set('straight', 'false'))),
        to('review'),
      ]),
      review: asks('review', to('signing')),
      resubmit: asks('resubmit', [
        when('context.straight', to('signing', set('straight', 'false'))),
        to('accept'),
      ]),
      signing: signingAt(place),
      escalated: closed,
      refused: closed,
      closed,
    },
  })
}

/** The same where another workflow signs, which starts when the others are done, and whose return is an end of its own. */
export function withSigningOfItsOwn(): Definition {
  const returns = Object.entries(TARGETS).map(([name, { at }]) => {
    const straight = name.endsWith('Straight') ? [set('straight', 'true')] : []
    return when(`output.ended == "${name}"`, to(`#${at}`, ...straight))
  })
  const definition = returnDefinition('all', 'alone')
  const { joint: _, ...tasks } = definition.tasks
  const signing: StateDefinition = {
    on: { withdraw: to('review') },
    after: { total: to('escalated') },
    invoke: {
      ...{ src: 'workflow', id: 'sign' },
      input: {
        ...{ ref: 'signing', pin: 'latest-at-start', onCancel: 'stop' },
        set: { place: 'context.place' },
      },
      onDone: [when('output.ended == "signed"', to('closed')), ...returns, to('refused')],
      onError: to('refused'),
    },
    meta: { uid: 'signing', title: same('signing').title },
  }
  const states = { ...definition.machine.states, signing }
  return {
    ...{ ...definition, id: 'asking', tasks },
    events: { withdraw: { ...same('撤下'), source: 'staff' } },
    machine: { ...definition.machine, states },
  }
}

/** What it starts: the signing alone, each return an end. */
export function signingOfItsOwn(mode: SignRule['mode']): Definition {
  const definition = returnDefinition(mode, 'alone')
  const returns = Object.keys(TARGETS)
  const ends = ['signed', 'turned', 'escalated', ...returns]
  const final = (uid: string): StateDefinition => ({
    ...{ type: 'final', meta: { uid, title: same(uid).title } },
  })
  const { states: _, ...asked } = asks('joint', [
    when('output.outcome == "agree"', to('signed')),
    ...returns.map((name) => when(`output.outcome == "${name}"`, to(name))),
    to('turned'),
  ])
  const { joint } = definition.tasks
  const context = { ...definition.context, initial: {} }
  return {
    ...{ ...definition, id: 'signing', context, triggers: [], forms: {} },
    tasks: joint === undefined ? {} : { joint },
    machine: {
      initial: 'joint',
      states: {
        joint: {
          ...asked,
          after: { ...asked.after, limit: to('escalated') },
          meta: { uid: 'joint', title: same('joint').title },
        },
        ...Object.fromEntries(ends.map((uid) => [uid, final(uid)])),
      },
    },
  }
}

/** The same where whoever completed a task may take that back. */
export function withTakeBack(definition: Definition): Definition {
  const tasks = Object.entries(definition.tasks).map(([name, task]) => [
    name,
    { ...task, takeBack: true as const },
  ])
  return { ...definition, tasks: Object.fromEntries(tasks) }
}

/** The same, signed by two posts of which one person (`ding`) holds both. */
export function withTwoPostsOfOne(definition: Definition): Definition {
  const { joint } = definition.tasks
  if (joint?.sign === undefined) return definition
  const signers = [post('acceptance-desk'), post('street-center')]
  const tasks = { ...definition.tasks, joint: { ...joint, sign: { ...joint.sign, signers } } }
  return { ...definition, tasks }
}

function signingAt(place: Place): StateSketch {
  if (place === 'alone') return jointState('#closed')
  const inner: StateSketch = {
    initial: 'joint',
    states: { joint: jointState('signed'), signed: closed },
  }
  if (place === 'inner') return { ...inner, onDone: to('closed', answer) }
  return {
    type: 'parallel',
    onDone: to('closed', answer),
    states: {
      region: inner,
      beside: { initial: 'side', states: { side: asks('side', to('sided')), sided: closed } },
    },
  }
}

function jointState(agreed: string): StateSketch {
  const onDone = [
    when('output.outcome == "agree"', to(agreed)),
    ...Object.entries(TARGETS).map(([name, { at }]) => returnTo(name, at)),
    to('#refused'),
  ]
  const asked = asks('joint', onDone)
  return { ...asked, after: { ...asked.after, limit: to('#escalated') } }
}

function returnTo(name: string, at: string): TransitionDefinition {
  const straight = name.endsWith('Straight') ? [set('straight', 'true')] : []
  return when(`output.outcome == "${name}"`, to(`#${at}`, ...straight))
}
