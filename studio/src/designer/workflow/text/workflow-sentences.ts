import type { Definition } from '@linli/schemas/definition'
import { placedStates } from '../../../document/workflow/placed-states.ts'
import type { Diagram } from '../../canvas/diagram.ts'
import type { Wording } from '../../canvas/wording.ts'
import type { IconKind } from '../kind-icon.tsx'
import { stepKindOf } from '../step-kind-of.ts'

export interface ToldStep {
  /** The state's uid; `start` for what begins an instance. */
  readonly uid: string
  readonly title: string
  /** How deep it stands. */
  readonly level: number
  readonly sentences: readonly string[]
}

/** Every step in the order of the document with what happens in it and where it leads; a step is called by its number, too, as two
 *  may have one name. */
export function workflowSentences(
  definition: Definition,
  { nodes, edges }: Diagram,
  wording: Wording,
): readonly ToldStep[] {
  const states = new Map(placedStates(definition.machine).map(({ uid, state }) => [uid, state]))
  const told = nodes.filter(({ kind }) => kind !== 'initial')
  const parents = new Map(nodes.map(({ id, parentId }) => [id, parentId]))
  const numbers = new Map(told.map(({ id }, index) => [id, index + 1]))
  const titles = new Map(told.map(({ id, title }) => [id, title]))
  const nameOf = (id: string) =>
    wording.t('workflow:text.step', { number: numbers.get(id) ?? 0, name: titles.get(id) ?? id })
  const levelOf = (id: string): number => {
    const parent = parents.get(id) ?? null
    return parent === null ? 0 : 1 + levelOf(parent)
  }
  return told.map((node) => {
    const state = states.get(node.id)
    const kind: IconKind = state === undefined ? 'start' : stepKindOf(state, definition)
    const facts = node.facts.map(({ kind: fact, text }) =>
      wording.t('workflow:text.fact', { fact: wording.t(`fact.${fact}`), text }),
    )
    const ways = edges
      .filter(({ source }) => source === node.id)
      .map(({ label, target }) =>
        label === ''
          ? wording.t('workflow:text.next', { to: nameOf(target) })
          : wording.t('workflow:text.way', { way: label, to: nameOf(target) }),
      )
    const isGroup = kind === 'parallel' || kind === 'section'
    const first = isGroup ? [wording.t(`workflow:text.${kind}`)] : []
    const last = kind === 'end' ? [wording.t('workflow:text.end')] : []
    const title = node.title === '' ? wording.t(`workflow:kind.${kind}`) : node.title
    return {
      ...{ uid: node.id, title, level: levelOf(node.id) },
      sentences: [...first, ...facts, ...ways, ...last],
    }
  })
}
