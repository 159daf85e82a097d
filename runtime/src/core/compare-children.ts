import type { WorkflowInvocation } from '@linli/schemas/definition'
import { quoted, same } from './change-words.ts'
import { compareProperty, showJson, showText } from './compare-values.ts'
import type { Change, Place } from './definition-change.ts'
import { changeAt } from './definition-change.ts'
import type { Sentence } from './definition-finding.ts'
import type { StateSite } from './definition-tree.ts'
import { childInvocationsOf } from './definition-tree.ts'

interface TwoStates {
  readonly before: StateSite
  readonly after: StateSite
}

/** Of the other workflows that a state starts, those of both versions: by their ids. */
export function pairedChildren(before: StateSite, after: StateSite) {
  const come = childInvocationsOf(after).map(({ invoke }) => invoke)
  return childInvocationsOf(before).flatMap(({ invoke }) => {
    const other = come.find(({ id }) => id === invoke.id)
    return other === undefined ? [] : [[invoke, other] as const]
  })
}

/** The other workflows that a state starts, and what it gives them. */
export function compareChildren(place: Place, { before, after }: TwoStates): Change[] {
  const [zh, en] = place.called
  const gone = childInvocationsOf(before)
  const come = childInvocationsOf(after)
  const isIn = (list: typeof gone, { id }: WorkflowInvocation) =>
    list.some(({ invoke }) => invoke.id === id)
  return [
    ...come.flatMap(({ path, invoke }) => {
      const former = gone.find((each) => each.invoke.id === invoke.id)
      if (former !== undefined) {
        const at = { ...place, path, pathBefore: former.path }
        return compareInputs(at, former.invoke, invoke)
      }
      const message: Sentence = [
        `${zh}增加了子流程${quoted(invoke.input.ref)}。`,
        `${en} now starts the sub-workflow ${quoted(invoke.input.ref)}.`,
      ]
      return [changeAt({ ...place, path }, { code: 'child-added', message })]
    }),
    ...gone
      .filter(({ invoke }) => !isIn(come, invoke))
      .map(({ path, invoke }) => {
        const message: Sentence = [
          `${zh}不再启动子流程${quoted(invoke.input.ref)}。`,
          `${en} no longer starts the sub-workflow ${quoted(invoke.input.ref)}.`,
        ]
        const at = { ...place, pathBefore: path }
        return changeAt(at, { code: 'child-removed', side: 'before', message })
      }),
  ]
}

function compareInputs(at: Place, one: WorkflowInvocation, other: WorkflowInvocation): Change[] {
  const [before, after] = [one.input, other.input]
  const pinned = ({ pin, version }: typeof before) =>
    pin === 'exact' ? `exact ${version ?? ''}` : pin
  return [
    ...compareProperty(at, {
      ...{ code: 'child-ref', tail: '/input/ref', called: ['子流程', 'Sub-workflow'] },
      ...{ before: before.ref, after: after.ref, show: showText },
    }),
    ...compareProperty(at, {
      ...{ code: 'child-pin', tail: '/input/pin', called: ['子流程的版本', 'Its version'] },
      ...{ before: pinned(before), after: pinned(after), show: showPin },
    }),
    ...compareProperty(at, {
      ...{ code: 'child-cancel', tail: '/input/onCancel' },
      called: ['离开环节时子流程', 'The sub-workflow when the state is left'],
      ...{ before: before.onCancel, after: after.onCancel, show: showCancel },
    }),
    ...compareProperty(at, {
      ...{
        code: 'child-set',
        tail: '/input/set',
        called: ['交给子流程的内容', 'What it is given'],
      },
      ...{ before: { ...before.set }, after: { ...after.set }, show: showJson },
    }),
    ...compareProperty(at, {
      ...{ code: 'child-node', tail: '/input/node', called: ['子流程所在的地方', 'Its place'] },
      ...{ before: before.node ?? '', after: after.node ?? '', show: showNode },
    }),
  ]
}

function showPin(pin: string): Sentence {
  if (pin === 'latest-at-start') return ['启动时的最新版本', 'the newest when it starts']
  const version = pin.slice('exact '.length)
  return [`第 ${version} 版`, `version ${version}`]
}

function showCancel(onCancel: string): Sentence {
  return onCancel === 'stop' ? ['随之结束', 'ends with it'] : ['自己走完', 'goes on by itself']
}

function showNode(node: string): Sentence {
  return node === '' ? ['与上级工单相同', 'the same as its parent’s'] : same(quoted(node))
}
