import type { JsonObject } from '@linli/schemas/json'
import type { LocaleText } from '@linli/schemas/locale-text'
import type { Expression } from './expression.ts'
import { compileExpression, evaluate } from './expression.ts'
import type { ExpressionScope } from './expression-scope.ts'

type Part = string | Expression

/** A text with its placeholders compiled, by locale. */
export interface CompiledText {
  readonly 'zh-CN': readonly Part[]
  readonly en?: readonly Part[]
}

export interface TextPlaceholder {
  readonly source: string
  /** Where the whole `{{ … }}` stands in the text. */
  readonly start: number
  readonly end: number
}

/** The `{{ cel }}` placeholders of a text, in order. */
export function placeholdersOf(text: string): TextPlaceholder[] {
  return [...text.matchAll(/\{\{([^{}]*)\}\}/g)].map((match) => ({
    source: (match[1] ?? '').trim(),
    start: match.index,
    end: match.index + match[0].length,
  }))
}

/** Compiles a checked text. Throws `definition.invalid` for a placeholder that does not compile. */
export function compileText(text: LocaleText, scope: ExpressionScope): CompiledText {
  return {
    'zh-CN': partsOf(text['zh-CN'], scope),
    ...(text.en === undefined ? {} : { en: partsOf(text.en, scope) }),
  }
}

/** What a text may show of an instance. */
export interface TextFacts {
  readonly context: JsonObject
  readonly number: string
  readonly title: LocaleText
}

/** The text with its placeholders filled, in every locale it has. */
export function renderText(text: CompiledText, facts: TextFacts): LocaleText {
  const { context, number, title } = facts
  const zh = fill(text['zh-CN'], { context, instance: { number, title: title['zh-CN'] } })
  if (text.en === undefined) return { 'zh-CN': zh }
  const instance = { number, title: title.en ?? title['zh-CN'] }
  return { 'zh-CN': zh, en: fill(text.en, { context, instance }) }
}

function partsOf(text: string, scope: ExpressionScope): Part[] {
  const parts: Part[] = []
  let position = 0
  for (const { source, start, end } of placeholdersOf(text)) {
    parts.push(text.slice(position, start), compileExpression(source, scope))
    position = end
  }
  parts.push(text.slice(position))
  return parts
}

function fill(parts: readonly Part[], values: JsonObject): string {
  return parts
    .map((part) => (typeof part === 'string' ? part : textOf(evaluate(part, values))))
    .join('')
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
