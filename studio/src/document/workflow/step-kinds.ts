import type {
  Definition,
  NoticeDefinition,
  StateDefinition,
  TaskDefinition,
  TimerDefinition,
} from '@linli/schemas/definition'
import type { SignRule } from '@linli/schemas/sign-rule'
import { freshName } from './fresh-name.ts'
import { NEW_NOTICE, NEW_OUTCOMES, NEW_PART, NEW_WORDS } from './new-words.ts'
import { placedStates } from './placed-states.ts'
import type { StepKind } from './step-kind.ts'

/** A condition nobody has written yet: it never holds, so everything takes the other way. */
export const NO_CONDITION = 'false'

/** A new state with what has to be declared for it. */
export interface NewStep {
  readonly key: string
  readonly state: StateDefinition
  readonly tasks: Definition['tasks']
  readonly timers: Definition['timers']
  readonly notices: Definition['notices']
  readonly events: Definition['events']
}

interface Making {
  readonly definition: Definition
  /** Target of what follows; null where nothing does. */
  readonly next: string | null
  /** Target of what came before, for 退回; null where nothing did. */
  readonly back: string | null
  readonly uid: (base: string) => string
}

const DAY: TimerDefinition = { title: { 'zh-CN': '' }, clock: 'working-days', days: 1 }

/** A step of a kind, with names that nothing in the definition has. */
export function newStep(
  kind: StepKind,
  making: Pick<Making, 'definition' | 'next' | 'back'>,
): NewStep {
  return made(kind, namedAnew(making))
}

function namedAnew(making: Pick<Making, 'definition' | 'next' | 'back'>): Making {
  const taken = takenNames(making.definition)
  const uid = (base: string) => {
    const name = freshName(base, taken)
    taken.add(name)
    return name
  }
  return { ...making, uid }
}

/** Every name that a state, invocation or declaration has: one set, so that a new name is a stranger everywhere. */
export function takenNames(definition: Definition): Set<string> {
  const placed = placedStates(definition.machine)
  return new Set([
    ...placed.flatMap(({ uid, key }) => [uid, key, key.replaceAll('-', '_')]),
    ...[definition.tasks, definition.timers, definition.notices, definition.events].flatMap(
      Object.keys,
    ),
    ...placed.flatMap(({ state }) =>
      [state.invoke ?? []].flat().flatMap((invoke) => ('id' in invoke ? [invoke.id] : [])),
    ),
  ])
}

function made(kind: StepKind, making: Making): NewStep {
  switch (kind) {
    case 'task':
      return taskStep(kind, making, { outcomes: ['done'] })
    case 'approval':
      return taskStep(kind, making, { outcomes: ['agree', 'return'] })
    case 'signAll':
    case 'signAny':
    case 'signInTurn':
    case 'signShare':
      return taskStep(kind, making, {
        outcomes: ['agree', 'reject'],
        sign: signOf(kind),
      })
    case 'choice':
      return stepOf(kind, making, {
        always: [
          { ...way(making.next), guard: { type: 'expr', params: { cel: NO_CONDITION } } },
          way(making.next),
        ],
      })
    case 'wait':
      return waitStep(making)
    case 'event':
      return eventStep(making)
    case 'notice':
      return noticeStep(making)
    case 'parallel':
    case 'section':
      return nestedStep(kind, making)
    case 'child':
      return childStep(making)
    case 'end':
      return stepOf(kind, making, { type: 'final' })
  }
}

function way(target: string | null) {
  return target === null ? {} : { target }
}

function stepOf(kind: StepKind, { uid }: Making, state: Omit<StateDefinition, 'meta'>): NewStep {
  const key = uid(BASES[kind])
  const title = { 'zh-CN': NEW_WORDS[kind] }
  const nothing = { tasks: {}, timers: {}, notices: {}, events: {} }
  return { key, state: { ...state, meta: { uid: key, title } }, ...nothing }
}

const BASES: Readonly<Record<StepKind, string>> = {
  task: 'task',
  approval: 'approval',
  signAll: 'sign',
  signAny: 'sign',
  signInTurn: 'sign',
  signShare: 'sign',
  choice: 'choice',
  wait: 'wait',
  event: 'wait',
  notice: 'notice',
  parallel: 'parallel',
  section: 'section',
  child: 'child',
  end: 'end',
}

interface TaskShape {
  /** The first leads on, another one back where there is one. */
  readonly outcomes: readonly (keyof typeof NEW_OUTCOMES)[]
  readonly sign?: SignRule
}

function taskStep(kind: StepKind, making: Making, { outcomes, sign }: TaskShape): NewStep {
  const { next, back } = making
  const step = stepOf(kind, making, {})
  const leadsBack = outcomes.length > 1 && back !== null
  const when = (outcome: string | undefined) =>
    ({ type: 'expr', params: { cel: `output.outcome == "${outcome}"` } }) as const
  const onDone = leadsBack ? [{ ...way(next), guard: when(outcomes[0]) }, way(back)] : way(next)
  const task: TaskDefinition = {
    title: { 'zh-CN': NEW_WORDS[kind] },
    assign: [{ strategy: 'post', post: 'grid-worker' }],
    outcomes: Object.fromEntries(
      outcomes.map((name, index) => [
        name,
        {
          title: { 'zh-CN': NEW_OUTCOMES[name] },
          ...(index === 0 ? { tone: 'primary' as const } : { tone: 'danger' as const }),
        },
      ]),
    ),
    ...(sign === undefined ? {} : { sign }),
  }
  const invoke = { src: 'humanTask', id: step.key, input: { task: step.key }, onDone } as const
  return { ...step, state: { ...step.state, invoke }, tasks: { [step.key]: task } }
}

function signOf(kind: 'signAll' | 'signAny' | 'signInTurn' | 'signShare'): SignRule {
  const signers = ['grid-worker', 'committee'].map((post) => ({
    assign: [{ strategy: 'post' as const, post }],
  }))
  const vote = { signers, agree: 'agree', otherwise: 'reject' }
  if (kind === 'signAny') return { mode: 'any', signers }
  if (kind === 'signShare') return { mode: 'share', percent: 50, ...vote }
  return { mode: kind === 'signAll' ? 'all' : 'sequence', ...vote }
}

function waitStep(making: Making): NewStep {
  const step = stepOf('wait', making, {})
  const timer = making.uid(`${step.key}_time`)
  return {
    ...step,
    state: { ...step.state, after: { [timer]: way(making.next) } },
    timers: { [timer]: { ...DAY, title: { 'zh-CN': NEW_WORDS.wait } } },
  }
}

function eventStep(making: Making): NewStep {
  const step = stepOf('event', making, {})
  const event = making.uid(`${step.key}_event`)
  const title = { 'zh-CN': NEW_WORDS.event }
  return {
    ...step,
    state: { ...step.state, on: { [event]: way(making.next) } },
    events: { [event]: { title, source: 'staff' } },
  }
}

function noticeStep(making: Making): NewStep {
  const step = stepOf('notice', making, {})
  const { next } = making
  const params = { notice: step.key, to: { strategy: 'initiator' }, copy: true } as const
  const notice: NoticeDefinition = { channel: 'app', ...NEW_NOTICE }
  return {
    ...step,
    state: {
      ...step.state,
      entry: [{ type: 'notify', params }],
      ...(next === null ? {} : { always: way(next) }),
    },
    notices: { [step.key]: notice },
  }
}

/** No service is called that: which one it starts is chosen where the step is described. */
export const NO_SERVICE = 'not-chosen'

/** Goes on however the other service ends. */
function childStep(making: Making): NewStep {
  const step = stepOf('child', making, {})
  const input = { ref: NO_SERVICE, pin: 'latest-at-start', onCancel: 'stop', set: {} } as const
  const [onDone, onError] = [way(making.next), way(making.next)]
  const invoke = { src: 'workflow', id: step.key, input, onDone, onError } as const
  return { ...step, state: { ...step.state, invoke } }
}

/** What one line of a parallel state, or a section, begins with: a task and an end. */
function newFlow(making: Making) {
  const end = stepOf('end', making, { type: 'final' })
  const onlyDone = { outcomes: ['done'] } as const
  const first = taskStep('task', { ...making, next: end.key, back: null }, onlyDone)
  const states = { [first.key]: first.state, [end.key]: end.state }
  return { flow: { initial: first.key, states }, tasks: first.tasks }
}

/** One more line for a parallel state, with names that nothing in the definition has. */
export function newRegion(
  definition: Definition,
  outer: string,
): { readonly key: string; readonly state: StateDefinition; readonly tasks: Definition['tasks'] } {
  return regionOf(namedAnew({ definition, next: null, back: null }), `${outer}_a`)
}

function regionOf(making: Making, base: string) {
  const { flow, tasks } = newFlow(making)
  const key = making.uid(base)
  const title = { 'zh-CN': NEW_PART }
  return { key, state: { ...flow, meta: { uid: key, title } }, tasks }
}

function nestedStep(kind: 'parallel' | 'section', making: Making): NewStep {
  const outer = stepOf(kind, making, {})
  const onDone = making.next === null ? {} : { onDone: way(making.next) }
  if (kind === 'section') {
    const { flow, tasks } = newFlow(making)
    return { ...outer, state: { ...outer.state, ...flow, ...onDone }, tasks }
  }
  const regions = ['a', 'b'].map((part) => regionOf(making, `${outer.key}_${part}`))
  const states = Object.fromEntries(regions.map(({ key, state }) => [key, state]))
  const tasks = Object.assign({}, ...regions.map((region) => region.tasks))
  return { ...outer, state: { type: 'parallel', ...outer.state, states, ...onDone }, tasks }
}
