import type { Definition, StateDefinition } from '@linli/schemas/definition'
import { textIn } from '@linli/schemas/locale-text'
import { type PlacedState, placedStates } from '../../document/workflow/placed-states.ts'
import { type DiagramEdge, diagramEdges } from './diagram-edges.ts'
import { type StateFact, stateFacts } from './state-facts.ts'
import type { Wording } from './wording.ts'

/** What the canvas draws of a machine: a tree of nodes and the edges between them, without positions. */
export interface Diagram {
  /** Parents stand before their children. */
  readonly nodes: readonly DiagramNode[]
  readonly edges: readonly DiagramEdge[]
}

export interface DiagramNode {
  /** The state's uid; `start` and `initial:<uid>` for the marks that are no states. */
  readonly id: string
  readonly parentId: string | null
  readonly kind: 'start' | 'initial' | 'state' | 'final' | 'history' | 'group' | 'parallel'
  readonly title: string
  readonly facts: readonly StateFact[]
  /** JSON Pointer into the definition. */
  readonly pointer: string
}

/** The diagram of a definition. Transitions whose target does not exist are left out; the checker reports them. */
export function diagramOf(definition: Definition, wording: Wording): Diagram {
  const placed = placedStates(definition.machine)
  const nodes: DiagramNode[] = [startNode(definition, wording)]
  for (const place of placed) {
    nodes.push(stateNode(definition, place, wording))
    if (kindOf(place.state) === 'group') nodes.push(initialNode(place))
  }
  return { nodes, edges: diagramEdges(definition, placed, wording) }
}

function stateNode(definition: Definition, place: PlacedState, wording: Wording): DiagramNode {
  return {
    id: place.uid,
    parentId: place.parent?.uid ?? null,
    kind: kindOf(place.state),
    title: textIn(place.state.meta.title, wording.locale),
    facts: stateFacts(definition, place.state, wording),
    pointer: place.pointer,
  }
}

function kindOf(state: StateDefinition): DiagramNode['kind'] {
  if (state.type !== undefined) return state.type
  return Object.keys(state.states ?? {}).length === 0 ? 'state' : 'group'
}

function initialNode(place: PlacedState): DiagramNode {
  return {
    id: `initial:${place.uid}`,
    parentId: place.uid,
    kind: 'initial',
    title: '',
    facts: [],
    pointer: `${place.pointer}/initial`,
  }
}

function startNode(definition: Definition, wording: Wording): DiagramNode {
  const facts = definition.triggers.map((trigger): StateFact => {
    if (trigger.kind === 'device')
      return { kind: 'device', text: deviceTypeText(trigger.deviceType, wording) }
    const form = definition.forms[trigger.form]
    const text = form === undefined ? trigger.form : textIn(form.title, wording.locale)
    return { kind: 'form', text }
  })
  const title = wording.t('canvas.start')
  const different = [...new Map(facts.map((fact) => [fact.text, fact])).values()]
  return {
    id: 'start',
    parentId: null,
    kind: 'start',
    title,
    facts: different,
    pointer: '/triggers',
  }
}

function deviceTypeText(type: string, wording: Wording): string {
  return wording.t(`staff:deviceType.${type}`, { defaultValue: type })
}
