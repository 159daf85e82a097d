import { maskName } from '@linli/runtime/core'
import { cityDay, cityTime } from '@linli/schemas/city-day'
import type { FieldSchema } from '@linli/schemas/form-definition'
import type { JsonObject, JsonValue } from '@linli/schemas/json'
import { isJsonObject } from '@linli/schemas/json'
import type { PaperFact } from './paper-content.ts'

/** What answers name and only the street knows. */
export interface Named {
  placeOf(nodeId: string): string
  /** Null for who is not known. */
  personOf(accountId: string): string | null
}

/** Answers as a paper says them: each question that was answered, in the order of the form. Pictures are counted. */
export function answerFacts(schema: FieldSchema, answers: JsonObject, named: Named): PaperFact[] {
  return factsIn(schema, answers, { named, before: '' })
}

interface In {
  readonly named: Named
  /** Title of the group around it. */
  readonly before: string
}

/** Groups that are read as one answer. */
const WHOLE: readonly string[] = ['date-range', 'room', 'signature']

function factsIn({ properties = {} }: FieldSchema, answers: JsonObject, within: In): PaperFact[] {
  return Object.entries(properties).flatMap(([name, field]) => {
    const value = answers[name]
    // A consent is a condition of reporting, and no news to anybody.
    if (field.const === true) return []
    const title = field.title ?? name
    const label = within.before === '' ? title : `${within.before} · ${title}`
    if (isJsonObject(value) && !WHOLE.includes(field.format ?? '')) {
      return factsIn(field, value, { ...within, before: field.title ?? within.before })
    }
    const text = textOf(field, value, within.named)
    return text === '' ? [] : [{ label, text }]
  })
}

function textOf(
  field: FieldSchema | undefined,
  value: JsonValue | undefined,
  named: Named,
): string {
  if (value === undefined || value === null) return ''
  if (Array.isArray(value)) return listText(field, value, named)
  if (isJsonObject(value)) return groupText(field, value)
  const choice = field?.oneOf?.find((each) => each.const === value)
  if (choice !== undefined) return choice.title
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'number') return numberText(field, value)
  return stringText(field, String(value), named)
}

function numberText(field: FieldSchema | undefined, value: number): string {
  if (field?.format !== 'money-fen' || !Number.isSafeInteger(value)) return String(value)
  const yuan = Math.trunc(Math.abs(value) / 100)
  const fen = String(Math.abs(value) % 100).padStart(2, '0')
  return `${value < 0 ? '-' : ''}${yuan}.${fen} 元`
}

function stringText(field: FieldSchema | undefined, value: string, named: Named): string {
  switch (field?.format) {
    case 'date':
      return dayText(value)
    case 'date-time':
      return instantText(value)
    case 'linli-node':
      return named.placeOf(value)
    case 'linli-person':
      return maskName(named.personOf(value) ?? '')
    case 'linli-file':
      return value === '' ? '' : '附件 1 份'
    default:
      return value
  }
}

function listText(
  field: FieldSchema | undefined,
  values: readonly JsonValue[],
  named: Named,
): string {
  if (values.length === 0) return ''
  if (field?.items?.format === 'linli-file') return `附件 ${values.length} 份`
  const texts = values.map((value) =>
    isJsonObject(value) && field?.items !== undefined
      ? factsIn(field.items, value, { named, before: '' })
          .map(({ label, text }) => `${label}：${text}`)
          .join('，')
      : textOf(field?.items, value, named),
  )
  return texts.join(field?.items?.properties === undefined ? '、' : '\n')
}

function groupText(field: FieldSchema | undefined, value: JsonObject): string {
  const said = (part: string) => (typeof value[part] === 'string' ? value[part] : '')
  if (field?.format === 'date-range') return `${dayText(said('start'))}至${dayText(said('end'))}`
  if (field?.format === 'signature') return said('name') === '' ? '已签名' : said('name')
  return ['building', 'unit', 'room'].map(said).filter(Boolean).join(' ')
}

/** `2026年11月30日`; what is no day, a masked one, stays as it is. */
export function dayText(day: string): string {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day)
  if (parts === null) return day
  const [, year, month, date] = parts
  return `${year}年${Number(month)}月${Number(date)}日`
}

function instantText(instant: string): string {
  const epochMs = Date.parse(instant)
  return Number.isNaN(epochMs) ? instant : momentText(epochMs)
}

/** `2026年11月30日 08:05`, on the city's clock. */
export function momentText(epochMs: number): string {
  return `${dayText(cityDay(epochMs))} ${cityTime(epochMs)}`
}
