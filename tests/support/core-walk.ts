import type { HistoryEntry, Program, StartInput, Step, StepInput } from '@linli/runtime/core'
import { effectiveForm, firstStep, historyEntry, nextStep } from '@linli/runtime/core'
import type { Definition, Trigger } from '@linli/schemas/definition'
import { kindOf } from '@linli/schemas/error-codes'
import type { FieldSchema, FormDefinition } from '@linli/schemas/form-definition'
import type { JsonObject, JsonValue } from '@linli/schemas/json'
import { LinliError } from '@linli/schemas/linli-error'
import type { Actor, OrgTree } from '@linli/schemas/org'
import type { OpenTask, Snapshot } from '@linli/schemas/snapshot'
import { chinaWorkingCalendar } from '../../runtime/src/calendar/published-years.ts'

/** Gives the next choice, a natural number; a property test feeds it. */
export type Choose = () => number

export interface Walked {
  readonly entries: readonly HistoryEntry[]
  readonly snapshot: Snapshot
  readonly steps: readonly Step[]
}

const CALENDAR = chinaWorkingCalendar()
export const INSTANCE_ID = '0190d9a0-0000-7000-8000-000000000001'
/** 2026-03-02 09:00 in China: months before the last day the calendar covers. */
const START = 1_772_413_200_000

/** An instance started by the definition's first trigger and moved by `count` random inputs, everybody being allowed
 *  to do everything that is assigned to them. Refusals a person can cause are part of the walk, and so is a division by zero; faults are thrown.
 *  Null where nothing starts: the random answers did not satisfy the form, or there is no trigger, which is worth a warning only. */
export function walk(
  program: Program,
  org: OrgTree,
  { choose, count }: { choose: Choose; count: number },
): Walked | null {
  const { definition } = program
  const [trigger] = definition.triggers
  if (trigger === undefined) return null
  const input = startInput(trigger, { definition, org, choose })
  const now = START
  const first = refusable(() => firstStep(program, input, { now, org, calendar: CALENDAR }))
  if (first === null) return null
  const on = walkOn({ program, snapshot: first.snapshot, now }, org, { choose, count })
  return {
    entries: [historyEntry(input, now, first), ...on.entries],
    snapshot: on.snapshot,
    steps: [first, ...on.steps],
  }
}

/** A running instance moved on by `count` random inputs, from `now` on (epoch ms). */
export function walkOn(
  { program, snapshot: from, now: since }: { program: Program; snapshot: Snapshot; now: number },
  org: OrgTree,
  { choose, count }: { choose: Choose; count: number },
): Walked {
  const { definition } = program
  let [snapshot, now] = [from, since]
  const steps: Step[] = []
  const entries: HistoryEntry[] = []
  for (let index = 0; index < count && snapshot.status === 'active'; index += 1) {
    now += choose() % 100_000_000
    const next = randomInput({ definition, org, choose }, snapshot)
    if (next === null) continue
    if (next.kind === 'timer') now = Math.max(now, dueOf(snapshot, next.event))
    const around = { now, org, calendar: CALENDAR }
    const result = refusable(() => nextStep(program, stored(snapshot), next, around))
    if (result?.kind !== 'moved') continue
    steps.push(result.step)
    entries.push(historyEntry(next, now, result.step))
    snapshot = result.step.snapshot
  }
  return { entries, snapshot, steps }
}

/** A value after a visit to the database. */
export function stored<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}

function refusable<T>(ask: () => T): T | null {
  try {
    return ask()
  } catch (error) {
    if (error instanceof LinliError && (kindOf(error) !== 'fault' || isByZero(error))) return null
    throw error
  }
}

/** That what is divided by is zero is known by no check: it becomes an incident, which is no step. */
function isByZero({ code, cause }: LinliError): boolean {
  const why = cause instanceof Error && 'code' in cause ? cause.code : null
  return code === 'expression.failed' && why === 'division_by_zero'
}

interface Chance {
  readonly definition: Definition
  readonly org: OrgTree
  readonly choose: Choose
}

function startInput(trigger: Trigger, { definition, org, choose }: Chance): StartInput {
  const common = { kind: 'start', instanceId: INSTANCE_ID, number: 'T-1', trigger: 0 } as const
  if (trigger.kind === 'device') {
    const nodeId = pick([...org.nodes.keys()], choose)
    return {
      ...common,
      payload: answersOf(trigger.schema, { org, choose }),
      device: { id: 'device-1', type: trigger.deviceType, name: '设备', nodeId },
      actor: { accountId: 'device-1', role: 'device', posts: [] },
    }
  }
  const form = definition.forms[trigger.form]
  if (form === undefined) throw new Error('A checked trigger names a form.')
  return {
    ...common,
    payload: formAnswers(form, { org, choose }),
    device: null,
    actor: { accountId: 'somebody', role: trigger.by[0] ?? 'resident', posts: [] },
  }
}

function randomInput(chance: Chance, snapshot: Snapshot): StepInput | null {
  const { org, choose } = chance
  const task = pickOr(snapshot.tasks, choose)
  switch (choose() % 8) {
    case 0:
      return randomEvent(chance, snapshot)
    case 1: {
      const timer = pickOr(snapshot.timers, choose)
      return timer && { kind: 'timer', event: timer.event, generation: timer.generation }
    }
    case 2:
    case 3: {
      const kind = choose() % 3 === 0 ? 'release' : 'claim'
      return task && { kind, taskId: task.id, actor: actorFor(task, org, choose) }
    }
    default:
      return task && completion(chance, task)
  }
}

function randomEvent({ definition, org, choose }: Chance, snapshot: Snapshot): StepInput | null {
  const found = pickOr(Object.entries(definition.events), choose)
  if (found === null) return null
  const [type, { source, schema }] = found
  return {
    kind: 'event',
    type,
    payload: schema === undefined ? {} : answersOf(schema, { org, choose }),
    actor: {
      accountId: snapshot.initiatorId ?? 'device-1',
      role: source === 'staff' ? 'worker' : source,
      posts: [],
    },
  }
}

function completion({ definition, org, choose }: Chance, task: OpenTask): StepInput {
  const declared = definition.tasks[task.name]
  const form = definition.forms[declared?.form ?? '']
  return {
    kind: 'complete',
    taskId: task.id,
    outcome: pick(Object.keys(declared?.outcomes ?? {}), choose),
    answers: form === undefined ? {} : formAnswers(form, { org, choose }),
    actor: actorFor(task, org, choose),
  }
}

function actorFor({ assignment, holderId }: OpenTask, org: OrgTree, choose: Choose): Actor {
  if (assignment.kind === 'account') {
    return { accountId: assignment.accountId, role: 'worker', posts: [] }
  }
  const { nodeId, post } = assignment
  const holders = org.holdings.filter((held) => held.nodeId === nodeId && held.post === post)
  const accountId = holderId ?? pick(holders, choose).accountId
  return { accountId, role: 'worker', posts: [{ nodeId, post }] }
}

function dueOf(snapshot: Snapshot, event: string): number {
  return snapshot.timers.find((timer) => timer.event === event)?.dueAt ?? 0
}

interface Filling {
  readonly org: OrgTree
  readonly choose: Choose
}

/** Answers that mostly satisfy a form as its rules shape it. */
function formAnswers(form: FormDefinition, filling: Filling): JsonObject {
  let answers: JsonObject = {}
  for (let round = 0; round < 3; round += 1) {
    const { schema } = effectiveForm(form, answers)
    answers = { ...answersOf(schema, filling), ...answers }
  }
  return answers
}

function answersOf(schema: FieldSchema, filling: Filling): JsonObject {
  const entries = Object.entries(schema.properties ?? {}).filter(
    ([name]) => schema.required?.includes(name) || filling.choose() % 3 > 0,
  )
  return Object.fromEntries(entries.map(([name, field]) => [name, answerOf(field, filling)]))
}

function answerOf(schema: FieldSchema, filling: Filling): JsonValue {
  const { choose } = filling
  if (schema.const !== undefined) return schema.const
  const choices = schema.enum ?? schema.oneOf?.map((choice) => choice.const)
  if (choices !== undefined) return pick(choices, choose)
  switch (schema.type) {
    case 'object':
      return answersOf(schema, filling)
    case 'array': {
      const { items } = schema
      const length = Math.max(schema.minItems ?? 0, choose() % 3)
      return items === undefined
        ? []
        : Array.from({ length: Math.min(length, schema.maxItems ?? length) }, () =>
            answerOf(items, filling),
          )
    }
    case 'boolean':
      return choose() % 2 === 0
    case 'integer':
    case 'number': {
      const least = schema.minimum ?? 0
      return least + (choose() % (Math.max(0, (schema.maximum ?? least + 10) - least) + 1))
    }
    case 'string':
      return textOf(schema, filling)
    case 'null':
      return null
  }
}

function textOf({ format, minLength = 1 }: FieldSchema, { org, choose }: Filling): string {
  switch (format) {
    case 'date':
      return '2026-11-23'
    case 'date-time':
      return '2026-11-23T09:00:00+08:00'
    case 'phone-cn':
      return '13900000000'
    case 'linli-file':
      return `file-${choose() % 1000}`
    case 'linli-node':
      return pick([...org.nodes.keys()], choose)
    default:
      return '字'.repeat(Math.max(1, minLength))
  }
}

function pick<T>(items: readonly T[], choose: Choose): T {
  const item = items[choose() % items.length]
  if (item === undefined) throw new Error('There is something to pick from.')
  return item
}

function pickOr<T>(items: readonly T[], choose: Choose): T | null {
  return items.length === 0 ? null : pick(items, choose)
}
