import { guardSentences } from '@linli/runtime/core'
import type {
  Definition,
  StateDefinition,
  TransitionDefinition,
  TransitionList,
} from '@linli/schemas/definition'
import { escapePointer } from '@linli/schemas/json-pointer'
import { textIn } from '@linli/schemas/locale-text'
import { asList } from '../../document/workflow/as-list.ts'
import { type PlacedState, targetFinder } from '../../document/workflow/placed-states.ts'
import { timerText } from './timer-text.ts'
import { answerTitle, outcomeTitle, transitionLabel } from './transition-label.ts'
import type { Wording } from './wording.ts'

export interface DiagramEdge {
  /** The transition's JSON Pointer: stable as long as the document is. */
  readonly id: string
  readonly source: string
  readonly target: string
  readonly kind: 'event' | 'timer' | 'outcome' | 'always' | 'done' | 'initial'
  readonly label: string
}

interface Source {
  readonly place: PlacedState | null
  /** Node the edges leave from. */
  readonly id: string
  readonly pointer: string
  readonly state: Omit<StateDefinition, 'meta'>
}

interface Slot {
  readonly kind: DiagramEdge['kind']
  readonly pointer: string
  /** What wakes the transition; empty where only the guard speaks. */
  readonly wakes: string
  readonly list: TransitionList | undefined
  /** Task whose outcomes the guards may name. */
  readonly task?: string
}

/** All transitions that lead somewhere, and the marks that show where a state begins. */
export function diagramEdges(
  definition: Definition,
  placed: readonly PlacedState[],
  wording: Wording,
): readonly DiagramEdge[] {
  const machine: Source = {
    place: null,
    id: 'start',
    pointer: '/machine',
    state: definition.machine,
  }
  const sources = placed.map(
    (place): Source => ({ place, id: place.uid, pointer: place.pointer, state: place.state }),
  )
  const conditions = guardSentences(definition)
  const find = targetFinder(placed)
  return [machine, ...sources].flatMap((source) => [
    ...initialEdges(source, placed),
    ...slotsOf(definition, source, wording).flatMap((slot) =>
      slotEdges({ definition, find, source, conditions, wording }, slot),
    ),
  ])
}

function initialEdges(source: Source, placed: readonly PlacedState[]): readonly DiagramEdge[] {
  const children = placed.filter((place) => place.parent === source.place)
  const isMachine = source.place === null
  if (source.state.type === 'parallel' && !isMachine) return []
  const begun =
    source.state.type === 'parallel'
      ? children
      : children.filter((place) => place.key === source.state.initial)
  return begun.map((place) => ({
    id: `${source.pointer}/initial:${place.uid}`,
    source: isMachine ? 'start' : `initial:${source.id}`,
    target: place.uid,
    kind: 'initial',
    label: '',
  }))
}

function slotsOf(definition: Definition, source: Source, wording: Wording): readonly Slot[] {
  const { state, pointer } = source
  const events = Object.entries(state.on ?? {}).map(([name, list]): Slot => {
    const event = definition.events[name]
    const wakes = event === undefined ? name : textIn(event.title, wording.locale)
    return { kind: 'event', pointer: `${pointer}/on/${escapePointer(name)}`, wakes, list }
  })
  const timers = Object.entries(state.after ?? {}).map(([name, list]): Slot => {
    const timer = definition.timers[name]
    const wakes =
      timer === undefined
        ? name
        : wording.t('canvas.after', { time: timerText(timer, definition, wording) })
    return { kind: 'timer', pointer: `${pointer}/after/${escapePointer(name)}`, wakes, list }
  })
  const invokes = asList(state.invoke)
  const outcomes = invokes.flatMap((invoke, index): Slot[] => {
    const at = Array.isArray(state.invoke) ? `${pointer}/invoke/${index}` : `${pointer}/invoke`
    const done = { kind: 'outcome', pointer: `${at}/onDone`, list: invoke.onDone } as const
    if (invoke.src === 'humanTask') return [{ ...done, wakes: '', task: invoke.input.task }]
    const failed = { kind: 'outcome', pointer: `${at}/onError`, list: invoke.onError } as const
    return [
      { ...done, wakes: wording.t('canvas.childEnds') },
      { ...failed, wakes: wording.t('canvas.childFails') },
    ]
  })
  return [
    ...outcomes,
    ...events,
    ...timers,
    {
      kind: 'done',
      pointer: `${pointer}/onDone`,
      wakes: wording.t('canvas.done'),
      list: state.onDone,
    },
    { kind: 'always', pointer: `${pointer}/always`, wakes: '', list: state.always },
  ]
}

interface Scope {
  readonly definition: Definition
  readonly find: ReturnType<typeof targetFinder>
  readonly source: Source
  /** By the transition's pointer. */
  readonly conditions: ReturnType<typeof guardSentences>
  readonly wording: Wording
}

function slotEdges(scope: Scope, slot: Slot): readonly DiagramEdge[] {
  const transitions = asList(slot.list)
  return transitions.flatMap((transition, index) => {
    const target = targetOf(scope, transition)
    if (target === undefined) return []
    const last = index === transitions.length - 1
    const id = Array.isArray(slot.list) ? `${slot.pointer}/${index}` : slot.pointer
    const label = transitionLabel({
      transition,
      wakes: slot.wakes,
      isElse: last && transitions.length > 1,
      outcome: decisionTitle(scope, slot, transition),
      condition: scope.conditions.get(id)?.[scope.wording.locale] ?? null,
      wording: scope.wording,
    })
    return [{ id, source: scope.source.id, target: target.uid, kind: slot.kind, label }]
  })
}

/** What somebody decided, in the words of the button or the choice; null where the guard asks for more. */
function decisionTitle(scope: Scope, slot: Slot, transition: TransitionDefinition): string | null {
  const { tasks, forms } = scope.definition
  const task = tasks[slot.task ?? '']
  return (
    outcomeTitle(task, transition, scope.wording) ??
    answerTitle(forms[task?.form ?? ''], transition, scope.wording)
  )
}

function targetOf(scope: Scope, transition: TransitionDefinition): PlacedState | undefined {
  if (transition.target === undefined) return undefined
  return scope.find(scope.source.place, transition.target)
}
