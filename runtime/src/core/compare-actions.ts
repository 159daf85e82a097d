import { canonicalJson } from '@linli/schemas/canonical-json'
import type { ActionDefinition } from '@linli/schemas/definition'
import { actionText } from './action-text.ts'
import type { NamesOfSides, ToldPair } from './change-words.ts'
import { quotedPair } from './change-words.ts'
import type { Compared } from './compared.ts'
import type { Change, Place } from './definition-change.ts'
import { changeAt } from './definition-change.ts'
import type { Sentence } from './definition-finding.ts'
import { presentAction } from './present-names.ts'

type Actions = readonly ActionDefinition[]

/** Two lists of actions in one place; `when` says when they run. */
export interface ComparedActions {
  readonly before: Actions | undefined
  readonly after: Actions | undefined
  readonly when: Sentence
  readonly namesOf: NamesOfSides
  /** Below the place. */
  readonly tail: string
}

interface Listed {
  readonly action: ActionDefinition
  readonly index: number
  readonly text: string
}

/** Actions that came, went, changed, or run in another order. */
export function compareActions(
  place: Place,
  { before, after, when, tail, namesOf }: ComparedActions,
  compared: Compared,
): Change[] {
  const lists = pairActions(before ?? [], after ?? [], compared)
  const [zh, en] = when
  const say = (side: 'before' | 'after', { action }: Listed) =>
    actionText(action, { side: compared[side], posts: compared.posts, names: namesOf(side) })
  const at = (code: string, { index }: Listed, message: Sentence): Change => {
    const side = code === 'removed' ? ('before' as const) : ('after' as const)
    return changeAt({ ...place, noun: 'action' }, { code, tail: `${tail}/${index}`, side, message })
  }
  const changes = [
    ...lists.changed.map(([from, to]) => {
      const { before: was, after: is } = apart([from, to], [say('before', from), say('after', to)])
      const message: Sentence = [
        `${zh}，原来${was[0]}，改为${is[0]}。`,
        `${en}, changed: ${was[1]} → ${is[1]}.`,
      ]
      return at('changed', to, message)
    }),
    ...lists.come.map((listed) => {
      const [what, whatEn] = say('after', listed)
      return at('added', listed, [`${zh}，增加：${what}。`, `${en}, added: ${whatEn}.`])
    }),
    ...lists.gone.map((listed) => {
      const [what, whatEn] = say('before', listed)
      return at('removed', listed, [`${zh}，不再${what}。`, `${en}, removed: ${whatEn}.`])
    }),
  ]
  if (!lists.isReordered) return changes
  const message: Sentence = [`${zh}，动作的先后变了。`, `${en}, the order of the actions changed.`]
  return [...changes, changeAt({ ...place, noun: 'action' }, { code: 'order', tail, message })]
}

/** What two actions say; as their expressions are written, where they would say the same. */
function apart(
  [from, to]: readonly [Listed, Listed],
  [was, is]: readonly [Sentence, Sentence],
): ToldPair {
  const [before, after] = [from.action, to.action]
  const isTold = was[0] !== is[0] && was[1] !== is[1]
  if (isTold || before.type !== 'set' || after.type !== 'set') return { before: was, after: is }
  const [one, other] = quotedPair(before.params.cel, after.params.cel)
  const told = ([zh, en]: Sentence, cel: string): Sentence => [`${zh}（${cel}）`, `${en} (${cel})`]
  return { before: told(was, one), after: told(is, other) }
}

function pairActions(before: Actions, after: Actions, compared: Compared) {
  const gone = before.map((action, index): Listed => {
    return { action, index, text: canonicalJson(presentAction(action, compared)) }
  })
  const come = after.map((action, index): Listed => {
    return { action, index, text: canonicalJson(action) }
  })
  const kept = takePairs(gone, come, (one, other) => one.text === other.text)
  const changed = takePairs(gone, come, (one, other) => isAlike(one.action, other.action, compared))
  const order = [...kept, ...changed]
    .sort(([, one], [, other]) => one.index - other.index)
    .map(([from]) => from.index)
  const isReordered = order.some((index, at) => index < (order[at - 1] ?? -1))
  return { changed, gone, come, isReordered }
}

/** Takes out of both lists what belongs together, in order. */
export function takePairs<A, B>(
  gone: A[],
  come: B[],
  belong: (one: A, other: B) => boolean,
): [A, B][] {
  const pairs: [A, B][] = []
  for (const other of [...come]) {
    const one = gone.find((each) => belong(each, other))
    if (one === undefined) continue
    gone.splice(gone.indexOf(one), 1)
    come.splice(come.indexOf(other), 1)
    pairs.push([one, other])
  }
  return pairs
}

/** Whether the second may be the first one, changed. */
function isAlike(one: ActionDefinition, other: ActionDefinition, compared: Compared): boolean {
  const former = presentAction(one, compared)
  if (former.type === 'set' && other.type === 'set') return former.params.to === other.params.to
  if (former.type === 'notify' && other.type === 'notify') {
    const { notice, to } = former.params
    return notice === other.params.notice || canonicalJson(to) === canonicalJson(other.params.to)
  }
  return former.type === other.type
}
