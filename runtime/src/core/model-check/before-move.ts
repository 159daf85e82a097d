import type { AssignRule } from '@linli/schemas/assign-rule'
import type { Definition, TaskDefinition, Trigger } from '@linli/schemas/definition'
import type { FieldSchema } from '@linli/schemas/form-definition'
import { LinliError } from '@linli/schemas/linli-error'
import { CHILD_FAILURES } from '@linli/schemas/snapshot'
import { allRulesOf } from '../assign-rules.ts'
import type { DefinitionScopes } from '../definition-scopes.ts'
import { assigned, type MeaningParts, unknownField } from './abstract-meaning.ts'
import type { Configuration } from './configuration.ts'
import type { Guess } from './guess.ts'
import type { Move } from './moves.ts'
import type { Abstract, AbstractGroup } from './unknown.ts'
import { Unknown } from './unknown.ts'

/** What of a configuration a move leaves for its outcome to build on. */
export interface Before extends Omit<Configuration, 'live'> {
  readonly isFirst: boolean
  /** Whether the person who reported it acts. */
  readonly isOwnDeed: boolean
  readonly asks: Unknown | null
}

const NOTHING_OPEN = {
  ...{ tasks: [], children: [], timers: [], paused: [] },
  performed: new Set<string>(),
} as const

/** How a trigger begins an instance. */
export interface Opening {
  readonly context: AbstractGroup
  readonly before: Before
}

/** Null where the trigger's condition does not hold. */
export function openingOf(
  trigger: Trigger,
  parts: MeaningParts & { readonly scopes: DefinitionScopes },
  guess: Guess,
): Opening | null {
  const { definition, scopes, parse, relevant, guesser } = parts
  const scope =
    trigger.kind === 'form' ? scopes.formTrigger(trigger.form) : scopes.deviceTrigger(trigger)
  const asks =
    trigger.kind === 'form'
      ? new Unknown(definition.forms[trigger.form]?.schema ?? null, 'form')
      : new Unknown(trigger.schema, 'reading')
  const values = openingValues(trigger, asks)
  const holds = (source: string) =>
    guesser.truth({ tree: parse(source), source, scope, values }, guess)
  if (trigger.kind === 'device' && !holds(trigger.match)) return null
  const isAnonymous =
    trigger.kind === 'form' && trigger.anonymousWhen !== undefined && holds(trigger.anonymousWhen)
  const context: Record<string, Abstract> = {}
  for (const field of relevant) {
    const cel = trigger.set[field]
    context[field] =
      cel === undefined
        ? definition.context.initial[field]
        : assigned(parts, { to: field, cel, scope, values })
  }
  const byResident = trigger.kind === 'form' && trigger.by.includes('resident')
  return {
    context,
    before: {
      ...NOTHING_OPEN,
      hasInitiator: trigger.kind === 'form' && !isAnonymous,
      isTold: !byResident,
      isFirst: true,
      isOwnDeed: false,
      asks,
    },
  }
}

/** A parent may give any field, and answers for what the resident hears. */
export function openingByParent({ definition, relevant }: MeaningParts): Opening {
  const context: Record<string, Abstract> = {}
  for (const field of relevant) context[field] = unknownField(definition, field)
  return {
    context,
    before: {
      ...NOTHING_OPEN,
      ...{ hasInitiator: true, isTold: true, isFirst: true, isOwnDeed: false, asks: null },
    },
  }
}

function openingValues(trigger: Trigger, asks: Unknown): AbstractGroup {
  if (trigger.kind === 'device') return { reading: asks, device: new Unknown(null, 'device') }
  const role: FieldSchema = { type: 'string', enum: trigger.by }
  return {
    form: asks,
    user: {
      id: new Unknown(null, 'user.id'),
      role: new Unknown(role, 'user.role'),
      nodeId: new Unknown(null, 'user.nodeId'),
    },
  }
}

/** Where a move begins. */
export function beforeMove(at: Configuration, move: Move, definition: Definition): Before {
  const { tasks, events } = definition
  const { live: _, ...rest } = at
  const asks = asksOf(move, definition)
  const before = { ...rest, isFirst: false, isOwnDeed: false, asks }
  switch (move.kind) {
    case 'complete':
      return {
        ...before,
        tasks: at.tasks.filter(({ invokeId }) => invokeId !== move.invokeId),
        performed: isNamed(move.task, tasks) ? new Set([...at.performed, move.task]) : at.performed,
        isOwnDeed: rulesOf(tasks[move.task]).every(({ strategy }) => strategy === 'initiator'),
      }
    case 'fire':
      return {
        ...before,
        tasks: at.tasks.filter(({ task }) => !isDecidedBy(move.timer.name, tasks[task])),
        timers: at.timers.map((group) => group.filter(({ event }) => event !== move.timer.event)),
      }
    case 'child':
      return { ...before, children: at.children.filter((id) => id !== move.invokeId) }
    case 'send':
      return { ...before, isOwnDeed: events[move.event]?.source === 'resident' }
    case 'start':
      return before
  }
}

/** Whether a rule looks for whoever completed the task. */
function isNamed(task: string, tasks: Definition['tasks']): boolean {
  return Object.values(tasks).some((each) =>
    allRulesOf(each).some((rule) => rule.strategy === 'performer' && rule.task === task),
  )
}

function rulesOf(task: TaskDefinition | undefined): readonly AssignRule[] {
  return task === undefined ? [] : allRulesOf(task)
}

/** What a person or device says with a move. */
function asksOf(move: Move, { tasks, forms, events }: Definition): Unknown | null {
  switch (move.kind) {
    case 'complete': {
      const form = tasks[move.task]?.form
      const schema = form === undefined ? undefined : forms[form]?.schema
      return new Unknown(schema ?? null, 'output.form')
    }
    case 'send':
      return new Unknown(events[move.event]?.schema ?? null, 'event.payload')
    case 'child':
      return new Unknown(CHILD_OUTPUT[move.end], 'output')
    default:
      return null
  }
}

/** What a child says of its end. */
const CHILD_OUTPUT: Readonly<Record<'done' | 'failed', FieldSchema>> = {
  done: { type: 'object', properties: { ended: { type: 'string' } }, required: ['ended'] },
  failed: {
    type: 'object',
    properties: { code: { type: 'string', enum: CHILD_FAILURES } },
    required: ['code'],
  },
}

function isDecidedBy(timer: string, task: TaskDefinition | undefined): boolean {
  return task?.atDue !== undefined && task.due === timer
}

/** What the machine hears besides of the tasks whose time is over, where the system decides them. */
export function decidedEvents(
  at: Configuration,
  move: Move,
  { tasks }: Definition,
): AbstractEvent[] {
  if (move.kind !== 'fire') return []
  const { name } = move.timer
  return at.tasks.flatMap(({ invokeId, task }) => {
    const outcome = tasks[task]?.atDue?.outcome
    if (outcome === undefined || !isDecidedBy(name, tasks[task])) return []
    const output = { outcome, form: {}, by: '', at: new Unknown(null, 'at') }
    return [{ type: `xstate.done.actor.${invokeId}`, actorId: invokeId, output }]
  })
}

export type AbstractEvent = AbstractGroup & { readonly type: string }

/** Thrown by XState where no transition takes a failure. */
const NOT_TAKEN = new LinliError('child.unheard', 'The failure of a child leads nowhere.')

/** The event as the machine takes it. */
export function eventOf(move: Move, asks: Unknown | null): AbstractEvent {
  const [by, at] = [new Unknown(null, 'by'), new Unknown(null, 'at')]
  switch (move.kind) {
    case 'complete': {
      const output = { outcome: move.outcome, form: asks, by, at }
      const type = `xstate.done.actor.${move.invokeId}`
      return { type, actorId: move.invokeId, output } as AbstractEvent
    }
    case 'send':
      return { type: move.event, payload: asks, by, at } as AbstractEvent
    case 'child': {
      const kind = move.end === 'done' ? 'done' : 'error'
      const event = { actorId: move.invokeId, output: asks, error: NOT_TAKEN }
      return { type: `xstate.${kind}.actor.${move.invokeId}`, ...event } as unknown as AbstractEvent
    }
    case 'fire':
      return { type: move.timer.event }
    case 'start':
      return { type: '' }
  }
}
