import type { DeviceTrigger } from '@linli/schemas/definition'
import type { JsonObject } from '@linli/schemas/json'
import type { FieldProblem } from './check-fields.ts'
import { checkFields } from './check-fields.ts'
import { compiledOf } from './compile-definition.ts'
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

/** The triggers of the definition that a reading meets, in document order. A trigger of another device type or with
 *  another shape is not met; `checkReading` says what is wrong with the shape. Throws `expression.failed`. */
export function matchTriggers(
  program: Program,
  device: DeviceFacts,
  reading: JsonObject,
): TriggerMatch[] {
  const values = { reading, device: { ...device } }
  return program.definition.triggers.flatMap((trigger, index): TriggerMatch[] => {
    if (trigger.kind !== 'device' || trigger.deviceType !== device.type) return []
    if (checkFields(trigger.schema, reading).length > 0) return []
    const rules = compiledOf(program).triggers[index]
    if (!rules?.match || !rules.key || evaluate(rules.match, values) !== true) return []
    return [
      {
        trigger: index,
        key: String(evaluate(rules.key, values)),
        policy: trigger.policy,
        event: trigger.event ?? null,
      },
    ]
  })
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
