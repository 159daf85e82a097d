import type { Definition, RetentionRule } from '@linli/schemas/definition'
import type { FieldSchema } from '@linli/schemas/form-definition'
import type { JsonObject, JsonValue } from '@linli/schemas/json'
import { isJsonObject } from '@linli/schemas/json'
import type { Assignment, SnapshotBody } from '@linli/schemas/snapshot'
import type { Explanation, HistoryEntry, StartInput } from '../step.ts'
import { countOf, eraseFields } from './erase-fields.ts'
import type { FieldMarks } from './marked-field.ts'

/** What stands where somebody wrote something in passing. */
export const ERASED = '—'

/** A version with what is known of its fields. */
export interface MarkedVersion {
  readonly definition: Definition
  readonly marks: FieldMarks
}

/** A step as history keeps it. */
export interface EntryAndWhy {
  readonly entry: HistoryEntry
  readonly why: Explanation
}

/** What goes while a case is erased. */
export interface Eraser {
  /** The step of the version given, without what the rule erases. It says still what was done, by whom, when and with which outcome;
   *  it cannot be computed again. */
  step(step: EntryAndWhy, version: MarkedVersion): EntryAndWhy
  /** Where the instance stood in the end, without what the rule erases. */
  snapshot(snapshot: SnapshotBody, version: MarkedVersion): SnapshotBody
  /** Answers of a form, as a task keeps them. */
  answers(answers: JsonObject, form: string | undefined, version: MarkedVersion): JsonObject
  /** So far: answers that went, each counted once for every place where it stood, and files that are named no more. */
  tally(): { readonly values: number; readonly files: readonly string[] }
}

/** Pure; one for each case. */
export function createEraser({ erase }: Pick<RetentionRule, 'erase'>): Eraser {
  let values = 0
  const files = new Set<string>()
  const owned = (answers: JsonObject, owner: string, { schema, marks }: OwnedSchema) => {
    if (schema === undefined) {
      values += countOf(answers)
      return {}
    }
    const erased = eraseFields(answers, { owner, schema, marks }, erase)
    values += erased.count
    for (const id of erased.files) files.add(id)
    return erased.answers
  }
  const answers: Eraser['answers'] = (given, form, { definition, marks }) => {
    if (form === undefined) return owned(given, '', { schema: undefined, marks })
    const schema = Object.hasOwn(definition.forms, form)
      ? definition.forms[form]?.schema
      : undefined
    return owned(given, form, { schema, marks })
  }
  const payload = ({ trigger, payload: given }: StartInput, version: MarkedVersion) => {
    const { definition, marks } = version
    if (trigger === null)
      return owned(given, 'context', { schema: definition.context.schema, marks })
    const started = definition.triggers[trigger]
    if (started?.kind !== 'device')
      return answers(given, started?.kind === 'form' ? started.form : undefined, version)
    return owned(given, `reading ${trigger}`, { schema: started.schema, marks })
  }
  const inputOf = ({ entry: { input }, why }: EntryAndWhy, version: MarkedVersion) => {
    const { definition, marks } = version
    switch (input.kind) {
      case 'start':
        return { ...input, payload: payload(input, version) }
      case 'event': {
        const schema = definition.events[input.type]?.schema
        return { ...input, payload: owned(input.payload, `event ${input.type}`, { schema, marks }) }
      }
      case 'complete': {
        const form = definition.tasks[why.about ?? '']?.form
        return { ...input, answers: answers(input.answers, form, version) }
      }
      case 'migrate':
        return { ...input, choices: {} }
      default:
        return withoutTexts(input)
    }
  }
  return {
    answers,
    step: (step, version) => ({
      entry: {
        input: inputOf(step, version),
        now: step.entry.now,
        recorded: withoutReasons(step.entry.recorded),
      },
      why: {
        ...step.why,
        decisions: step.why.decisions.map(({ values: _, ...decision }) => decision),
        told: step.why.told.map(({ veiled, ...text }) => veiled ?? text),
      },
    }),
    snapshot({ undoable: _, signings: __, suspension, ...kept }, { definition, marks }) {
      const { context, status, value, historyValue } = kept.machine as MachineAtRest
      const { schema } = definition.context
      const left = owned(context ?? {}, 'context', { schema, marks })
      const machine = { status, value, historyValue, children: {}, context: left }
      return {
        ...kept,
        machine: JSON.parse(JSON.stringify(machine)) as JsonValue,
        ...(suspension === undefined ? {} : { suspension: withoutTexts(suspension) }),
      }
    },
    tally: () => ({ values, files: [...files] }),
  }
}

interface OwnedSchema {
  readonly schema: FieldSchema | undefined
  readonly marks: FieldMarks
}

/** The members of XState's persisted snapshot that readers ask of an instance that has ended. */
interface MachineAtRest {
  readonly status?: JsonValue
  readonly value?: JsonValue
  readonly historyValue?: JsonValue
  readonly context?: JsonObject
}

const TEXTS = ['reason', 'text', 'note'] as const

/** Without what somebody wrote: no field says what it is. */
function withoutTexts<Written extends object>(written: Written): Written {
  const members = Object.entries(written).map(([name, value]) => [
    name,
    (TEXTS as readonly string[]).includes(name) && value !== '' ? ERASED : value,
  ])
  return Object.fromEntries(members) as Written
}

/** Why somebody was handed a task, as it is recorded. */
function withoutReasons(recorded: HistoryEntry['recorded']): HistoryEntry['recorded'] {
  const of = (assignment: Assignment): Assignment => ({
    ...assignment,
    why: withoutTexts(assignment.why),
  })
  const { assignments, seats } = recorded
  return {
    ...recorded,
    assignments: assignments.map(of),
    ...(seats === undefined
      ? {}
      : {
          seats: seats.map((each) =>
            each.map((seat) => ({ ...seat, assignment: of(seat.assignment) })),
          ),
        }),
  }
}

/** The reason of a task's assignment, as its row keeps it. */
export function erasedWhy(why: JsonValue): JsonValue {
  return isJsonObject(why) ? withoutTexts(why) : why
}
