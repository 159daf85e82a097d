import type { RetentionRule } from '@linli/schemas/definition'
import type { JsonObject, JsonValue } from '@linli/schemas/json'
import { isJsonObject } from '@linli/schemas/json'
import { fileAnswers } from '../file-answers.ts'
import type { Owned } from './seen-answers.ts'
import { seenAnswers } from './seen-answers.ts'

/** What is left of answers, and what went. */
export interface ErasedFields {
  readonly answers: JsonObject
  /** Ids, as answered, of the files that no field names any more. */
  readonly files: readonly string[]
  /** Answers that were there and are not: each text, number, choice and photo by itself. */
  readonly count: number
}

/** Answers without what the rule erases. What the schema does not know goes too: nobody can say what it is. */
export function eraseFields(
  answers: JsonObject,
  owned: Owned,
  erase: RetentionRule['erase'],
): ErasedFields {
  const isErased = (mark: string) => erase === 'marked' || mark === 'sensitive'
  const { answers: left } = seenAnswers(answers, owned, ({ mark }) =>
    isErased(mark) ? 'hidden' : 'clear',
  )
  const kept = new Set(fileAnswers(owned.schema, left).map(({ id }) => id))
  const files = fileAnswers(owned.schema, answers).map(({ id }) => id)
  return {
    answers: left,
    files: files.filter((id) => !kept.has(id)),
    count: countOf(answers) - countOf(left),
  }
}

/** Values that are no list and no group. */
export function countOf(value: JsonValue): number {
  if (value === null || value === '') return 0
  if (Array.isArray(value)) return value.reduce((sum: number, each) => sum + countOf(each), 0)
  if (!isJsonObject(value)) return 1
  return Object.values(value).reduce((sum: number, each) => sum + countOf(each ?? null), 0)
}
