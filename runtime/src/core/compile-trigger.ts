import type { Trigger } from '@linli/schemas/definition'
import type { DefinitionScopes } from './definition-scopes.ts'
import type { Expression } from './expression.ts'
import { compileExpression } from './expression.ts'

/** The expressions of a trigger, ready to be asked. `match` and `key` only of a device trigger, `anonymousWhen` only of
 *  a form trigger. */
export interface CompiledTrigger {
  readonly node: Expression
  readonly set: readonly (readonly [field: string, value: Expression])[]
  readonly match: Expression | null
  readonly key: Expression | null
  readonly anonymousWhen: Expression | null
}

export function compileTrigger(trigger: Trigger, scopes: DefinitionScopes): CompiledTrigger {
  const scope =
    trigger.kind === 'form' ? scopes.formTrigger(trigger.form) : scopes.deviceTrigger(trigger)
  return {
    node: compileExpression(trigger.node, scope),
    set: Object.entries(trigger.set).map(([field, cel]) => [field, compileExpression(cel, scope)]),
    match: trigger.kind === 'device' ? compileExpression(trigger.match, scope) : null,
    key: trigger.kind === 'device' ? compileExpression(trigger.key, scope) : null,
    anonymousWhen:
      trigger.kind === 'form' && trigger.anonymousWhen !== undefined
        ? compileExpression(trigger.anonymousWhen, scope)
        : null,
  }
}
