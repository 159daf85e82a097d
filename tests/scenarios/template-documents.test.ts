import { canonicalJson } from '@linli/schemas/canonical-json'
import type { MachineDefinition } from '@linli/schemas/definition'
import type { FieldSchema, FormDefinition } from '@linli/schemas/form-definition'
import type { JsonValue } from '@linli/schemas/json'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createPostgresWorld } from './postgres-world.ts'
import { readStreet, readTemplate, readTemplateText, TEMPLATE_IDS } from './read-templates.ts'

const street = readStreet()

describe.each(TEMPLATE_IDS)('template %s', (id) => {
  const document: JsonValue = JSON.parse(readTemplateText(id))
  const definition = readTemplate(id)

  test('is the same document after parsing', () => {
    expect(canonicalJson(definition)).toBe(canonicalJson(document))
  })

  test('is the same document after publishing to PostgreSQL and reading back', async () => {
    const world = await createPostgresWorld(street)
    onTestFinished(() => world.close())
    const tenantId = street.tenant.id
    const actor = { accountId: 'shen-center', role: 'official', posts: [] } as const
    const published = await world.engine.publish({ tenantId, document, actor })
    expect(published).toMatchObject({ kind: 'published', number: 1, warnings: [] })
    const stored = await world.store.version(tenantId, id, 1)
    expect({ ...stored?.definition, layout: {} }).toEqual({ ...definition, layout: {} })
  })

  test('says everything in Chinese and in English', () => {
    const texts = localeTextsOf(document, '')
    expect(texts.length).toBeGreaterThan(50)
    expect(texts.filter((text) => !isBoth(text)).map((text) => text.path)).toEqual([])
  })

  test.each(Object.entries(definition.forms))(
    'translates every text of the form %s',
    (_, form: FormDefinition) => {
      const shown = schemaTextsOf(form.schema, '/schema')
      expect(Object.keys(form.i18n?.en ?? {}).sort()).toEqual(shown.sort())
    },
  )

  test('names only accounts, devices, nodes and posts of the street', () => {
    const posts = new Set(Object.keys(street.posts))
    const asked = stringsAt(document, 'post')
    expect(asked.filter((post) => !posts.has(post))).toEqual([])
    const people = new Set(street.accounts.map((account) => account.id))
    expect(stringsAt(document, 'by').filter((by) => !people.has(by))).toEqual([])
  })

  test('lets nobody wait for a person without a clock', () => {
    const unwatched = waitsOf(definition.machine, [])
    expect(unwatched).toEqual([])
  })

  test('tells residents where every case of theirs stands', () => {
    const states = Object.values(definition.machine.states ?? {})
    const untold = states.filter(({ meta }) => meta.publicTitle === undefined)
    expect(untold.map(({ meta }) => meta.uid)).toEqual([])
  })
})

describe('the street', () => {
  test('has parents before children and posts at its own nodes', () => {
    const seen = new Set<string | null>([null])
    for (const node of street.nodes) {
      expect(seen).toContain(node.parentId)
      expect(Object.keys(street.nodeKinds)).toContain(node.kind)
      seen.add(node.id)
    }
    const held = street.accounts.flatMap((account) => account.posts)
    expect(held.filter((each) => !seen.has(each.nodeId) || !(each.post in street.posts))).toEqual(
      [],
    )
    expect(street.devices.filter((device) => !seen.has(device.nodeId))).toEqual([])
  })

  test('has only fictional phones and codes', () => {
    const phones = street.accounts.flatMap(({ phone }) => (phone === undefined ? [] : [phone]))
    expect(phones.filter((phone) => !/^1390000\d{4}$/.test(phone))).toEqual([])
    expect(street.communityCode).toMatch(/^999\d{9}$/)
  })
})

/** uids of states that open a task while neither they nor a state around them has a timer. */
function waitsOf(
  state: MachineDefinition & { readonly meta?: { uid: string } },
  around: readonly boolean[],
): string[] {
  const clocks = [...around, Object.keys(state.after ?? {}).length > 0]
  const waits = state.invoke !== undefined && !clocks.includes(true)
  return [
    ...(waits ? [state.meta?.uid ?? ''] : []),
    ...Object.values(state.states ?? {}).flatMap((inner) => waitsOf(inner, clocks)),
  ]
}

interface FoundText {
  readonly path: string
  readonly zh: JsonValue | undefined
  readonly en: JsonValue | undefined
}

/** Chinese has to be Chinese, or a number such as 119; English has no Chinese character. */
function isBoth({ zh, en }: FoundText): boolean {
  if (typeof zh !== 'string' || typeof en !== 'string' || en === '') return false
  return (/\p{Script=Han}/u.test(zh) || /^\d+$/.test(zh)) && !/\p{Script=Han}/u.test(en)
}

function localeTextsOf(value: JsonValue, path: string): FoundText[] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => localeTextsOf(item, `${path}/${index}`))
  }
  const record = value as Readonly<Record<string, JsonValue>>
  if ('zh-CN' in record) return [{ path, zh: record['zh-CN'], en: record.en }]
  return Object.entries(record).flatMap(([key, item]) => localeTextsOf(item, `${path}/${key}`))
}

/** Pointers of the texts a person sees of a schema. */
function schemaTextsOf(schema: FieldSchema, path: string): string[] {
  const own = (['title', 'description'] as const).filter((key) => schema[key] !== undefined)
  return [
    ...own.map((key) => `${path}/${key}`),
    ...(schema.oneOf ?? []).map((_, index) => `${path}/oneOf/${index}/title`),
    ...(schema.items === undefined ? [] : schemaTextsOf(schema.items, `${path}/items`)),
    ...Object.entries(schema.properties ?? {}).flatMap(([key, field]) =>
      schemaTextsOf(field, `${path}/properties/${key}`),
    ),
  ]
}

function stringsAt(value: JsonValue, key: string): string[] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap((item) => stringsAt(item, key))
  return Object.entries(value).flatMap(([name, item]) =>
    name === key && typeof item === 'string' ? [item] : stringsAt(item, key),
  )
}
