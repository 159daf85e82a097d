import { checkDefinition, silencedAdvice } from '@linli/runtime/core'
import type { Definition } from '@linli/schemas/definition'
import type { Finding } from '@linli/schemas/finding'
import type { JsonValue } from '@linli/schemas/json'
import { parseDefinitionText } from '@linli/schemas/parse-definition'

/** Everything that keeps the text from being published, and the warnings; the same verdict as at publishing. `ofNeighbours` tells
 *  what is wrong with the other workflows that a definition without errors starts. */
export async function checkDraft(
  body: string,
  ofNeighbours: (definition: Definition) => Promise<readonly Finding[]>,
): Promise<readonly Finding[]> {
  const parsed = parseDefinitionText(body)
  if (parsed.kind === 'refused') return parsed.findings
  const checked = checkDefinition(parsed.definition)
  const isSound = checked.every(({ severity }) => severity !== 'error')
  if (!isSound) return checked
  const { told } = silencedAdvice(parsed.definition, await ofNeighbours(parsed.definition))
  return [...told, ...checked]
}

/** Why this text cannot be kept as the draft of `definitionId`; empty when it can. */
export function findUnkeepable(body: string, definitionId: string): readonly Finding[] {
  const document = parse(body)
  if (document === undefined)
    return [
      finding('json.invalid', '', {
        'zh-CN': '这不是有效的 JSON，草稿没有保存。',
        en: 'This is not valid JSON; the draft was not saved.',
      }),
    ]
  if (isNamed(document, definitionId)) return []
  return [
    finding('definition.other-id', '/id', {
      'zh-CN': `编号必须是「${definitionId}」。`,
      en: `The id must be '${definitionId}'.`,
    }),
  ]
}

function parse(body: string): JsonValue | undefined {
  try {
    return JSON.parse(body) as JsonValue
  } catch {
    return undefined
  }
}

function isNamed(document: JsonValue, id: string): boolean {
  return typeof document === 'object' && document !== null && 'id' in document && document.id === id
}

function finding(code: string, path: string, message: Finding['message']): Finding {
  return { severity: 'error', code, path, message }
}
