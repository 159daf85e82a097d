import type { Definition } from '@linli/schemas/definition'
import type { Finding } from '@linli/schemas/finding'
import type { FieldSchema, PersonalMark } from '@linli/schemas/form-definition'
import type { JsonValue } from '@linli/schemas/json'
import { isJsonObject } from '@linli/schemas/json'
import { escapePointer } from '@linli/schemas/json-pointer'
import { unknownName, warningAt } from '../definition-finding.ts'
import { checkConsent } from './check-consent.ts'
import { fieldMarks } from './field-marks.ts'

/** Fields that look like personal data and do not say so, and tasks that ask to read what nobody marked. */
export function checkMarks(definition: Definition): Finding[] {
  const { context, forms } = definition
  return [
    ...unmarkedIn(context.schema, { path: '/context/schema', ui: undefined }),
    ...Object.entries(forms).flatMap(([id, { schema, ui }]) =>
      unmarkedIn(schema, { path: `/forms/${escapePointer(id)}/schema`, ui }),
    ),
    ...checkConsent(definition),
    ...checkReads(definition),
    ...checkRetention(definition),
  ]
}

/** A rule that erases what nobody marked says something, and does nothing. */
function checkRetention(definition: Definition): Finding[] {
  const { retention } = definition
  if (retention === undefined) return []
  const marks = [...fieldMarks(definition).values()]
  const isMarked = retention.erase === 'marked' ? marks.length > 0 : marks.includes('sensitive')
  if (isMarked) return []
  const [zh, en] =
    retention.erase === 'marked' ? ['个人信息', 'personal'] : ['敏感个人信息', 'sensitive']
  return [
    warningAt('/retention/erase', 'retention.nothing-marked', [
      `没有字段标记为${zh}，到期后一项填写的内容也不会删除。`,
      `No field is marked as ${en} data: when the time is over, no answer is erased.`,
    ]),
  ]
}

interface Place {
  readonly path: string
  /** What the form says of how the fields are shown. */
  readonly ui: JsonValue | undefined
}

function unmarkedIn(schema: FieldSchema, { path, ui }: Place): Finding[] {
  if (schema['x-personal'] !== undefined) return []
  const inner = isJsonObject(ui) ? ui : {}
  const fields = Object.entries(schema.properties ?? {}).flatMap(([key, field]) => {
    const at = { path: `${path}/properties/${escapePointer(key)}`, ui: inner[key] }
    const mark = likelyMark(key, field, at.ui)
    if (mark === null || field['x-personal'] !== undefined) return unmarkedIn(field, at)
    return [unmarked(at.path, field.title ?? key, mark)]
  })
  const { items } = schema
  return items === undefined
    ? fields
    : [...fields, ...unmarkedIn(items, { path: `${path}/items`, ui: inner['items'] })]
}

function unmarked(path: string, title: string, mark: PersonalMark): Finding {
  const kind = { personal: ['个人信息', 'personal'], sensitive: ['敏感个人信息', 'sensitive'] }[
    mark
  ]
  const finding = warningAt(path, 'field.unmarked', [
    `“${title}”看起来是${kind[0]}，请加标记“x-personal”，否则能看到工单的人都能看到它。`,
    `“${title}” looks like ${kind[1]} data; mark it with “x-personal”, or everybody who reads the case reads it.`,
  ])
  const what = { 'zh-CN': `标记为${kind[0]}`, en: `Mark it as ${kind[1]}` }
  return {
    ...finding,
    fix: { title: what, patch: [{ op: 'add', path: `${path}/x-personal`, value: mark }] },
  }
}

const SENSITIVE_TITLE =
  /身份证|证件号|护照号|社保号|病史|病情|疾病|诊断|健康状况|残疾|银行卡|银行账号|行踪|未成年人姓名/
const PERSONAL_TITLE = /联系电话|手机号|电话号码|真实姓名|家庭住址/
const SENSITIVE_KEY =
  /^(id_?(card|number|no)|identity_?(card|number)|passport|health|illness|diagnosis|bank_?(card|account))$/i

/** What a field looks like; null where it does not look personal. Whether something was ticked or chosen says too little to
 *  guess. */
function likelyMark(
  key: string,
  { type, title = '', format, pattern, enum: choices, oneOf }: FieldSchema,
  ui: JsonValue | undefined,
): PersonalMark | null {
  if (type === 'boolean' || type === 'object' || type === 'null') return null
  if (choices !== undefined || oneOf !== undefined) return null
  if (format === 'id-number-cn') return 'sensitive'
  const isIdNumber = pattern !== undefined && /\{17\}|\{18\}/.test(pattern)
  if (isIdNumber || SENSITIVE_TITLE.test(title) || SENSITIVE_KEY.test(key)) return 'sensitive'
  const isPhone =
    format === 'phone-cn' ||
    format === 'landline-cn' ||
    (isJsonObject(ui) && ui['ui:widget'] === 'phone')
  return isPhone || PERSONAL_TITLE.test(title) ? 'personal' : null
}

function checkReads(definition: Definition): Finding[] {
  const tasks = Object.entries(definition.tasks).filter(([, { reads = [] }]) => reads.length > 0)
  if (tasks.length === 0) return []
  const marks = fieldMarks(definition)
  const marked = [...marks.keys()]
  // A group may be asked for whole.
  const known = [...new Set(marked.flatMap((field) => [field, field.replace(/\.[^.]+$/, '')]))]
  return tasks.flatMap(([name, { reads = [] }]) =>
    reads.flatMap((field, index) =>
      unknownName({
        path: `/tasks/${escapePointer(name)}/reads/${index}`,
        name: field,
        thing: 'marked field',
        known,
      }),
    ),
  )
}
