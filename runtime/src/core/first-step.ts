import type { Trigger } from '@linli/schemas/definition'
import type { JsonObject, JsonValue } from '@linli/schemas/json'
import { LinliError } from '@linli/schemas/linli-error'
import type { Actor, OrgNode } from '@linli/schemas/org'
import type { Snapshot } from '@linli/schemas/snapshot'
import { checkFields } from './check-fields.ts'
import { personProblems } from './check-persons.ts'
import { checkSubmission } from './check-submission.ts'
import type { ChildOpening } from './children/open-child.ts'
import { nodeRefusal, openingOfChild } from './children/open-child.ts'
import type { CompiledDefinition } from './compile-definition.ts'
import { compiledOf } from './compile-definition.ts'
import type { CompiledTrigger } from './compile-trigger.ts'
import { createDecider } from './decide.ts'
import { declaredPart } from './declared-part.ts'
import { evaluate } from './expression.ts'
import { inOrder } from './in-order.ts'
import { payloadRefusal } from './problem-findings.ts'
import { startMachine } from './run-machine.ts'
import { settleStep } from './settle-step.ts'
import type { Program, StartInput, Step, Surroundings } from './step.ts'

/** The step that starts an instance, seq 1. Same program, input and surroundings give the same step.
 *  Throws `access.denied` where the actor's role may not use the trigger, `submission.invalid` or `reading.invalid`
 *  where the payload does not fit, and the faults of a broken definition. */
export function firstStep(program: Program, input: StartInput, surroundings: Surroundings): Step {
  return compiledOf(program).fuel.share(() => computeFirst(program, input, surroundings))
}

function computeFirst(program: Program, input: StartInput, surroundings: Surroundings): Step {
  const compiled = compiledOf(program)
  const { accepted, context, initiatorId, nodeId, parent } =
    input.parent === undefined
      ? openingByTrigger(program, input, surroundings)
      : openingOfChild(program, input, { parent: input.parent, surroundings })
  // Keys in order, as every step's snapshot keeps them: its text is then canonical as it is.
  const before: Snapshot = {
    format: 1,
    initiatorId,
    instanceId: input.instanceId,
    machine: null,
    nodeId,
    number: input.number,
    performers: {},
    position: [],
    seq: 0,
    status: 'active',
    tasks: [],
    timers: [],
    ...(parent && { parent }),
  }
  const decider = createDecider(surroundings)
  const step = settleStep({
    program,
    before,
    ...startMachine(compiled, context),
    decider,
    now: surroundings.now,
  })
  return { ...step, accepted }
}

function openingByTrigger(
  program: Program,
  input: StartInput,
  surroundings: Surroundings,
): ChildOpening {
  const compiled = compiledOf(program)
  const trigger = program.definition.triggers[input.trigger ?? -1]
  const rules = compiled.triggers[input.trigger ?? -1]
  if (trigger === undefined || rules === undefined) {
    throw new LinliError(
      'request.invalid',
      `Definition '${program.definition.id}' has no trigger '${input.trigger}'.`,
    )
  }
  const { accepted, values, initiatorId } = acceptPayload(trigger, input, {
    compiled,
    rules,
    surroundings,
  })
  const nodeId = nodeOf(rules, values, { trigger, surroundings })
  return { accepted, initiatorId, nodeId, context: initialContext(program, rules, values) }
}

/** What a trigger's expressions see. */
export type StartValues = Readonly<Record<string, JsonValue | undefined>>

/** The context of an instance that begins: the initial values, with what its trigger sets. */
export function initialContext(
  { definition }: Program,
  { set }: CompiledTrigger,
  values: StartValues,
): JsonObject {
  const written = set.map(([field, value]) => [field, evaluate(value, values)] as const)
  return inOrder({ ...definition.context.initial, ...Object.fromEntries(written) })
}

/** What a form trigger's expressions see of answers, and who started the instance: nobody where the answers ask for that. */
export function formValues(
  answers: JsonObject,
  actor: Actor,
  { anonymousWhen }: CompiledTrigger,
): { readonly values: StartValues; readonly initiatorId: string | null } {
  const named = { form: answers, user: userFacts(actor) }
  const unnamed = { form: answers, user: userFacts(anonymousActor(actor)) }
  return anonymousWhen !== null && evaluate(anonymousWhen, unnamed) === true
    ? { values: unnamed, initiatorId: null }
    : { values: named, initiatorId: actor.accountId }
}

/** What a device trigger's expressions see of a reading. */
export function readingValues(reading: JsonObject, { device }: StartInput): StartValues {
  return { reading, device: { ...(device ?? {}) } as JsonObject }
}

interface Accepted {
  readonly accepted: JsonObject
  readonly values: StartValues
  readonly initiatorId: string | null
}

interface Compiled {
  readonly compiled: CompiledDefinition
  readonly rules: CompiledTrigger
  readonly surroundings: Surroundings
}

function acceptPayload(
  trigger: Trigger,
  input: StartInput,
  { compiled, rules, surroundings }: Compiled,
): Accepted {
  if (trigger.kind === 'device') {
    const problems = checkFields(trigger.schema, input.payload)
    if (problems.length > 0) {
      throw payloadRefusal(
        'reading.invalid',
        'The reading does not have the declared shape.',
        problems,
      )
    }
    const reading = declaredPart(trigger.schema, input.payload)
    return { accepted: reading, values: readingValues(reading, input), initiatorId: null }
  }
  if (!trigger.by.some((role) => role === input.actor.role)) {
    throw new LinliError(
      'access.denied',
      `Role '${input.actor.role}' may not submit the form '${trigger.form}'.`,
    )
  }
  const form = compiled.forms.get(trigger.form)
  if (form === undefined) {
    throw new LinliError('request.invalid', `There is no form '${trigger.form}'.`)
  }
  const { answers, problems: found } = checkSubmission(form, input.payload)
  const problems = [...found, ...personProblems(form.form.schema, answers, surroundings)]
  if (problems.length > 0) {
    throw payloadRefusal(
      'submission.invalid',
      `${problems.length} answers need attention.`,
      problems,
    )
  }
  return { accepted: answers, ...formValues(answers, input.actor, rules) }
}

/** What a form trigger's expressions see of the person: id, role, and the node of the first post. */
function userFacts(actor: Actor): JsonObject {
  return { id: actor.accountId, role: actor.role, nodeId: actor.posts[0]?.nodeId ?? '' }
}

/** Stands in history for whoever stays anonymous; no account has this id. */
export const ANONYMOUS_ID = 'anonymous'

/** Somebody of the actor's role. */
export function anonymousActor({ role }: Actor): Actor {
  return { accountId: ANONYMOUS_ID, role, posts: [] }
}

/** A team is no place. Nobody starts a form at a closed node; a device that was left there is heard all the same. */
function isOpenTo(trigger: Trigger, node: OrgNode | undefined): boolean {
  if (node === undefined || node.team !== undefined) return false
  return !(trigger.kind === 'form' && node.isClosed === true)
}

function nodeOf(
  rules: CompiledTrigger,
  values: StartValues,
  { trigger, surroundings }: { trigger: Trigger; surroundings: Surroundings },
): string {
  const nodeId = evaluate(rules.node, values)
  // A replay takes the node that was found then: it may be gone from the tree by now.
  const isKnown =
    typeof nodeId === 'string' &&
    (surroundings.recorded !== undefined || isOpenTo(trigger, surroundings.org.nodes.get(nodeId)))
  if (isKnown) return nodeId
  const code = trigger.kind === 'form' ? 'submission.invalid' : 'reading.invalid'
  throw nodeRefusal(code, String(nodeId))
}
