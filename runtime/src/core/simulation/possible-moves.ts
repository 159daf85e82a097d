import type { Definition, DeviceTrigger } from '@linli/schemas/definition'
import type { ArmedTimer, OpenTask, Snapshot } from '@linli/schemas/snapshot'
import type { Street, StreetDevice } from '@linli/schemas/street'
import { expectedEnds } from '../children/check-neighbours.ts'
import type { StateSite } from '../definition-tree.ts'
import { childInvocationsOf, statesOf } from '../definition-tree.ts'
import { actorOf, takersOf } from '../scenario/street-facts.ts'
import { maySend } from '../send-event.ts'

/** What can happen next. People are account ids of the street. */
export interface PossibleMoves {
  /** While nothing is started: the forms that start it, and who may hand them in. */
  readonly starts: readonly { readonly form: string; readonly people: readonly string[] }[]
  readonly readings: readonly {
    readonly device: StreetDevice
    readonly trigger: DeviceTrigger
  }[]
  /** `people`: who may take it now. */
  readonly tasks: readonly { readonly task: OpenTask; readonly people: readonly string[] }[]
  /** Other services that it waits for, with the ends that its conditions tell apart, and one more for all others. */
  readonly children: readonly {
    readonly invoke: string
    readonly ref: string
    readonly ends: readonly string[]
  }[]
  /** Events that a state it is in listens to; a condition may refuse them all the same. */
  readonly events: readonly { readonly name: string; readonly people: readonly string[] }[]
  /** The one that is due first first. */
  readonly timers: readonly ArmedTimer[]
}

/** What can happen to an instance, null before its start. What nobody of the street may do is there, with nobody. */
export function possibleMoves(
  definition: Definition,
  snapshot: Snapshot | null,
  street: Street,
): PossibleMoves {
  const readings = readingsOf(definition, street)
  if (snapshot === null) {
    const starts = startsOf(definition, street)
    return { starts, readings, tasks: [], children: [], events: [], timers: [] }
  }
  const isOver = snapshot.status !== 'active'
  return {
    starts: [],
    readings,
    tasks: snapshot.tasks
      .filter(({ question }) => question === undefined)
      .map((task) => ({ task, people: takersOf(street, task) })),
    children: isOver ? [] : childrenOf(definition, snapshot),
    events: isOver ? [] : eventsOf(definition, snapshot, street),
    timers: [...snapshot.timers].sort((one, other) => one.dueAt - other.dueAt),
  }
}

function childrenOf(
  { machine }: Definition,
  { children = [] }: Snapshot,
): PossibleMoves['children'] {
  return statesOf(machine).flatMap((site) =>
    childInvocationsOf(site).flatMap(({ invoke }) => {
      if (!children.some(({ invokeId }) => invokeId === invoke.id)) return []
      const ends = expectedEnds(site, invoke).map(({ name }) => name)
      return [{ invoke: invoke.id, ref: invoke.input.ref, ends: [...new Set(ends), OTHER_END] }]
    }),
  )
}

/** No state is called so. */
const OTHER_END = '…'

function startsOf({ triggers }: Definition, { accounts }: Street): PossibleMoves['starts'] {
  const started = new Set<string>()
  return triggers.flatMap((trigger) => {
    if (trigger.kind !== 'form' || started.has(trigger.form)) return []
    // A scenario names the form: the first trigger of a form is the one that starts.
    started.add(trigger.form)
    const people = trigger.by.flatMap((role) => accounts.filter((each) => each.role === role))
    return [{ form: trigger.form, people: people.map(({ id }) => id) }]
  })
}

function readingsOf({ triggers }: Definition, { devices }: Street): PossibleMoves['readings'] {
  return devices.flatMap((device) => {
    const trigger = triggers.find(
      (each): each is DeviceTrigger => each.kind === 'device' && each.deviceType === device.type,
    )
    return trigger === undefined ? [] : [{ device, trigger }]
  })
}

function eventsOf(
  definition: Definition,
  { position, initiatorId }: Snapshot,
  street: Street,
): PossibleMoves['events'] {
  const names = new Set(activeSites(definition, position).flatMap(eventNames))
  return Object.entries(definition.events).flatMap(([name, declared]) => {
    if (!names.has(name) || (declared.source !== 'resident' && declared.source !== 'staff')) {
      return []
    }
    const people = street.accounts
      .map(({ id }) => id)
      .filter((id) => maySend(declared, actorOf(street, id), initiatorId))
    return [{ name, people }]
  })
}

/** The innermost active states and everything around them, the machine too. */
function activeSites({ machine }: Definition, position: readonly string[]): StateSite[] {
  const active = new Set<StateSite>()
  for (const site of statesOf(machine)) {
    if (site.uid === null || !position.includes(site.uid)) continue
    for (let at: StateSite | null = site; at !== null; at = at.parent) active.add(at)
  }
  return [...active]
}

function eventNames({ state }: StateSite): string[] {
  return Object.keys(state.on ?? {})
}
