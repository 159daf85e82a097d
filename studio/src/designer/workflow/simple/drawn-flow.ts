import type { Definition } from '@linli/schemas/definition'
import type { JsonValue } from '@linli/schemas/json'
import { sharedWith } from '../../../document/shared-with.ts'
import type { Spot } from '../../../document/workflow/insert-step.ts'
import { NO_CONDITION } from '../../../document/workflow/step-kinds.ts'
import type { Wording } from '../../canvas/wording.ts'
import type { IconKind } from '../kind-icon.tsx'
import type { Selection } from '../selection.ts'
import { stepKindOf } from '../step-kind-of.ts'
import { stepSummary, titleIn } from '../step-summary.ts'
import type { Workflow } from '../workflow-context.ts'
import type { Flow, FlowColumn, FlowItem, FlowStep, InnerFlow } from './flow.ts'

/** All that the 简洁 view writes, and nothing else: what says the same as before needs no drawing. JSON alone. */
export interface DrawnFlow {
  readonly items: readonly DrawnItem[]
  /** What only the 专业 view shows; null where there is nothing. */
  readonly locked: {
    readonly first: string
    readonly count: number
    readonly names: readonly string[]
  } | null
}

export type DrawnItem =
  | DrawnStep
  | {
      readonly kind: 'branches'
      readonly key: string
      readonly columns: readonly DrawnColumn[]
    }
  | DrawnJump
  | { readonly kind: 'open'; readonly key: string; readonly spot: Spot }

export interface DrawnStep {
  readonly kind: 'step'
  readonly key: string
  /** The line above it. */
  readonly spot: Spot
  readonly card: DrawnCard
  readonly inside: readonly DrawnPart[]
}

export interface DrawnCard {
  readonly uid: string
  readonly kind: IconKind
  readonly title: string
  readonly summary: string
  /** One a line. */
  readonly asides: string
  readonly isChosen: boolean
  readonly problems: number
  readonly isBroken: boolean
}

export interface DrawnPart {
  readonly uid: string
  /** Null where it is the step itself. */
  readonly title: string | null
  readonly flow: DrawnFlow
}

export interface DrawnJump {
  readonly kind: 'jump'
  readonly key: string
  readonly to: string
  readonly title: string
  readonly spot: Spot
}

export interface DrawnColumn {
  readonly pointer: string
  readonly from: string | null
  readonly number: number
  readonly isElse: boolean
  readonly isUnsaid: boolean
  readonly isWrong: boolean
  readonly isChosen: boolean
  readonly label: string
  readonly spot: Spot
  readonly items: readonly DrawnItem[]
}

export interface Drawing extends Pick<Workflow, 'find' | 'labels' | 'problems'> {
  readonly definition: Definition
  readonly selection: Selection
  readonly wording: Wording
}

/** The parts, in which what says the same as before is the same object. */
export function keptParts(
  before: readonly DrawnPart[],
  after: readonly DrawnPart[],
): readonly DrawnPart[] {
  // Both are JSON alone, which an interface cannot say.
  const [had, drawn] = [before, after] as unknown as readonly [JsonValue, JsonValue]
  return sharedWith(had, drawn) as unknown as readonly DrawnPart[]
}

export function drawnPart({ place, flow }: InnerFlow, drawing: Drawing): DrawnPart {
  const title = titleIn(place.state, drawing.wording)
  return { uid: place.uid, title, flow: drawnFlow(flow, drawing) }
}

function drawnFlow({ items, locked }: Flow, drawing: Drawing): DrawnFlow {
  const names = locked.map(({ state }) => titleIn(state, drawing.wording))
  const [first] = locked
  return {
    items: items.map((item) => drawnItem(item, drawing)),
    locked:
      first === undefined
        ? null
        : { first: first.uid, count: locked.length, names: names.filter((name) => name !== '') },
  }
}

function drawnItem(item: FlowItem, drawing: Drawing): DrawnItem {
  switch (item.kind) {
    case 'branches': {
      const columns = item.columns.map((column) => drawnColumn(column, drawing))
      return { kind: 'branches', key: `of:${item.of.uid}`, columns }
    }
    case 'open':
      return { kind: 'open', key: 'open', spot: item.spot }
    case 'jump': {
      const { uid, state } = item.to
      const title = titleIn(state, drawing.wording)
      return { kind: 'jump', key: `to:${uid}`, to: uid, title, spot: item.spot }
    }
    case 'step':
      return drawnStep(item, drawing)
  }
}

function drawnStep({ place, spot, asides, inside }: FlowStep, drawing: Drawing): DrawnStep {
  const { definition, selection, wording, find, labels, problems } = drawing
  const { uid, state } = place
  const titleOf = (target: string) => {
    const to = find(place, target)
    return to === undefined ? target : titleIn(to.state, wording)
  }
  const told = asides.map((way) => {
    const label = labels.get(way.pointer) || wording.t(`workflow:wakes.${way.kind}`)
    return way.to === null ? label : `${label} → ${titleIn(way.to.state, wording)}`
  })
  const found = problems.get(uid) ?? []
  return {
    kind: 'step',
    key: uid,
    spot,
    card: {
      uid,
      kind: stepKindOf(state, definition),
      title: titleIn(state, wording),
      summary: stepSummary(definition, state, { wording, titleOf }),
      asides: told.join('\n'),
      isChosen: selection.state === uid && selection.way === null,
      problems: found.length,
      isBroken: found.some(({ finding }) => finding.severity === 'error'),
    },
    inside: inside.map((inner) => {
      const part = drawnPart(inner, drawing)
      return inner.place.uid === uid ? { ...part, title: null } : part
    }),
  }
}

function drawnColumn({ way, isElse, spot, items }: FlowColumn, drawing: Drawing): DrawnColumn {
  const { guard } = way.transition
  const found = drawing.problems.get(way.from?.uid ?? '') ?? []
  return {
    pointer: way.pointer,
    from: way.from?.uid ?? null,
    number: way.index + 1,
    isElse,
    isUnsaid: guard?.type === 'expr' && guard.params.cel === NO_CONDITION,
    isWrong: found.some(({ finding }) => finding.path.startsWith(way.pointer)),
    isChosen: drawing.selection.way === way.pointer,
    label: drawing.labels.get(way.pointer) ?? '',
    spot,
    items: items.map((item) => drawnItem(item, drawing)),
  }
}
