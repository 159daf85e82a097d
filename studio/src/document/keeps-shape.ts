import type { Definition } from '@linli/schemas/definition'
import { definitionAlone } from '@linli/schemas/definition-alone'
import { parseDefinition, parseDefinitionText } from '@linli/schemas/parse-definition'

/** Whether a step leaves a definition that can be read as one. Of one that could not be read before, nothing is asked. */
export function keepsShape(before: Definition, after: Definition): boolean {
  return parseDefinition(after).kind === 'parsed' || parseDefinition(before).kind !== 'parsed'
}

/** Whether parts that anybody may have written could stand in a definition of their own. */
export function haveShape(parts: Partial<Definition>): boolean {
  return parseDefinitionText(definitionAlone(parts)).kind === 'parsed'
}
