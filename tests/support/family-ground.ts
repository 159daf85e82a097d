import type { Definition } from '@linli/schemas/definition'
import type { ChildEffect, Effect } from '@linli/schemas/effect'
import { LinliError } from '@linli/schemas/linli-error'
import type { Actor } from '@linli/schemas/org'
import type { OpenTask, Snapshot } from '@linli/schemas/snapshot'
import { chinaWorkingCalendar } from '../../runtime/src/calendar/published-years.ts'
import { compileDefinition } from '../../runtime/src/core/compile-definition.ts'
import { firstStep } from '../../runtime/src/core/first-step.ts'
import { nextStep } from '../../runtime/src/core/next-step.ts'
import { historyEntry, replay } from '../../runtime/src/core/replay.ts'
import type {
  HistoryEntry,
  Program,
  StartInput,
  Step,
  StepInput,
} from '../../runtime/src/core/step.ts'
import { stored } from './core-walk.ts'
import { RESIDENT, SIGNING_ORG } from './signing-ground.ts'

/** One instance with everything that ever happened to it. */
export interface Member {
  readonly program: Program
  snapshot: Snapshot
  readonly entries: HistoryEntry[]
  readonly steps: Step[]
}

/** An instance with the children that it starts, on the core alone. What they ask of each other waits until it is delivered: once,
 *  twice, or late. */
export interface Family {
  now: number
  readonly parent: Member
  /** In the order in which they were started. */
  readonly children: readonly Member[]
  /** Not delivered yet. */
  readonly pending: readonly ChildEffect[]
  act(member: Member, input: StepInput): Step | null
  complete(member: Member, name: string, deed: readonly [by: Actor, outcome: string]): Step | null
  taskOf(member: Member, name: string): OpenTask
  /** Everything that waits, and what comes of it; `times` says how often each is delivered. */
  deliver(times?: number): void
  /** One effect, also one that was delivered before. */
  deliverOne(effect: ChildEffect): void
}

/** Compiling costs more than playing. */
const PROGRAMS = new WeakMap<Definition, Program>()

function programOf(definition: Definition): Program {
  const known = PROGRAMS.get(definition) ?? compileDefinition(definition, definition.id)
  PROGRAMS.set(definition, known)
  return known
}

const STARTED_AT = 1_772_413_200_000

export function playFamily(parent: Definition, childDefinition: Definition): Family {
  const calendar = chinaWorkingCalendar()
  const childProgram = programOf(childDefinition)
  const members: Member[] = []
  let pending: ChildEffect[] = []
  const around = () => ({ now: family.now, org: SIGNING_ORG, calendar })

  function begin(program: Program, input: Pick<StartInput, 'trigger' | 'payload' | 'parent'>) {
    const count = String(members.length + 1)
    const start: StartInput = {
      ...{ kind: 'start', device: null, number: `CT-${count}`, ...input },
      actor: input.parent ? { accountId: 'system', role: 'system', posts: [] } : RESIDENT,
      instanceId: `0190d9a0-0000-7000-8000-${count.padStart(12, '0')}`,
    }
    const step = firstStep(program, start, around())
    const member: Member = { program, snapshot: step.snapshot, entries: [], steps: [] }
    members.push(member)
    keep(member, historyEntry(start, family.now, step), step)
    return member
  }

  function keep(member: Member, entry: HistoryEntry, step: Step): void {
    member.snapshot = step.snapshot
    member.entries.push(entry)
    member.steps.push(step)
    pending.push(...step.effects.filter(isForInstance))
  }

  function memberOf(instanceId: string): Member {
    const found = members.find(({ snapshot }) => snapshot.instanceId === instanceId)
    if (found !== undefined) return found
    throw new LinliError('instance.not-found', `There is no instance '${instanceId}'.`)
  }

  function hear(member: Member, input: StepInput): void {
    if (member.snapshot.status === 'active') family.act(member, input)
  }

  function start(effect: Extract<ChildEffect, { kind: 'start-child' }>): void {
    const { key, set: payload, nodeId } = effect
    const asking = members.find(({ snapshot }) =>
      snapshot.children?.some((each) => each.key === key),
    )
    const open = asking?.snapshot.children?.find((each) => each.key === key)
    if (asking?.snapshot.status !== 'active' || open?.child !== null) return
    const { instanceId, number, initiatorId } = asking.snapshot
    const { title } = asking.program.definition
    const child = begin(childProgram, {
      ...{ trigger: null, payload },
      parent: { depth: 1, instanceId, initiatorId, key, nodeId, number, title },
    }).snapshot
    const named = {
      instanceId: child.instanceId,
      number: child.number,
      title: childDefinition.title,
    }
    family.act(asking, { kind: 'child-started', key, child: named })
  }

  const family: Family = {
    now: STARTED_AT,
    get parent() {
      return memberOf('0190d9a0-0000-7000-8000-000000000001')
    },
    get children() {
      return members.slice(1)
    },
    get pending() {
      return pending
    },
    act(member, input) {
      const result = nextStep(member.program, member.snapshot, input, around())
      if (result.kind === 'ignored') return null
      keep(member, historyEntry(input, family.now, result.step), result.step)
      return result.step
    },
    complete(member, name, [actor, outcome]) {
      const taskId = family.taskOf(member, name).id
      return family.act(member, { kind: 'complete', taskId, outcome, answers: {}, actor })
    },
    taskOf({ snapshot }, name) {
      const found = snapshot.tasks.find((task) => task.name === name)
      if (found !== undefined) return found
      throw new LinliError('task.not-found', `No task '${name}' is open.`)
    },
    deliver(times = 1) {
      while (pending.length > 0) {
        const taken = pending
        pending = []
        for (const effect of taken) {
          for (let count = 0; count < times; count++) family.deliverOne(effect)
        }
      }
    },
    deliverOne(effect) {
      if (effect.kind === 'start-child') start(effect)
      else if (effect.kind === 'stop-child') {
        hear(memberOf(effect.childId), { kind: 'stop', key: effect.key })
      } else {
        const { parentId, key, child, end } = effect
        hear(memberOf(parentId), { kind: 'child-ended', key, child, end })
      }
    },
  }
  begin(programOf(parent), { trigger: 0, payload: { place: 'grid-1' } })
  return family
}

function isForInstance(effect: Effect): effect is ChildEffect {
  return effect.kind !== 'notice' && effect.kind !== 'emit'
}

/** I3 of every member. */
export function replayedAll({ parent, children }: Family): readonly Snapshot[] {
  return [parent, ...children].map(({ program, entries }) => replay(program, stored(entries)))
}
