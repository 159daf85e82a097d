import type {
  ActionDefinition,
  Definition,
  GuardDefinition,
  StateDefinition,
  TaskDefinition,
  TransitionDefinition,
} from '@linli/schemas/definition'
import type { LocaleText } from '@linli/schemas/locale-text'
import { GRID } from '../support/builders.ts'
import type { Draw } from './draw.ts'
import * as vocabulary from './vocabulary.ts'

const { EVENTS, OUTCOMES, RAISED, SHARES, TIMERS } = vocabulary

/** A definition of nested, parallel and history states with timers, tasks, automatic transitions and raised events. It
 *  keeps the format; whether an official would be let publish it does not matter here. */
export function drawDefinition(draw: Draw): Definition {
  const tree = drawTree(draw)
  return { ...ENVELOPE, machine: machineOf(tree, draw) }
}

const same = (text: string): LocaleText => ({ 'zh-CN': text, en: text })
const task = (title: string): TaskDefinition => ({
  title: same(title),
  assign: [{ strategy: 'initiator' }],
  outcomes: Object.fromEntries(OUTCOMES.map((name) => [name, { title: same(name) }])),
})
const WORD = { type: 'object', properties: { word: { type: 'string' } } } as const

const ENVELOPE: Omit<Definition, 'machine'> = {
  format: 'linli/1',
  id: 'drawn',
  title: same('随机'),
  family: 'SJ',
  context: {
    schema: {
      type: 'object',
      properties: { n: { type: 'integer' }, seen: { type: 'string' } },
      required: ['n', 'seen'],
    },
    initial: { n: 0, seen: '' },
  },
  events: Object.fromEntries(
    [...EVENTS, ...RAISED].map((name) => [
      name,
      { title: same(name), source: 'staff', schema: WORD } as const,
    ]),
  ),
  forms: {
    begin: {
      title: same('开始'),
      schema: { type: 'object', properties: { n: { type: 'integer' } }, required: ['n'] },
    },
  },
  tasks: { visit: task('上门'), review: task('复核') },
  timers: Object.fromEntries([
    ...Object.entries(TIMERS).map(
      ([name, seconds]) =>
        [
          name,
          { title: same(name), clock: 'elapsed', duration: `PT${seconds}S` } as const,
        ] as const,
    ),
    ...Object.entries(SHARES).map(
      ([name, share]) => [name, { title: same(name), clock: 'share', ...share } as const] as const,
    ),
  ]),
  notices: { told: { channel: 'app', title: same('告知'), body: same('{{ context.n }}') } },
  triggers: [
    {
      kind: 'form',
      form: 'begin',
      by: ['resident'],
      node: `"${GRID}"`,
      set: { n: 'form.n' },
    },
  ],
  scenarios: [],
  layout: {},
}

interface Twig {
  readonly uid: string
  readonly kind: 'leaf' | 'final' | 'history' | 'compound' | 'parallel'
  readonly children: readonly Twig[]
}

const MAX_STATES = 16
const MAX_DEPTH = 4

function drawTree(draw: Draw): Twig {
  let count = 0
  const grow = (depth: number, kind: Twig['kind']): Twig => {
    const uid = `s${count++}`
    if (kind !== 'compound' && kind !== 'parallel') return { uid, kind, children: [] }
    const children = [grow(depth + 1, draw.of(firstKinds(depth)))]
    const more = 1 + draw.below(3)
    for (let index = 0; index < more && count < MAX_STATES; index++) {
      children.push(
        grow(depth + 1, draw.of(kind === 'compound' ? laterKinds(depth) : firstKinds(depth))),
      )
    }
    return { uid, kind, children }
  }
  return grow(0, draw.once(5) ? 'parallel' : 'compound')
}

/** What a compound state may begin with, and what a region may be. */
function firstKinds(depth: number): readonly Twig['kind'][] {
  return depth + 1 < MAX_DEPTH ? ['leaf', 'leaf', 'compound', 'parallel'] : ['leaf']
}

function laterKinds(depth: number): readonly Twig['kind'][] {
  return [...firstKinds(depth), 'history', 'history', 'final']
}

interface Drawing {
  readonly draw: Draw
  /** What a transition may lead to. */
  readonly uids: readonly string[]
  /** uids of the histories in the states around the one that is drawn. */
  readonly histories: readonly string[]
}

function machineOf(tree: Twig, draw: Draw): Definition['machine'] {
  const twigs = twigsOf(tree).slice(1)
  // Histories are few and worth most where something was left before: they are drawn as targets more often.
  const uids = twigs.flatMap(({ uid, kind }) => (kind === 'history' ? [uid, uid, uid] : [uid]))
  const { meta: _, ...machine } = stateOf(tree, { draw, uids, histories: [] })
  return machine
}

function twigsOf(twig: Twig): Twig[] {
  return [twig, ...twig.children.flatMap(twigsOf)]
}

function stateOf(twig: Twig, at: Drawing): StateDefinition {
  const meta = { uid: twig.uid, title: same(twig.uid) }
  if (twig.kind === 'history')
    return { meta, type: 'history', history: at.draw.of(['deep', 'shallow']) }
  const doing = { entry: actions(at, PLAIN), exit: actions(at, PLAIN) }
  if (twig.kind === 'final') return { meta, type: 'final', ...doing }
  const [first] = twig.children
  return {
    meta,
    ...doing,
    ...(twig.kind === 'parallel' ? { type: 'parallel' } : {}),
    ...(twig.kind === 'compound' && first !== undefined ? { initial: first.uid } : {}),
    ...(first === undefined ? {} : { states: statesIn(twig, at), ...doneOf(at) }),
    on: eventsOf(at),
    ...timersOf(at),
    ...alwaysOf(at),
    ...invokeOf(twig, at),
  }
}

/** Where it remembers nothing, a history leads to the first of its siblings. */
function statesIn({ children }: Twig, around: Drawing): Record<string, StateDefinition> {
  const target = children[0]?.uid ?? ''
  const own = children.filter(({ kind }) => kind === 'history').map(({ uid }) => uid)
  const at = { ...around, histories: [...around.histories, ...own] }
  return Object.fromEntries(
    children.map((child) => [
      child.uid,
      child.kind === 'history' ? { ...stateOf(child, at), target } : stateOf(child, at),
    ]),
  )
}

function eventsOf(at: Drawing): Record<string, TransitionDefinition[]> {
  const names = [...EVENTS, ...RAISED].filter((_, index) => !at.draw.once(index < 3 ? 2 : 3))
  const guards = [...vocabulary.GUARDS, ...vocabulary.EVENT_GUARDS]
  const texts = [...vocabulary.TEXTS, ...vocabulary.EVENT_TEXTS]
  return Object.fromEntries(
    names.map((name) => {
      const raisesOnceIn = RAISED.some((raised) => raised === name) ? 100 : 6
      return [name, transitions(at, { raisesOnceIn, guards, texts })]
    }),
  )
}

function timersOf(at: Drawing): Pick<StateDefinition, 'after'> {
  const names = Object.keys(TIMERS).filter(() => at.draw.once(3))
  if (names.length === 0) return {}
  const shares = Object.entries(SHARES).flatMap(([name, { of }]) =>
    names.includes(of) && at.draw.once(2) ? [name] : [],
  )
  return {
    after: Object.fromEntries([...names, ...shares].map((name) => [name, transitions(at, PLAIN)])),
  }
}

/** Always with a condition, which its own action tends to end; the ones that never end are part of the property. */
function alwaysOf(at: Drawing): Pick<StateDefinition, 'always'> {
  if (!at.draw.once(5)) return {}
  const guard: GuardDefinition = { type: 'expr', params: { cel: 'context.n < 3' } }
  const count: ActionDefinition = { type: 'set', params: { to: 'n', cel: 'context.n + 1' } }
  const always = transition(at, PLAIN)
  return {
    always: [{ ...always, guard, actions: [count, ...(always.actions ?? [])] }],
  }
}

function doneOf(at: Drawing): Pick<StateDefinition, 'onDone'> {
  return at.draw.once(2) ? { onDone: transitions(at, PLAIN) } : {}
}

function invokeOf({ uid }: Twig, at: Drawing): Pick<StateDefinition, 'invoke'> {
  const count = at.draw.once(3) ? 1 + at.draw.below(2) : 0
  if (count === 0) return {}
  const scope = {
    raisesOnceIn: 6,
    guards: [...vocabulary.GUARDS, ...vocabulary.TASK_GUARDS],
    texts: [...vocabulary.TEXTS, ...vocabulary.TASK_TEXTS],
  }
  return {
    invoke: Array.from({ length: count }, (_, index) => ({
      src: 'humanTask',
      id: `${uid}-${index}`,
      input: { task: at.draw.of(['visit', 'review']) },
      onDone: transitions(at, scope).map((each) => ({
        ...each,
        // The core refuses a completion that changes nothing; a note is a change.
        actions: [...(each.actions ?? []), NOTE],
      })),
    })),
  }
}

const NOTE: ActionDefinition = { type: 'log', params: { message: same('记下') } }

interface Scope {
  /** Once in how many actions one raises; what is raised in answer to what was raised seldom ends. */
  readonly raisesOnceIn: number
  readonly guards: readonly vocabulary.Meant<boolean>[]
  readonly texts: readonly vocabulary.Meant<string>[]
}

const PLAIN: Scope = { raisesOnceIn: 24, guards: vocabulary.GUARDS, texts: vocabulary.TEXTS }

function transitions(at: Drawing, scope: Scope): TransitionDefinition[] {
  const guarded = at.draw.once(2) ? [{ ...transition(at, scope), guard: guard(at, scope, 0) }] : []
  return [...guarded, transition(at, scope)]
}

/** A history may lead back to where the transition begins. XState then enters that state without leaving it, and its
 *  timers wait twice, unless the transition says that it re-enters. */
function transition(at: Drawing, scope: Scope): TransitionDefinition {
  const { draw, uids, histories } = at
  const target = draw.once(4) ? null : draw.of(uids)
  const mayReturn = target !== null && histories.includes(target)
  return {
    ...(target === null ? {} : { target: `#${target}` }),
    ...(draw.once(4) || mayReturn ? { reenter: true } : {}),
    actions: actions(at, scope),
  }
}

function guard(at: Drawing, scope: Scope, depth: number): GuardDefinition {
  const { draw, uids } = at
  const kinds = ['expr', 'expr', 'in', 'not', 'and', 'or'] as const
  const type = depth < 2 ? draw.of(kinds) : 'expr'
  const inner = () => guard(at, scope, depth + 1)
  switch (type) {
    case 'expr':
      return { type, params: { cel: draw.of(scope.guards).cel } }
    case 'in':
      return { type, params: { state: `#${draw.of(uids)}` } }
    case 'not':
      return { type, params: { guard: inner() } }
    case 'and':
    case 'or':
      return { type, params: { guards: [inner(), inner()] } }
  }
}

function actions(at: Drawing, scope: Scope): ActionDefinition[] {
  return Array.from({ length: at.draw.below(3) }, () => action(at, scope))
}

function action({ draw }: Drawing, scope: Scope): ActionDefinition {
  if (draw.once(scope.raisesOnceIn)) {
    return { type: 'raise', params: { event: draw.of(RAISED) } }
  }
  switch (draw.below(7)) {
    case 0:
    case 1:
      return { type: 'set', params: { to: 'n', cel: draw.of(vocabulary.NUMBERS).cel } }
    case 2:
      return { type: 'set', params: { to: 'seen', cel: draw.of(scope.texts).cel } }
    case 3:
      return { type: 'notify', params: { notice: 'told', to: { strategy: 'initiator' } } }
    case 4:
      return {
        type: 'cancelTimer',
        params: { timer: draw.of([...Object.keys(TIMERS), ...Object.keys(SHARES)]) },
      }
    case 5:
      return NOTE
    default:
      return { type: 'emit', params: { event: draw.of(EVENTS) } }
  }
}
