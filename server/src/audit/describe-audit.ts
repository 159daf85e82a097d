import type { Locale, LocaleText } from '@linli/schemas/locale-text'
import { textIn } from '@linli/schemas/locale-text'
import { readableInstances } from '../access/readable.ts'
import type { Viewer } from '../access/viewer.ts'
import { isInstanceId } from '../graphql/builder.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import type { StoredAudit } from './audit-store.ts'
import { CODED } from './coded-values.ts'
import { DEEDS, isDeed } from './deeds.ts'
import { PERSONAL_PARTS } from './personal-reads.ts'
import { PURPOSES } from './purposes.ts'
import { valueText } from './value-text.ts'

export interface ToldAudit {
  readonly id: string
  readonly at: Date
  readonly seq: number | null
  readonly deed: string
  /** Name of who did it. */
  readonly who: string
  /** The words between who did it and what it was done to. */
  readonly did: string
  readonly object: ToldObject
  readonly changes: readonly ToldChange[]
  readonly facts: readonly ToldFact[]
}
/** Ids are given where the viewer may go there. */
interface ToldObject {
  /** Null where the words say it all. */
  readonly title: string | null
  readonly instanceId: string | null
  readonly definitionId: string | null
}
export interface ToldChange {
  readonly label: string
  /** Null where there was nothing. */
  readonly before: string | null
  readonly after: string | null
}
export interface ToldFact {
  readonly label: string
  readonly value: string
}

/** Rows in sentences, in the language of the request. What the viewer may not read keeps its number to itself. */
export async function describeAudit(
  rows: readonly StoredAudit[],
  viewer: Viewer,
  context: GraphqlContext,
): Promise<ToldAudit[]> {
  const parsed = rows.map((row) => ({ row, detail: JSON.parse(row.detail) as Detail }))
  const instances = await loadInstances(parsed, viewer, context)
  return Promise.all(
    parsed.map(async ({ row, detail }) => {
      const { id, at, seq, deed, actorId } = row
      return {
        ...{ id, at, seq, deed },
        who: actorId === null ? textIn(SYSTEM, context.locale) : await nameOf(actorId, context),
        did: isDeed(deed) ? textIn(DEEDS[deed], context.locale) : deed,
        object: await objectOf({ row, detail }, instances, context),
        changes: changesOf(detail, context.locale),
        facts: factsOf(detail, context.locale),
      }
    }),
  )
}

const SYSTEM: LocaleText = { 'zh-CN': '系统', en: 'The system' }

type Detail = Readonly<Record<string, unknown>>
interface Parsed {
  readonly row: StoredAudit
  readonly detail: Detail
}
type Instances = ReadonlyMap<string, { readonly number: string; readonly definitionId: string }>

async function loadInstances(
  parsed: readonly Parsed[],
  viewer: Viewer,
  { services }: GraphqlContext,
): Promise<Instances> {
  const ids = [...new Set(parsed.flatMap((one) => instanceIdOf(one) ?? []))]
  if (ids.length === 0) return new Map()
  const found = await services.prisma.instance.findMany({
    where: { AND: [{ id: { in: ids } }, readableInstances(viewer)] },
    select: { id: true, number: true, definitionId: true },
  })
  return new Map(found.map((instance) => [instance.id, instance]))
}

function instanceIdOf({ row, detail }: Parsed): string | null {
  const [kind, key = ''] = splitObject(row.object)
  const id = kind === 'instance' ? key : detail['instanceId']
  return typeof id === 'string' && isInstanceId(id) ? id : null
}

function splitObject(object: string): readonly [string, string] {
  const at = object.indexOf(':')
  return at < 0 ? [object, ''] : [object.slice(0, at), object.slice(at + 1)]
}

const NOTHING: ToldObject = { title: null, instanceId: null, definitionId: null }

async function objectOf(
  parsed: Parsed,
  instances: Instances,
  context: GraphqlContext,
): Promise<ToldObject> {
  const [kind, key] = splitObject(parsed.row.object)
  const instanceId = instanceIdOf(parsed)
  const instance = instanceId === null ? undefined : instances.get(instanceId)
  if (instance !== undefined) {
    const title = await titleOf(instance.definitionId, context)
    return { ...NOTHING, instanceId, title: `${title} ${instance.number}` }
  }
  if (kind === 'definition') return definitionObject(key, context)
  if (kind === 'account') {
    return key === parsed.row.actorId ? NOTHING : { ...NOTHING, title: await nameOf(key, context) }
  }
  if (kind === 'org-node') return { ...NOTHING, title: await placeOf(key, context) }
  if (kind === 'calendar') {
    return { ...NOTHING, title: textIn({ 'zh-CN': `${key} 年`, en: key }, context.locale) }
  }
  return kind === 'tenant' ? NOTHING : { ...NOTHING, title: parsed.row.object }
}

async function placeOf(nodeId: string, { services, tenantId }: GraphqlContext): Promise<string> {
  const { nodes } = await services.directory.org(tenantId)
  return nodes.get(nodeId)?.name ?? nodeId
}

async function definitionObject(key: string, context: GraphqlContext): Promise<ToldObject> {
  const [definitionId = '', number] = key.split('@')
  const title = await titleOf(definitionId, context)
  const version: LocaleText = { 'zh-CN': `第 ${number} 版`, en: `version ${number}` }
  const words = number === undefined ? [title] : [title, textIn(version, context.locale)]
  return { ...NOTHING, definitionId, title: words.join(' ') }
}

async function titleOf(
  definitionId: string,
  { services, tenantId, locale }: GraphqlContext,
): Promise<string> {
  const newest = await services.versions.newest(tenantId)
  const version = newest.find((one) => one.definitionId === definitionId)
  return version === undefined ? definitionId : textIn(version.definition.title, locale)
}

async function nameOf(accountId: string | null, { accounts }: GraphqlContext): Promise<string> {
  return accountId === null ? '' : ((await accounts.load(accountId))?.name ?? accountId)
}

const CHANGED: Readonly<Record<string, LocaleText>> = {
  title: { 'zh-CN': '标题', en: 'Title' },
  text: { 'zh-CN': '说明', en: 'Text' },
  questions: { 'zh-CN': '字段', en: 'Fields' },
  audience: { 'zh-CN': '给谁看', en: 'For' },
  fromAt: { 'zh-CN': '开始', en: 'Begins' },
  untilAt: { 'zh-CN': '结束', en: 'Ends' },
  quietHours: { 'zh-CN': '免打扰时段', en: 'Quiet hours' },
  urgentServices: { 'zh-CN': '不受免打扰限制的事项', en: 'Services sent at any hour' },
  keptDays: { 'zh-CN': '办结后保存天数', en: 'Days kept after the end' },
  erasedFields: { 'zh-CN': '到期删除', en: 'Erased then' },
  two: { 'zh-CN': '每次发布要两位干部', en: 'Publishing takes two officials' },
  isProvisional: { 'zh-CN': '暂定', en: 'Provisional' },
  days: { 'zh-CN': '日子', en: 'Days' },
  name: { 'zh-CN': '名称', en: 'Name' },
  login: { 'zh-CN': '账号', en: 'Login' },
  role: { 'zh-CN': '身份', en: 'Role' },
  phone: { 'zh-CN': '手机号', en: 'Phone' },
  node: { 'zh-CN': '地点', en: 'Place' },
  post: { 'zh-CN': '岗位', en: 'Post' },
  kind: { 'zh-CN': '类型', en: 'Kind' },
  code: { 'zh-CN': '编码', en: 'Code' },
  parent: { 'zh-CN': '上级', en: 'Within' },
  device: { 'zh-CN': '设备', en: 'Device' },
  validFrom: { 'zh-CN': '起', en: 'From' },
  validUntil: { 'zh-CN': '止', en: 'Until' },
  isClosed: { 'zh-CN': '停用', en: 'Closed' },
  isDisabled: { 'zh-CN': '停用', en: 'Disabled' },
  hours: { 'zh-CN': '时段', en: 'Hours' },
  isExternal: { 'zh-CN': '外部单位', en: 'External unit' },
  agreementUntil: { 'zh-CN': '协议到期', en: 'Agreement ends' },
  hasRoster: { 'zh-CN': '排班值守', en: 'Has a roster' },
  people: { 'zh-CN': '人员', en: 'People' },
  shifts: { 'zh-CN': '班数', en: 'Shifts' },
  shift: { 'zh-CN': '班次', en: 'Shift' },
  rows: { 'zh-CN': '行数', en: 'Rows' },
  standIn: { 'zh-CN': '替班', en: 'Stand-in' },
}
const TOLD: Readonly<Record<string, LocaleText>> = {
  reason: { 'zh-CN': '理由', en: 'Reason' },
  because: { 'zh-CN': '申请理由', en: 'Reason of the request' },
  approvedBecause: { 'zh-CN': '批准理由', en: 'Reason of the approval' },
  name: { 'zh-CN': '版本名称', en: 'Name of the version' },
  revision: { 'zh-CN': '草稿稿次', en: 'Revision of the draft' },
  through: { 'zh-CN': '截至记录', en: 'Through record' },
  fields: { 'zh-CN': '内容', en: 'What' },
  purpose: { 'zh-CN': '用途', en: 'Purpose' },
  cases: { 'zh-CN': '工单数', en: 'Cases' },
  certificate: { 'zh-CN': '删除证明编号', en: 'Certificate' },
  hash: { 'zh-CN': '证明的校验值', en: 'Hash of the certificate' },
}

function changesOf({ before, after }: Detail, locale: Locale): ToldChange[] {
  const [old, young] = [recordOf(before), recordOf(after)]
  const keys = [...new Set([...Object.keys(old), ...Object.keys(young)])]
  return keys.flatMap((key) => {
    // The place has a name beside its id.
    if (key === 'nodeId' && keys.includes('node')) return []
    const [from, to] = differing(old[key], young[key])
    const change = { before: wordOf(key, from, locale), after: wordOf(key, to, locale) }
    return change.before === change.after
      ? []
      : [{ label: labelOf(CHANGED, key, locale), ...change }]
  })
}

function wordOf(key: string, value: unknown, locale: Locale): string | null {
  const words = CODED[key]
  return valueText(
    typeof value === 'string' && words !== undefined ? labelOf(words, value, locale) : value,
    locale,
  )
}

/** Of two lists, what only one of them has. */
function differing(before: unknown, after: unknown): readonly [unknown, unknown] {
  if (!(Array.isArray(before) && Array.isArray(after))) return [before, after]
  const [old, young] = [before, after].map(
    (list) => new Set(list.map((one) => JSON.stringify(one))),
  )
  return [
    before.filter((one) => !young?.has(JSON.stringify(one))),
    after.filter((one) => !old?.has(JSON.stringify(one))),
  ]
}

function factsOf(detail: Detail, locale: Locale): ToldFact[] {
  return Object.keys(TOLD).flatMap((key) => {
    const value = valueText(toldValue(key, detail[key], locale), locale)
    return value === null || value === '' ? [] : [{ label: labelOf(TOLD, key, locale), value }]
  })
}

function toldValue(key: string, value: unknown, locale: Locale): unknown {
  if (key === 'fields') return partsText(value, locale)
  return key === 'purpose' ? labelOf(PURPOSES, String(value ?? ''), locale) : value
}

function partsText(fields: unknown, locale: Locale): string[] {
  const parts: Readonly<Record<string, LocaleText>> = PERSONAL_PARTS
  return Array.isArray(fields) ? fields.map((part) => labelOf(parts, String(part), locale)) : []
}

function labelOf(
  labels: Readonly<Record<string, LocaleText>>,
  key: string,
  locale: Locale,
): string {
  const label = Object.hasOwn(labels, key) ? labels[key] : undefined
  return label === undefined ? key : textIn(label, locale)
}

function recordOf(value: unknown): Detail {
  return typeof value === 'object' && value !== null ? (value as Detail) : {}
}
