import type {
  Definition,
  PaperDefinition,
  PaperPart,
  RepeatedText,
} from '@linli/schemas/definition'
import type { FieldSchema } from '@linli/schemas/form-definition'
import type { JsonObject, JsonValue } from '@linli/schemas/json'
import { isJsonObject } from '@linli/schemas/json'
import { moneyText } from '../formats/money.ts'
import { moneyCapitals } from '../formats/money-capitals.ts'
import { placeholdersOf } from '../text-placeholders.ts'
import type { AnswerTelling, Named } from './answer-text.ts'
import { answerText } from './answer-text.ts'
import type { CaseFact } from './paper-fields.ts'
import { paperField, paperList } from './paper-fields.ts'

/** What a paper is filled in with, as whoever holds it may read it: what is not for everybody's eyes is masked by then. */
export interface PaperFacts {
  /** By form id, the last that was answered; `context` is what the case remembers. */
  readonly answers: ReadonlyMap<string, JsonObject>
  /** Days as a paper says them. */
  readonly case: Readonly<Record<CaseFact, string>>
  readonly named: Named
}

/** A paper with its texts filled in. */
export interface WrittenPaper {
  readonly title: string
  readonly parts: readonly WrittenPart[]
  readonly signatures: readonly string[]
  readonly acrossPages: boolean
}

export type WrittenPart =
  | { readonly kind: 'heading' | 'text'; readonly text: string }
  | {
      readonly kind: 'table'
      readonly titles: readonly string[]
      readonly rows: readonly (readonly string[])[]
    }

/** What nobody answered: room for a pen. */
export const BLANK = '＿＿＿＿＿＿'

/** The words of a checked paper. The same facts give the same words. */
export function writePaper(
  definition: Pick<Definition, 'forms' | 'context'>,
  paper: PaperDefinition,
  facts: PaperFacts,
): WrittenPaper {
  const writing = { definition, facts }
  return {
    title: paper.title['zh-CN'],
    parts: paper.body.flatMap((part) => writtenPart(part, writing)),
    signatures: (paper.signatures ?? []).flatMap((each) => repeated(each, writing)),
    acrossPages: paper.acrossPages === true,
  }
}

function writtenPart(part: PaperPart, writing: Writing): WrittenPart[] {
  switch (part.kind) {
    case 'heading':
      return [{ kind: 'heading', text: fill(part.text, writing) }]
    case 'text':
      return repeated(part, writing).map((text) => ({ kind: 'text', text }))
    case 'table': {
      const rows = itemsOf(part.each, writing).map((row) =>
        part.columns.map(({ text }) => fill(text, { ...writing, row })),
      )
      return [
        { kind: 'table', titles: part.columns.map(({ title }) => fill(title, writing)), rows },
      ]
    }
  }
}

interface Writing {
  readonly definition: Pick<Definition, 'forms' | 'context'>
  readonly facts: PaperFacts
  readonly row?: Row
}

interface Row {
  readonly ordinal: number
  readonly item: FieldSchema
  readonly value: JsonValue
}

function repeated({ text, each }: RepeatedText, writing: Writing): string[] {
  if (each === undefined) return [fill(text, writing)]
  return itemsOf(each, writing).map((row) => fill(text, { ...writing, row }))
}

function itemsOf(name: string, { definition, facts }: Writing): Row[] {
  const list = paperList(name, definition)
  if (list === null) return []
  const { owner, path } = list.field
  const values = valueAt(facts.answers.get(owner), path)
  return Array.isArray(values)
    ? values.map((value: JsonValue, index) => ({ ordinal: index + 1, item: list.item, value }))
    : []
}

/** Every text around the braces stays as it was written, letter for letter. */
function fill(text: string, writing: Writing): string {
  let [filled, at] = ['', 0]
  for (const { source, start, end } of placeholdersOf(text)) {
    const said = textOf(source, writing)
    filled += text.slice(at, start) + (said === '' ? BLANK : said)
    at = end
  }
  return filled + text.slice(at)
}

function textOf(name: string, { definition, facts, row }: Writing): string {
  const field = paperField(name, definition, row?.item ?? null)
  switch (field?.kind) {
    case 'case':
      return facts.case[field.fact]
    case 'row':
      return field.schema === null
        ? String(row?.ordinal ?? '')
        : answerText(field.schema, valueAt(row?.value, field.path), tellingOf(facts))
    case 'answer': {
      const value = valueAt(facts.answers.get(field.owner), field.path)
      return answerText(field.schema, value, tellingOf(facts))
    }
    default:
      return ''
  }
}

function valueAt(value: JsonValue | undefined, path: readonly string[]): JsonValue | undefined {
  let found = value
  for (const key of path) {
    if (!isJsonObject(found) || !Object.hasOwn(found, key)) return undefined
    found = found[key]
  }
  return found
}

/** An amount in capitals is the one that counts; the figure stands behind it to be read. */
function tellingOf({ named }: PaperFacts): AnswerTelling {
  return { named, money: (fen) => `${moneyCapitals(fen)}（¥${moneyText(fen)}）` }
}
