import type { Definition } from '@linli/schemas/definition'
import type { JsonValue } from '@linli/schemas/json'
import { changesBetween } from '../changes-between.ts'
import type { Command } from '../command.ts'

type About = Omit<Command, 'patch'>

/** The step that makes one definition of another; null where nothing is different. */
export function commandOf(before: Definition, after: Definition, about: About): Command | null {
  const patch = changesBetween(before as unknown as JsonValue, after as unknown as JsonValue)
  return patch.length === 0 ? null : { ...about, patch }
}
