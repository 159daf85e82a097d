import type { JsonValue } from '@linli/schemas/json'
import { escapePointer } from '@linli/schemas/json-pointer'

interface GivenAnswers {
  readonly form: JsonValue | null
  readonly answers: JsonValue | null
  readonly masked: readonly string[]
}

/** The first answer to a question for a phone number (`format: phone-cn`), to be called with one tap; null without one that
 *  the reader sees. */
export function phoneIn({ form, answers, masked }: GivenAnswers): string | null {
  const fields = memberOf(memberOf(form, 'schema'), 'properties')
  if (typeof fields !== 'object' || fields === null) return null
  for (const [name, field] of Object.entries(fields)) {
    if (masked.includes(`/${escapePointer(name)}`)) continue
    const answer = memberOf(answers, name)
    if (memberOf(field, 'format') === 'phone-cn' && typeof answer === 'string') return answer
  }
  return null
}

function memberOf(value: JsonValue | null, name: string): JsonValue | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  return Object.entries(value).find(([key]) => key === name)?.[1] ?? null
}
