import type { LinliError } from '@linli/schemas/linli-error'

/** A refusal for want of room. It is counted and not logged: a flood of refusals must not become a flood of lines. */
export function isOverload({ code }: LinliError): boolean {
  return code === 'server.overloaded' || code === 'engine.overloaded'
}
