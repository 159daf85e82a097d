import { canonicalJson } from '@linli/schemas/canonical-json'
import type { BlockUse, Definition } from '@linli/schemas/definition'
import { BLOCK_FORM, definitionOfBlock, type FieldBlock } from '@linli/schemas/field-block'
import type { FormDefinition } from '@linli/schemas/form-definition'
import type { JsonValue } from '@linli/schemas/json'
import { parseDefinition } from '@linli/schemas/parse-definition'
import { patchJson } from '@linli/schemas/patch-json'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { templateOf } from '../../../../../tests/support/edit-definition.ts'
import type { Command } from '../../command.ts'
import { afterDeed, openedDraft } from '../../draft-state.ts'
import { addField } from '../add-field.ts'
import { setPersonal, setRequired, setText } from '../edit-field.ts'
import { setRule } from '../edit-rules.ts'
import {
  allPaths,
  childKeys,
  type FieldPath,
  fieldAt,
  insideOf,
  isWithin,
  pathText,
  rulePath,
} from '../field-path.ts'
import type { FormDeed } from '../form-deed.ts'
import { moveField, renameKey, slotBeside } from '../move-field.ts'
import { removeFields } from '../remove-field.ts'
import { renamesIn, standingOf } from './block-news.ts'
import { blockOf } from './make-block.ts'
import { ownPart } from './own-part.ts'
import { placeBlock } from './place-block.ts'
import { takeUpdate, updateNews } from './take-update.ts'

const START = templateOf('care-order')
const FORM = 'order'
const pick = <T>(items: readonly T[], at: number): T => items[at % items.length] as T
const done = (definition: Definition, command: Command | null | undefined): Definition =>
  command == null
    ? definition
    : (patchJson(definition as unknown as JsonValue, command.patch) as unknown as Definition)
const formIn = (definition: Definition, form: string): FormDefinition => {
  const found = definition.forms[form]
  if (found === undefined) throw new Error('There is a form.')
  return found
}

interface Act {
  readonly kind: number
  readonly field: number
  readonly other: number
}
const act: fc.Arbitrary<Act> = fc.record({
  ...{ kind: fc.nat(7), field: fc.nat(1000), other: fc.nat(1000) },
})

interface Scene {
  readonly definition: Definition
  readonly form: FormDefinition
  readonly id: string
  readonly path: FieldPath
  /** Fields that may be edited: those of a use, or all of a block. */
  readonly paths: readonly FieldPath[]
  readonly other: number
}

const commandOf = (deed: FormDeed | undefined) => (deed?.kind === 'does' ? deed.command : null)

const DEEDS: readonly ((scene: Scene) => Command | null | undefined)[] = [
  ({ definition, id, path, other }) =>
    setText(
      definition,
      { form: id, path },
      {
        text: pick(['title', 'description', 'help'] as const, other),
        value: { 'zh-CN': `文字${other % 3}`, en: `text ${other % 3}` },
      },
    ),
  ({ definition, id, path, other }) =>
    setPersonal(definition, { form: id, path }, pick(['personal', 'sensitive', null], other)),
  ({ definition, id, path, other }) => setRequired(definition, { form: id, path }, other % 2 === 0),
  ({ definition, id, path }) => removeFields(definition, id, [path]),
  ({ definition, form, id, path, other }) => {
    const inside = insideOf(form, path)
    const container = inside !== null && other % 2 === 0 ? inside : path.slice(0, -1)
    const before = pick([null, ...childKeys(form, container)], other)
    const words = { title: `新字段${other % 5}`, parts: ['一', '二'], choices: ['好', '差'] }
    const kind = pick(['text', 'group', 'list', 'checkbox'] as const, other)
    return addField(definition, { form: id, slot: { container, before }, kind, words })?.command
  },
  ({ definition, form, id, path, other }) => {
    const to = slotBeside(form, path, other % 2 === 0 ? 1 : -1)
    return to && commandOf(moveField(definition, { form: id, path, to })?.deed)
  },
  ({ definition, form, id, path, paths, other }) => {
    const named = pick(paths, other)
    const isTick = fieldAt(form, named)?.type === 'boolean' && rulePath(form, named) !== null
    const cel = isTick ? `form.${pathText(named)}` : ''
    return setRule(definition, { form: id, path }, { part: 'visibleWhen', cel })
  },
  ({ definition, id, path, other }) =>
    commandOf(renameKey(definition, { form: id, path, key: `key${other % 7}` })?.deed),
]

function commandFor(
  definition: Definition,
  { id, paths }: Pick<Scene, 'id' | 'paths'>,
  { kind, field, other }: Act,
): Command | null | undefined {
  if (paths.length === 0) return null
  const form = formIn(definition, id)
  return DEEDS[kind]?.({ definition, form, id, paths, path: pick(paths, field), other })
}

const BASE: FieldBlock = {
  title: { 'zh-CN': '地址' },
  schema: {
    type: 'object',
    properties: {
      road: { type: 'string', title: '路名', 'x-personal': 'personal' },
      hasRoom: { type: 'boolean', title: '有房号' },
      room: {
        ...{ type: 'object', title: '房号', required: ['door'] },
        properties: {
          floor: { type: 'integer', title: '楼层' },
          door: { type: 'string', title: '门牌' },
        },
      },
      people: {
        ...{ type: 'array', title: '同住的人' },
        items: { type: 'object', properties: { name: { type: 'string', title: '姓名' } } },
      },
    },
  },
  ui: { road: { 'ui:help': '写全' }, room: { 'ui:order': ['door', 'floor'] } },
  rules: [{ field: 'room', visibleWhen: 'form.hasRoom' }],
  i18n: { en: { '/schema/properties/room/properties/door/title': 'Door' } },
}

const useIn = (definition: Definition): BlockUse => {
  const use = definition.blocks?.[0]
  if (use === undefined) throw new Error('There is a use.')
  return use
}

function placed(container: FieldPath): Definition {
  const put = placeBlock(START, {
    ...{ form: FORM, slot: { container, before: null } },
    from: { id: 'block', revision: 1, block: BASE },
  })
  if (put === null || put === 'refused') throw new Error('There is a place.')
  return done(START, put.command)
}

/** Edits of a block; one that leaves no block, or errors that no form takes, is not made. */
function edited(acts: readonly Act[]): FieldBlock {
  const after = acts.reduce((now, each) => {
    const paths = allPaths(formIn(now, BLOCK_FORM))
    const next = done(now, commandFor(now, { id: BLOCK_FORM, paths }, each))
    return Object.keys(formIn(next, BLOCK_FORM).schema.properties).length === 0 ? now : next
  }, definitionOfBlock(BASE))
  const form = formIn(after, BLOCK_FORM)
  const made = blockOf(form, { paths: allPaths(form), title: BASE.title })
  if (made === null) throw new Error('There are fields.')
  return made.block
}

function editedUse(start: Definition, acts: readonly Act[]): Definition {
  return acts.reduce((now, each) => {
    const use = now.blocks?.[0]
    const paths = Object.values(use?.fields ?? {}).map((at) => at.split('.'))
    const next = done(now, commandFor(now, { id: FORM, paths }, each))
    return next.blocks === undefined ? now : next
  }, start)
}

/** What is said of every field of the block, where it stands in the form, in the words of the form. */
function saidIn(
  definition: Definition,
  block: FieldBlock,
): ReadonlyMap<string, readonly [string, string]> {
  const form = formIn(definition, FORM)
  const standing = standingOf({ definition, use: useIn(definition) })
  const said = [...standing].flatMap(([key, path]) => {
    const [there, here] = [
      ownPart(block, key.split('.'), renamesIn(block, form, standing)),
      ownPart(form, path),
    ]
    const text = (part: typeof there) =>
      canonicalJson({ ...part, rules: noRules(path) ? {} : part?.rules })
    return there === null ? [] : [[key, [text(there), text(here)] as const] as const]
  })
  return new Map(said)
}

const noRules = (path: FieldPath) => path.includes('items')

test('whatever changed here and there: the draft can be read, what was said here alone stays, and undo leads back', () => {
  const scenes = fc.record({
    ...{ there: fc.array(act, { maxLength: 6 }), here: fc.array(act, { maxLength: 6 }) },
    ...{ container: fc.constantFrom<FieldPath>([], ['address']), takesAll: fc.boolean() },
  })
  let count = 0
  fc.assert(
    fc.property(scenes, ({ there, here, container, takesAll }) => {
      const next = edited(there)
      const mine = editedUse(placed(container), here)
      const update = { definition: mine, use: useIn(mine), base: BASE, next, revision: 2 }
      const news = updateNews(update)
      const theirs = new Set(takesAll ? news.map(({ at }) => pathText(at)) : [])
      const deed = takeUpdate(update, theirs)
      // Where something names what was chosen to go.
      if (deed?.kind !== 'does') return
      count += 1
      const text = JSON.stringify(mine, null, 2)
      const opened = openedDraft({ text, revision: 0 }, mine)
      const ran = afterDeed(opened, { kind: 'ran', command: deed.command, at: 0 })
      const now = ran.definition as Definition
      expect(parseDefinition(now).kind).toBe('parsed')
      expect(afterDeed(ran, { kind: 'undo' }).edited.text).toBe(text)
      const clashes = news.flatMap(({ at, clash }) => (clash === null ? [] : [pathText(at)]))
      expectSides({ mine, now, next }, takesAll ? clashes : [])
    }),
    { numRuns: 20 },
  )
  expect(count).toBeGreaterThan(10)
}, 120_000)

/** Every field says what the block says, or what the form said of its own before. */
function expectSides(
  { mine, now, next }: { mine: Definition; now: Definition; next: FieldBlock },
  chosen: readonly string[],
): void {
  const former = saidIn(mine, BASE)
  for (const [key, [block, form]] of saidIn(now, next)) {
    const [base, own] = former.get(key) ?? ['', '']
    const isOwn = base !== own && !chosen.includes(key)
    expect(form, key).toBe(isOwn ? saidHere(mine, now, key) : block)
  }
}

/** What the form said of a field, in the keys that it has now: another one may have come for a field that was named. */
function saidHere(mine: Definition, now: Definition, key: string): string {
  const at = useIn(mine).fields[key]?.split('.') ?? []
  expect(useIn(now).fields[key]).toBe(pathText(at))
  const part = ownPart(formIn(mine, FORM), at)
  return canonicalJson({ ...part, rules: noRules(at) ? {} : part?.rules })
}

test('an untouched use becomes the newer revision, wherever it stands', () => {
  fc.assert(
    fc.property(
      fc.array(act, { maxLength: 8 }),
      fc.constantFrom<FieldPath>([], ['address']),
      (there, container) => {
        const next = edited(there)
        const mine = placed(container)
        const update = { definition: mine, use: useIn(mine), base: BASE, next, revision: 2 }
        const deed = takeUpdate(update, new Set())
        if (deed?.kind !== 'does') throw new Error(JSON.stringify(deed))
        const now = done(mine, deed.command)
        const use = useIn(now)
        expect(Object.keys(use.fields).sort()).toEqual(allPaths(next).map(pathText).sort())
        for (const [key, [block, form]] of saidIn(now, next)) expect(form, key).toBe(block)
        // Nothing else in the form is touched.
        const own = Object.values(use.fields).map((at) => at.split('.'))
        const others = (definition: Definition, paths: readonly FieldPath[]) =>
          allPaths(formIn(definition, FORM)).filter(
            (path) => !paths.some((at) => isWithin(path, at)),
          )
        expect(others(now, own)).toEqual(allPaths(formIn(START, FORM)))
      },
    ),
    { numRuns: 20 },
  )
}, 120_000)
