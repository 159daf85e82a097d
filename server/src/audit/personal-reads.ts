import { randomUUID } from 'node:crypto'
import type { Clock } from '@linli/runtime'
import type { FieldSchema, FormDefinition } from '@linli/schemas/form-definition'
import type { LocaleText } from '@linli/schemas/locale-text'
import type pg from 'pg'
import type { Viewer } from '../access/viewer.ts'
import { isStaff } from '../access/viewer.ts'

/** What staff are shown of people. */
export const PERSONAL_PARTS = {
  name: { 'zh-CN': '姓名', en: 'name' },
  phone: { 'zh-CN': '电话', en: 'phone number' },
  place: { 'zh-CN': '地址', en: 'address' },
  photo: { 'zh-CN': '照片', en: 'photos' },
  answers: { 'zh-CN': '填写的内容', en: 'answers' },
} satisfies Record<string, LocaleText>
export type PersonalPart = keyof typeof PERSONAL_PARTS

export interface PersonalReads {
  /** Resolves when the audit has a row that this person read personal data of the instance on this day (Asia/Shanghai): the
   *  caller shows them only then. Nothing is written for residents, and for what a person started herself. */
  note(read: PersonalRead): Promise<void>
}

interface PersonalRead {
  readonly viewer: Viewer | null
  readonly instance: { readonly id: string; readonly initiatorId: string | null }
  readonly parts: ReadonlySet<PersonalPart>
}

const MOST_KNOWN = 20_000
const SHANGHAI_MS = 8 * 3_600_000

/** Repeats of one day stay in memory; the database holds a second row back where another node was first. */
export function createPersonalReads(pool: pg.Pool, clock: Clock): PersonalReads {
  const known = new Set<string>()
  return {
    async note({ viewer, instance, parts }) {
      if (viewer === null || !isStaff(viewer) || parts.size === 0) return
      const { tenantId, accountId } = viewer
      if (instance.initiatorId === accountId) return
      const day = Math.floor((clock.now() + SHANGHAI_MS) / 86_400_000)
      const key = `${day}/${tenantId}/${accountId}/${instance.id}`
      if (known.has(key)) return
      await pool.query({
        name: 'note-personal-read',
        text: `INSERT INTO audit (tenant_id, id, actor_id, deed, object, detail)
               VALUES ($1, $2, $3, 'read-personal', $4, $5) ON CONFLICT DO NOTHING`,
        values: [
          ...[tenantId, randomUUID(), accountId, `instance:${instance.id}`],
          JSON.stringify({ fields: [...parts] }),
        ],
      })
      if (known.size >= MOST_KNOWN) known.clear()
      known.add(key)
    },
  }
}

/** What of people stands in steps that staff are shown. A case that somebody started shows who. */
export function partsShown(
  entries: readonly { readonly form: unknown; readonly answers: unknown }[],
  initiatorId: string | null,
): ReadonlySet<PersonalPart> {
  const parts = new Set<PersonalPart>()
  for (const { form, answers } of entries) {
    // The version's own form, whose shape the parser has checked.
    if (form !== null) collect((form as FormDefinition).schema, answers, parts)
  }
  if (initiatorId === null) return parts
  if (entries.some(({ answers }) => answers !== null)) parts.add('answers')
  return parts.add('name')
}

const PART_OF_FORMAT: Readonly<Record<string, PersonalPart>> = {
  'phone-cn': 'phone',
  'linli-node': 'place',
  'linli-file': 'photo',
}

function collect(schema: FieldSchema, value: unknown, parts: Set<PersonalPart>): void {
  if (value === undefined || value === null || value === '') return
  const { items, properties = {}, format = '' } = schema
  const part = PART_OF_FORMAT[format]
  if (part !== undefined) parts.add(part)
  if (Array.isArray(value)) {
    if (items !== undefined) for (const item of value) collect(items, item, parts)
    return
  }
  if (typeof value !== 'object') return
  for (const [name, held] of Object.entries(value)) {
    const field = Object.hasOwn(properties, name) ? properties[name] : undefined
    if (field !== undefined) collect(field, held, parts)
  }
}
