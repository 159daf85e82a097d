import type { GuardDefinition } from '@linli/schemas/definition'

/** A guard as one CEL condition, an expression byte for byte; null where it asks which state is active, which CEL cannot. No guard is no
 *  condition. */
export function conditionOfGuard(guard: GuardDefinition | undefined): string | null {
  if (guard === undefined) return ''
  switch (guard.type) {
    case 'expr':
      return guard.params.cel
    case 'not': {
      const inner = conditionOfGuard(guard.params.guard)
      return inner === null ? null : `!(${inner})`
    }
    case 'and':
    case 'or': {
      const parts = guard.params.guards.map(conditionOfGuard)
      if (parts.includes(null)) return null
      return parts.map((part) => `(${part})`).join(guard.type === 'and' ? ' && ' : ' || ')
    }
    case 'in':
      return null
  }
}

/** The guard that a condition makes; none for none. */
export function guardOfCondition(cel: string): GuardDefinition | undefined {
  return cel.trim() === '' ? undefined : { type: 'expr', params: { cel } }
}
