import type { EventDeclaration } from '@linli/schemas/definition'
import type { JsonObject } from '@linli/schemas/json'
import { LinliError } from '@linli/schemas/linli-error'
import type { Actor } from '@linli/schemas/org'
import { checkFields } from './check-fields.ts'
import { personProblems } from './check-persons.ts'
import { createDecider } from './decide.ts'
import { declaredPart } from './declared-part.ts'
import type { Moving } from './moving.ts'
import { payloadRefusal } from './problem-findings.ts'
import { restoreSnapshot } from './restore-snapshot.ts'
import { isMoved, moveMachine } from './run-machine.ts'
import { settleStep } from './settle-step.ts'
import type { StepInput, StepResult, Surroundings } from './step.ts'

/** A declared event from outside. One that no active state accepts is ignored.
 *  Throws `event.unknown` for an undeclared one (so never `xstate.*`), `access.denied` where it does not suit the
 *  actor, `submission.invalid` where its payload does not fit. Undeclared members of the payload are dropped. */
export function sendEvent(
  { program, compiled, snapshot, surroundings }: Moving,
  input: Extract<StepInput, { kind: 'event' }>,
): StepResult {
  const { events } = program.definition
  const declared = Object.hasOwn(events, input.type) ? events[input.type] : undefined
  if (declared === undefined) {
    throw new LinliError('event.unknown', `The event '${input.type}' is not declared.`)
  }
  if (!maySend(declared, input.actor, snapshot.initiatorId)) {
    throw new LinliError(
      'access.denied',
      `The event '${input.type}' comes from '${declared.source}', not from '${input.actor.role}'.`,
    )
  }
  const payload = acceptPayload(declared, input, surroundings)
  const live = restoreSnapshot(compiled, snapshot)
  const transitioned = moveMachine(compiled, live, {
    type: input.type,
    payload,
    by: input.actor.accountId,
    at: surroundings.now,
  })
  if (!isMoved(live, transitioned)) return { kind: 'ignored', reason: 'not-accepted' }
  // Somebody said something new: nobody has agreed to that.
  const { agreed: _, ...before } = snapshot
  const step = settleStep({
    program,
    before,
    ...transitioned,
    decider: createDecider(surroundings),
    now: surroundings.now,
  })
  return { kind: 'moved', step: { ...step, accepted: payload } }
}

/** Whether an actor may send an event. A resident speaks for the own instance only. */
export function maySend(
  declared: EventDeclaration,
  actor: Actor,
  initiatorId: string | null,
): boolean {
  switch (declared.source) {
    case 'resident':
      return actor.role === 'resident' && actor.accountId === initiatorId
    case 'staff':
      return actor.role === 'worker' || actor.role === 'official'
    case 'device':
    case 'system':
      return actor.role === declared.source
  }
}

function acceptPayload(
  declared: EventDeclaration,
  input: Extract<StepInput, { kind: 'event' }>,
  surroundings: Surroundings,
): JsonObject {
  if (declared.schema === undefined) return {}
  const problems = [
    ...checkFields(declared.schema, input.payload),
    ...personProblems(declared.schema, input.payload, surroundings),
  ]
  if (problems.length === 0) return declaredPart(declared.schema, input.payload)
  const code = declared.source === 'device' ? 'reading.invalid' : 'submission.invalid'
  throw payloadRefusal(
    code,
    `The payload of '${input.type}' does not have the declared shape.`,
    problems,
  )
}
