import type { Definition } from './definition.ts'
import { definitionAlone } from './definition-alone.ts'
import type { FormDefinition } from './form-definition.ts'
import type { JsonValue } from './json.ts'
import { parseDefinition } from './parse-definition.ts'

/** Questions that a street asks again and again (常用字段组), kept as a form of their own that is asked nowhere: its title is what they are
 *  called, its rules name its own fields only. */
export type FieldBlock = Pick<FormDefinition, 'title' | 'schema' | 'ui' | 'rules' | 'i18n'>

/** Longest block, in bytes of its JSON text. */
export const MAX_BLOCK_BYTES = 64 * 1024
/** The form that a block is where it stands alone. */
export const BLOCK_FORM = 'block'

/** A block as a definition that has nothing else. */
export function definitionOfBlock(block: FieldBlock): Definition {
  return JSON.parse(definitionAlone({ forms: { [BLOCK_FORM]: block } })) as Definition
}

/** A block out of its JSON text; null for what is none, asks nothing, or says what is a form's to say. */
export function parseFieldBlock(text: string): FieldBlock | null {
  const rest = JSON.parse(definitionAlone({})) as Definition
  // Never as text again: what is nested without end cannot be written.
  const parsed = parseDefinition({ ...rest, forms: { [BLOCK_FORM]: jsonOf(text) } })
  if (parsed.kind !== 'parsed') return null
  const block = parsed.definition.forms[BLOCK_FORM]
  if (block === undefined || Object.keys(block.schema.properties).length === 0) return null
  return block.eligibility === undefined && block.description === undefined ? block : null
}

function jsonOf(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue
  } catch {
    return null
  }
}
