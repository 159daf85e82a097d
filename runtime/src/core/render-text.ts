import type { JsonObject } from '@linli/schemas/json'
import type { LocaleText } from '@linli/schemas/locale-text'
import type { Expression } from './expression.ts'
import { compileExpression, evaluate } from './expression.ts'
import type { ExpressionScope } from './expression-scope.ts'
import { handsOnMarked } from './marks/field-marks.ts'
import type { FieldMarks } from './marks/marked-field.ts'
import { MASK, maskText } from './marks/mask-value.ts'
import { placeholdersOf } from './text-placeholders.ts'

type Part = string | Placeholder

interface Placeholder {
  readonly expression: Expression
  /** It hands on what is personal data. */
  readonly isPersonal: boolean
}

/** How the reader of a text sees what is personal in it. */
export type TextReader = 'clear' | 'masked' | 'veiled'

/** A text with its placeholders compiled, by locale. */
export interface CompiledText {
  readonly 'zh-CN': readonly Part[]
  readonly en?: readonly Part[]
}

/** Compiles a checked text. Throws `definition.invalid` for a placeholder that does not compile. */
export function compileText(
  text: LocaleText,
  scope: ExpressionScope,
  marks: FieldMarks,
): CompiledText {
  return {
    'zh-CN': partsOf(text['zh-CN'], scope, marks),
    ...(text.en === undefined ? {} : { en: partsOf(text.en, scope, marks) }),
  }
}

/** Whether a text shows anything that is personal data. */
export function isPersonalText(text: CompiledText): boolean {
  return [...text['zh-CN'], ...(text.en ?? [])].some(
    (part) => typeof part !== 'string' && part.isPersonal,
  )
}

/** What a text may show of an instance. */
export interface TextFacts {
  readonly context: JsonObject
  readonly number: string
  readonly title: LocaleText
}

/** The text with its placeholders filled, in every locale it has: what is personal in it as it is, so that it can be recognised
 *  (`masked`), or not at all (`veiled`). */
export function renderText(text: CompiledText, facts: TextFacts, reader: TextReader): LocaleText {
  const { context, number, title } = facts
  const zh = fill(text['zh-CN'], { context, instance: { number, title: title['zh-CN'] } }, reader)
  if (text.en === undefined) return { 'zh-CN': zh }
  const instance = { number, title: title.en ?? title['zh-CN'] }
  return { 'zh-CN': zh, en: fill(text.en, { context, instance }, reader) }
}

function partsOf(text: string, scope: ExpressionScope, marks: FieldMarks): Part[] {
  const parts: Part[] = []
  let position = 0
  for (const { source, start, end } of placeholdersOf(text)) {
    const expression = compileExpression(source, scope)
    const isPersonal = marks.size > 0 && handsOnMarked(source, marks)
    parts.push(text.slice(position, start), { expression, isPersonal })
    position = end
  }
  parts.push(text.slice(position))
  return parts
}

function fill(parts: readonly Part[], values: JsonObject, reader: TextReader): string {
  return parts
    .map((part) => {
      if (typeof part === 'string') return part
      const text = textOf(evaluate(part.expression, values))
      if (!part.isPersonal || reader === 'clear') return text
      return reader === 'masked' ? maskText(text) : MASK
    })
    .join('')
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
