import { checkDefinition } from '@linli/runtime/core'
import type { Definition } from '@linli/schemas/definition'
import type { Finding } from '@linli/schemas/finding'
import type { LocaleText } from '@linli/schemas/locale-text'
import type { Command } from '../command.ts'

/** A command, or what stands in its way: sentences with the place each speaks of. */
export type FormDeed =
  | { readonly kind: 'does'; readonly command: Command }
  | { readonly kind: 'refused'; readonly reasons: readonly Reason[] }

export interface Reason {
  /** JSON Pointer. */
  readonly path: string
  readonly message: LocaleText
}

export function does(command: Command): FormDeed {
  return { kind: 'does', command }
}

/** The command, unless it brings errors that were not there: then nobody could publish what it makes. Takes some hundredths of a
 *  second. */
export function unlessItBreaks(before: Definition, after: Definition, command: Command): FormDeed {
  const reasons = newErrors(before, after)
  return reasons.length === 0 ? does(command) : { kind: 'refused', reasons }
}

/** Errors of a definition that another one has not got. */
export function newErrors(before: Definition, after: Definition): Finding[] {
  const known = new Set(errorsOf(before).map(({ message }) => message['zh-CN']))
  return errorsOf(after).filter(({ message }) => !known.has(message['zh-CN']))
}

function errorsOf(definition: Definition): Finding[] {
  return checkDefinition(definition).filter(({ severity }) => severity === 'error')
}
