import { checkDefinition } from '@linli/runtime/core'
import type { Definition } from '@linli/schemas/definition'
import {
  BLOCK_FORM,
  definitionOfBlock,
  type FieldBlock,
  parseFieldBlock,
} from '@linli/schemas/field-block'
import type { FieldSchema } from '@linli/schemas/form-definition'
import type { JsonValue } from '@linli/schemas/json'
import { parseDefinition } from '@linli/schemas/parse-definition'
import { patchJson } from '@linli/schemas/patch-json'
import { expect, test } from 'vitest'
import { templateOf } from '../../../../../tests/support/edit-definition.ts'
import type { Command } from '../../command.ts'
import { addField } from '../add-field.ts'
import { setPersonal, setText } from '../edit-field.ts'
import { addForm, removeForm, renameForm } from '../edit-forms.ts'
import { setRule } from '../edit-rules.ts'
import { allPaths, childKeys, fieldAt, pathText } from '../field-path.ts'
import type { FormDeed } from '../form-deed.ts'
import { moveField, renameKey } from '../move-field.ts'
import { removeFields } from '../remove-field.ts'
import { blockOf } from './make-block.ts'
import { placeBlock, rememberBlock } from './place-block.ts'
import { takeUpdate, updateNews } from './take-update.ts'

const ADDRESS: FieldBlock = {
  title: { 'zh-CN': '地址', en: 'Address' },
  schema: {
    type: 'object',
    properties: {
      road: { type: 'string', title: '路名', 'x-personal': 'personal', maxLength: 40 },
      hasRoom: { type: 'boolean', title: '有房号' },
      room: {
        type: 'object',
        title: '房号',
        properties: {
          floor: { type: 'integer', title: '楼层', minimum: 1 },
          door: { type: 'string', title: '门牌' },
        },
        required: ['door'],
      },
    },
    required: ['road'],
  },
  ui: { road: { 'ui:help': '写全路名' }, room: { 'ui:order': ['door', 'floor'] } },
  rules: [
    { field: 'room', visibleWhen: 'form.hasRoom' },
    { field: 'room.floor', requiredWhen: "form.room.door != ''" },
  ],
  i18n: {
    en: {
      '/schema/properties/road/title': 'Road',
      '/ui/road/ui:help': 'The whole name',
      '/schema/properties/room/properties/door/title': 'Door',
    },
  },
}
const ID = '0f0e0d0c-0000-4000-8000-000000000001'
const START = templateOf('care-order')
const END = { container: [], before: null }

const after = (definition: Definition, command: Command | null | undefined): Definition => {
  if (command === null || command === undefined) throw new Error('There is a command.')
  const next = patchJson(definition as unknown as JsonValue, command.patch)
  const parsed = parseDefinition(next)
  if (parsed.kind !== 'parsed') throw new Error(JSON.stringify(parsed.findings))
  return parsed.definition
}
const doing = (deed: FormDeed | null | undefined): Command => {
  if (deed?.kind !== 'does') throw new Error(JSON.stringify(deed))
  return deed.command
}
const formIn = (definition: Definition, id = 'order') => {
  const form = definition.forms[id]
  if (form === undefined) throw new Error('There is a form.')
  return form
}
const placed = (definition: Definition, block = ADDRESS, form = 'order') => {
  const put = placeBlock(definition, {
    ...{ form, slot: END, from: { id: ID, revision: 1, block } },
  })
  if (put === null || put === 'refused') throw new Error('There is a place.')
  return { definition: after(definition, put.command), paths: put.paths }
}
const useIn = (definition: Definition, index = 0) => {
  const use = definition.blocks?.[index]
  if (use === undefined) throw new Error('There is a use.')
  return use
}
/** The fields of a use as a block again. */
const backAgain = (definition: Definition, block = ADDRESS): FieldBlock | undefined => {
  const use = useIn(definition)
  const paths = Object.values(use.fields).map((at) => at.split('.'))
  return blockOf(formIn(definition, use.form), { paths, title: block.title, former: use })?.block
}
const edited = (change: (definition: Definition) => Command | null | undefined): FieldBlock => {
  const now = after(definitionOfBlock(ADDRESS), change(definitionOfBlock(ADDRESS)))
  return now.forms[BLOCK_FORM] as FieldBlock
}
const updateOf = (definition: Definition, next: FieldBlock, base = ADDRESS) => ({
  ...{ definition, use: useIn(definition), base, next, revision: 2 },
})
const news = (definition: Definition, next: FieldBlock) =>
  updateNews(updateOf(definition, next)).map(
    ({ kind, at, clash }) => `${kind} ${pathText(at)}${clash === null ? '' : ` ${clash}`}`,
  )
const taken = (definition: Definition, next: FieldBlock, ...theirs: readonly string[]) =>
  after(definition, doing(takeUpdate(updateOf(definition, next), new Set(theirs))))

test('what is saved, put into another form and saved again is the same, byte for byte of what it means', () => {
  expect(parseFieldBlock(JSON.stringify(ADDRESS))).toEqual(ADDRESS)
  const { definition, paths } = placed(START)
  expect(paths).toEqual([['road'], ['hasRoom'], ['room']])
  expect(backAgain(definition)).toEqual(ADDRESS)
  expect(useIn(definition)).toEqual({
    ...{ block: ID, revision: 1, form: 'order' },
    fields: Object.fromEntries(allPaths(ADDRESS).map((at) => [pathText(at), pathText(at)])),
  })
})

test('a key that is taken is made anew, rules follow, and the block has its own key again when it is saved', () => {
  const once = placed(START).definition
  const { definition, paths } = placed(once)
  const [road, hasRoom, room] = paths
  expect(road).not.toEqual(['road'])
  const rules = formIn(definition).rules ?? []
  expect(rules.at(-2)).toEqual({ field: room?.join('.'), visibleWhen: `form.${hasRoom?.[0]}` })
  expect(rules.at(-1)?.requiredWhen).toBe(`form.${room?.[0]}.door != ''`)
  const use = useIn(definition, 1)
  const back = blockOf(formIn(definition), { paths, title: ADDRESS.title, former: use })
  expect(back?.block).toEqual(ADDRESS)
  expect(back?.fields).toEqual(use.fields)
})

test('a rule that names a field that is not chosen stays behind and is told', () => {
  const { definition } = placed(START)
  const ruled = after(
    definition,
    setRule(
      definition,
      { form: 'order', path: ['room'] },
      {
        ...{ part: 'requiredWhen', cel: "form.service == 'meal'" },
      },
    ),
  )
  const made = blockOf(formIn(ruled), { paths: [['room'], ['hasRoom']], title: ADDRESS.title })
  expect(made?.left).toEqual([{ field: 'room', part: 'requiredWhen' }])
  expect(made?.block.rules).toEqual(ADDRESS.rules)
  // The rule of the floor names the door, which is not chosen.
  const inner = blockOf(formIn(ruled), { paths: [['room', 'floor']], title: ADDRESS.title })
  expect(inner?.block.rules).toBeUndefined()
  expect(inner?.left).toEqual([{ field: 'room.floor', part: 'requiredWhen' }])
})

test('a use follows its fields and form, and goes with the last of them', () => {
  const { definition } = placed(START)
  const renamed = after(
    definition,
    doing(renameKey(definition, { form: 'order', path: ['room'], key: 'flat' })?.deed),
  )
  expect(useIn(renamed).fields).toMatchObject({ room: 'flat', 'room.door': 'flat.door' })
  const moved = after(
    renamed,
    doing(
      moveField(renamed, {
        ...{ form: 'order', path: ['road'], to: { container: ['address'], before: null } },
      })?.deed,
    ),
  )
  expect(useIn(moved).fields.road).toBe('address.road')
  const less = after(moved, removeFields(moved, 'order', [['flat'], ['hasRoom']]))
  expect(useIn(less).fields).toEqual({ road: 'address.road' })
  const none = after(less, removeFields(less, 'order', [['address', 'road']]))
  expect(none.blocks).toBeUndefined()

  const more = after(START, addForm(START, { id: 'xb', title: { 'zh-CN': '新表' } }))
  const inNew = placed(more, ADDRESS, 'xb').definition
  const called = after(inNew, doing(renameForm(inNew, { id: 'xb', to: 'other' })))
  expect(useIn(called).form).toBe('other')
  expect(after(called, doing(removeForm(called, 'other')))).toEqual(START)
})

test('a block that the street has not, and a form or field that is not there, are no error', () => {
  const { definition } = placed(START)
  const use = { block: 'of-another-street', revision: 9, form: 'gone', fields: { x: 'y.items.z' } }
  const strange = { ...definition, blocks: [use, ...(definition.blocks ?? []), use] }
  expect(parseDefinition(strange).kind).toBe('parsed')
  expect(checkDefinition(strange)).toEqual(checkDefinition(definition))
  const now = after(
    strange,
    doing(renameKey(strange, { form: 'order', path: ['road'], key: 'street' })?.deed),
  )
  expect(now.blocks?.[0]).toEqual(use)
  expect(updateNews({ ...updateOf(now, ADDRESS), use: useIn(now) })).toEqual([])
})

test('what a definition has no room for is refused before anything is done', () => {
  const { definition } = placed(START)
  const uses = Array.from({ length: 200 }, (_, index) => ({
    ...{ block: `b${index}`, revision: 1, form: 'order', fields: {} },
  }))
  const full = { ...START, blocks: uses }
  const from = { id: ID, revision: 1, block: ADDRESS }
  expect(placeBlock(full, { form: 'order', slot: END, from })).toBe('refused')
  expect(rememberBlock(full, useIn(definition), '地址')).toBeNull()
  const wide = withFields(
    ...Array.from({ length: 9 }, (_, index) => [`f${index}`, field('字段')] as const),
  )
  const rules = Array.from({ length: 198 }, () => ({ field: 'road', visibleWhen: 'true' }))
  const busy: Definition = {
    ...definition,
    forms: { ...definition.forms, order: { ...formIn(definition), rules } },
  }
  const next = {
    ...wide,
    rules: Array.from({ length: 9 }, (_, at) => ({ field: `f${at}`, visibleWhen: 'true' })),
  }
  expect(takeUpdate(updateOf(busy, next), new Set())).toEqual({ kind: 'refused', reasons: [] })
})

const field = (title: string, more: Partial<FieldSchema> = {}): FieldSchema => ({
  ...{ type: 'string', title },
  ...more,
})
const withFields = (...named: readonly (readonly [string, FieldSchema])[]): FieldBlock => ({
  ...ADDRESS,
  schema: {
    ...ADDRESS.schema,
    properties: { ...ADDRESS.schema.properties, ...Object.fromEntries(named) },
  },
})

test('an untouched use becomes what the newer revision says, in its order, with the keys that it has', () => {
  const { definition } = placed(placed(START).definition)
  const use = useIn(definition, 1)
  const next: FieldBlock = {
    ...ADDRESS,
    schema: {
      type: 'object',
      properties: {
        town: field('村或小区'),
        hasRoom: { type: 'boolean', title: '有没有房号' },
        road: field('路名和门牌', { maxLength: 60 }),
        room: ADDRESS.schema.properties.room as FieldSchema,
      },
      required: ['town'],
    },
    rules: [
      { field: 'town', requiredWhen: 'form.hasRoom' },
      { field: 'room', visibleWhen: "form.hasRoom && form.town != ''" },
    ],
    i18n: { en: { '/schema/properties/town/title': 'Village' } },
    ui: {},
  }
  const update = { ...updateOf(definition, next), use }
  const now = after(definition, doing(takeUpdate(update, new Set())))
  const then = useIn(now, 1)
  expect(then).toMatchObject({ revision: 2, fields: use.fields })
  expect(useIn(now, 0)).toEqual(useIn(definition, 0))
  const paths = Object.values(then.fields).map((at) => at.split('.'))
  const back = blockOf(formIn(now), { paths, title: next.title, former: then })?.block
  expect(childKeys(back as FieldBlock, [])).toEqual(['town', 'hasRoom', 'road', 'room'])
  expect(back?.schema).toEqual(next.schema)
  expect(back?.rules).toEqual(expect.arrayContaining([...(next.rules ?? [])]))
  expect(back?.i18n).toEqual(next.i18n)
})

test('a key that the form renamed stays renamed, also where a new rule names it', () => {
  const { definition } = placed(START)
  const mine = after(
    definition,
    doing(renameKey(definition, { form: 'order', path: ['hasRoom'], key: 'withRoom' })?.deed),
  )
  const next = edited((block) =>
    setRule(
      block,
      { form: BLOCK_FORM, path: ['road'] },
      { part: 'requiredWhen', cel: 'form.hasRoom' },
    ),
  )
  expect(news(mine, next)).toEqual(['changed road'])
  const now = taken(mine, next)
  expect(formIn(now).rules).toContainEqual({ field: 'road', requiredWhen: 'form.withRoom' })
  expect(fieldAt(formIn(now), ['hasRoom'])).toBeNull()
})

test('what the form changed stays; where both did, it stays unless the other is chosen', () => {
  const { definition } = placed(START)
  const says = (now: Definition, form: string, zh: string) =>
    setText(now, { form, path: ['road'] }, { text: 'title', value: { 'zh-CN': zh } })
  const one = after(definition, says(definition, 'order', '街道名'))
  const mine = after(one, setPersonal(one, { form: 'order', path: ['hasRoom'] }, 'sensitive'))
  const next = edited((block) => says(block, BLOCK_FORM, '路'))
  expect(news(mine, next)).toEqual(['changed road own'])
  const kept = taken(mine, next)
  expect(formIn(kept)).toEqual(formIn(mine))
  expect(useIn(kept).revision).toBe(2)
  const chosen = taken(mine, next, 'road')
  expect(fieldAt(formIn(chosen), ['road'])?.title).toBe('路')
  expect(formIn(chosen).i18n?.en?.['/schema/properties/road/title']).toBeUndefined()
  expect(fieldAt(formIn(chosen), ['hasRoom'])?.['x-personal']).toBe('sensitive')
  // What was said here as it is said there is nothing new.
  const same = after(definition, says(definition, 'order', '路'))
  expect(news(same, next)).toEqual([])
})

test('a field that the block gave up goes, unless the form changed it or something names it', () => {
  const { definition } = placed(START)
  const next = edited((block) => removeFields(block, BLOCK_FORM, [['room']]))
  expect(news(definition, next)).toEqual(['removed room'])
  const gone = taken(definition, next)
  expect(fieldAt(formIn(gone), ['room'])).toBeNull()
  expect(formIn(gone).rules).toEqual(formIn(START).rules)
  expect(useIn(gone).fields).toEqual({ road: 'road', hasRoom: 'hasRoom' })

  const own = after(
    definition,
    addField(definition, {
      ...{ form: 'order', slot: { container: ['room'], before: null }, kind: 'text' },
      words: { title: '备注' },
    })?.command,
  )
  expect(news(own, next)).toEqual(['removed room own'])
  const left = taken(own, next)
  expect(formIn(left)).toEqual(formIn(own))
  expect(Object.keys(useIn(left).fields)).toEqual(['road', 'hasRoom'])
  expect(fieldAt(formIn(taken(own, next, 'room')), ['room'])).toBeNull()

  const named = after(
    definition,
    setRule(
      definition,
      { form: 'order', path: ['road'] },
      {
        ...{ part: 'visibleWhen', cel: "form.room.door != ''" },
      },
    ),
  )
  expect(news(named, next)).toEqual(['removed room named'])
  expect(fieldAt(formIn(taken(named, next)), ['room'])).not.toBeNull()
  expect(takeUpdate(updateOf(named, next), new Set(['room']))?.kind).toBe('refused')
})

test('a field that the form took out does not come back, and what is added comes where it stands in the block', () => {
  const { definition } = placed(START)
  const mine = after(definition, removeFields(definition, 'order', [['hasRoom'], ['room']]))
  const next = withFields(
    ['hasRoom', { type: 'boolean', title: '有没有房号' }],
    ['lane', field('弄')],
    ['road', { ...ADDRESS.schema.properties.road, title: '路名' } as FieldSchema],
  )
  expect(news(mine, next)).toEqual(['added lane'])
  const now = taken(mine, next)
  expect(childKeys(formIn(now), []).slice(-2)).toEqual(['road', 'lane'])
  expect(useIn(now).fields).toEqual({ road: 'road', lane: 'lane' })
})

test('a field that becomes one of another sort is taken out and put in anew', () => {
  const { definition } = placed(START)
  const next: FieldBlock = {
    ...withFields(['room', field('房号')]),
    ...{ rules: [{ field: 'room', visibleWhen: 'form.hasRoom' }], ui: {}, i18n: {} },
  }
  expect(news(definition, next)).toEqual(['removed room', 'changed road', 'added room'])
  const now = taken(definition, next)
  expect(fieldAt(formIn(now), ['room'])).toEqual(field('房号'))
  expect(useIn(now).fields).toEqual({ road: 'road', hasRoom: 'hasRoom', room: 'room' })
})

test('the form that a block was made of uses it from then on', () => {
  const { definition } = placed(START)
  const made = blockOf(formIn(START), { paths: [['address'], ['phone']], title: ADDRESS.title })
  if (made === null) throw new Error('There are fields.')
  const use = { block: 'other', revision: 1, form: 'order', fields: made.fields }
  const now = after(definition, rememberBlock(definition, use, '联系'))
  expect(now.blocks).toEqual([useIn(definition), use])
  const later = { ...use, revision: 2 }
  expect(after(now, rememberBlock(now, later, '联系')).blocks).toEqual([useIn(definition), later])
})
