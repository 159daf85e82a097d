import type { Definition, SignRule, TransitionDefinition } from '@linli/schemas/definition'
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
/** Where the signing stands: alone, beside a region that goes its own way, or inside a workflow of its own. */
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
