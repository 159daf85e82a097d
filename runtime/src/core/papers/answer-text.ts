import type { FieldSchema } from '@linli/schemas/form-definition'
import type { JsonObject, JsonValue } from '@linli/schemas/json'
import { isJsonObject } from '@linli/schemas/json'
import { CHINA_UTC_OFFSET_MINUTES, formatLocal, parseInstant } from '../civil-time.ts'
import { maskName } from '../marks/mask-value.ts'

/** What answers name and only the street knows. */
export interface Named {
  placeOf(nodeId: string): string
  /** Null for who is not known. */
  personOf(accountId: string): string | null
}

/** How the answers of a paper are told. */
export interface AnswerTelling {
  readonly named: Named
  /** An amount of fen. */
  money(fen: number): string
}

/** A question with what was answered to it. */
export interface AnswerFact {
  readonly label: string
  readonly text: string
}

/** Answers as a paper says them: each question that was answered, in the order of the form. Pictures are counted. */
export function answerFacts(
  schema: FieldSchema,
  answers: JsonObject,
  telling: AnswerTelling,
): AnswerFact[] {
  return factsIn(schema, answers, { telling, before: '' })
}

interface In {
  readonly telling: AnswerTelling
  /** Title of the group around it. */
  readonly before: string
}

/** Groups that are read as one answer. */
const WHOLE: readonly string[] = ['date-range', 'room', 'signature']

function factsIn({ properties = {} }: FieldSchema, answers: JsonObject, within: In): AnswerFact[] {
  return Object.entries(properties).flatMap(([name, field]) => {
    const value = answers[name]
    // A consent is a condition of reporting, and no news to anybody.
    if (field.const === true) return []
    const title = field.title ?? name
    const label = within.before === '' ? title : `${within.before} · ${title}`
    if (isJsonObject(value) && !WHOLE.includes(field.format ?? '')) {
      return factsIn(field, value, { ...within, before: field.title ?? within.before })
    }
    const text = answerText(field, value, within.telling)
    return text === '' ? [] : [{ label, text }]
  })
}

/** One answer; empty where there is none. */
export function answerText(
  field: FieldSchema | undefined,
  value: JsonValue | undefined,
  telling: AnswerTelling,
): string {
  if (value === undefined || value === null) return ''
  if (Array.isArray(value)) return listText(field, value, telling)
  if (isJsonObject(value)) return groupText(field, value, telling)
  const choice = field?.oneOf?.find((each) => each.const === value)
  if (choice !== undefined) return choice.title
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'number') return numberText(field, value, telling)
  return stringText(field, String(value), telling)
}

function numberText(
  field: FieldSchema | undefined,
  value: number,
  { money }: AnswerTelling,
): string {
  const isMoney = field?.format === 'money-fen' && Number.isSafeInteger(value)
  return isMoney ? money(value) : String(value)
}

function stringText(
  field: FieldSchema | undefined,
  value: string,
  { named }: AnswerTelling,
): string {
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
  telling: AnswerTelling,
): string {
  if (values.length === 0) return ''
  if (field?.items?.format === 'linli-file') return `附件 ${values.length} 份`
  const texts = values.map((value) =>
    isJsonObject(value) && field?.items !== undefined
      ? factsText(field.items, value, telling)
      : answerText(field?.items, value, telling),
  )
  return texts.join(field?.items?.properties === undefined ? '、' : '\n')
}

function factsText(schema: FieldSchema, value: JsonObject, telling: AnswerTelling): string {
  return answerFacts(schema, value, telling)
    .map(({ label, text }) => `${label}：${text}`)
    .join('，')
}

function groupText(
  field: FieldSchema | undefined,
  value: JsonObject,
  telling: AnswerTelling,
): string {
  const said = (part: string) => (typeof value[part] === 'string' ? value[part] : '')
  switch (field?.format) {
    case 'date-range':
      return `${dayText(said('start'))}至${dayText(said('end'))}`
    case 'signature':
      return said('name') === '' ? '已签名' : said('name')
    case 'room':
      return ['building', 'unit', 'room'].map(said).filter(Boolean).join(' ')
    default:
      return field === undefined ? '' : placeOrFacts(field, value, telling)
  }
}

/** A place is read in one breath, any other group with the titles of its questions. */
function placeOrFacts(field: FieldSchema, value: JsonObject, telling: AnswerTelling): string {
  const { nodeId } = field.properties ?? {}
  if (nodeId?.format !== 'linli-node') return factsText(field, value, telling)
  return Object.entries(field.properties ?? {})
    .map(([name, inner]) => answerText(inner, value[name], telling))
    .filter((text) => text !== '')
    .join(' ')
}

/** `2026年11月30日`; what is no day, a masked one, stays as it is. */
export function dayText(day: string): string {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day)
  if (parts === null) return day
  const [, year, month, date] = parts
  return `${year}年${Number(month)}月${Number(date)}日`
}

function instantText(instant: string): string {
  const epochMs = parseInstant(instant)
  return epochMs === null ? instant : momentText(epochMs)
}

/** `2026年11月30日 08:05`, on the city's clock. */
export function momentText(epochMs: number): string {
  const [day = '', time = ''] = formatLocal(epochMs, CHINA_UTC_OFFSET_MINUTES).split(' ')
  return `${dayText(day)} ${time}`
}
