import type { DeviceTrigger } from '@linli/schemas/definition'
import type { JsonObject } from '@linli/schemas/json'
import { LinliError } from '@linli/schemas/linli-error'
import type { FieldProblem } from './check-fields.ts'
import { checkFields } from './check-fields.ts'
import { compiledOf } from './compile-definition.ts'
import type { CompiledTrigger } from './compile-trigger.ts'
import { evaluate } from './expression.ts'
import type { DeviceFacts, Program } from './step.ts'

/** A device trigger that a reading meets. */
export interface TriggerMatch {
  /** Index into `definition.triggers`. */
  readonly trigger: number
  /** At most one active instance of the definition has it. */
  readonly key: string
  readonly policy: DeviceTrigger['policy']
  /** Sent when the policy signals a running instance; its payload is the reading. */
  readonly event: string | null
}

/** What a definition's triggers make of a reading. */
export interface MatchedTriggers {
  /** In document order. */
  readonly matches: readonly TriggerMatch[]
  /** What the expressions of other triggers threw, `expression.failed`: one that fails keeps no other from matching,
   *  unless it has used up the fuel that they share. */
  readonly failures: readonly LinliError[]
}

/** The triggers of the definition that a reading meets. A trigger of another device type or with another shape is not
 *  met; `checkReading` says what is wrong with the shape. */
export function matchTriggers(
  program: Program,
  device: DeviceFacts,
  reading: JsonObject,
): MatchedTriggers {
  return compiledOf(program).fuel.share(() => matchAll(program, device, reading))
}

function matchAll(program: Program, device: DeviceFacts, reading: JsonObject): MatchedTriggers {
  const matches: TriggerMatch[] = []
  const failures: LinliError[] = []
  program.definition.triggers.forEach((trigger, index) => {
    if (trigger.kind !== 'device' || trigger.deviceType !== device.type) return
    if (checkFields(trigger.schema, reading).length > 0) return
    try {
      const key = keyOf(compiledOf(program).triggers[index], { reading, device: { ...device } })
      if (key === null) return
      matches.push({ trigger: index, key, policy: trigger.policy, event: trigger.event ?? null })
    } catch (error) {
      if (!(error instanceof LinliError)) throw error
      failures.push(error)
    }
  })
  return { matches, failures }
}

/** Null where the trigger's condition does not hold. */
function keyOf(rules: CompiledTrigger | undefined, values: JsonObject): string | null {
  if (!rules?.match || !rules.key || evaluate(rules.match, values) !== true) return null
  return String(evaluate(rules.key, values))
}

/** What keeps a reading from having the shape that the definition's triggers for this type of device declare.
 *  Empty where a trigger takes it or none is for this type. */
export function checkReading(
  program: Program,
  deviceType: string,
  reading: JsonObject,
): readonly FieldProblem[] {
  const problems = program.definition.triggers
    .filter((trigger) => trigger.kind === 'device' && trigger.deviceType === deviceType)
    .map((trigger) => (trigger.kind === 'device' ? checkFields(trigger.schema, reading) : []))
  return problems.some((each) => each.length === 0) ? [] : (problems[0] ?? [])
}
