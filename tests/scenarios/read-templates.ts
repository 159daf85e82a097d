import { readFileSync } from 'node:fs'
import type { Definition } from '@linli/schemas/definition'
import { parseDefinition } from '@linli/schemas/parse-definition'
import type { Street } from '@linli/schemas/street'

const FOLDER = new URL('../../templates/', import.meta.url)

export const TEMPLATE_IDS = ['complaint', 'mediation', 'care-order', 'smoke-alarm'] as const

export function readTemplateText(id: string): string {
  return readFileSync(new URL(`${id}/definition.json`, FOLDER), 'utf8')
}

/** Throws with the findings where the document is not of the format. */
export function readTemplate(id: string): Definition {
  const parsed = parseDefinition(JSON.parse(readTemplateText(id)))
  if (parsed.kind === 'parsed') return parsed.definition
  throw new Error(`'${id}' is refused: ${JSON.stringify(parsed.findings)}`)
}

export function readStreet(): Street {
  return JSON.parse(readFileSync(new URL('street.json', FOLDER), 'utf8')) as Street
}
