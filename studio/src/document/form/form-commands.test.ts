import { checkDefinition } from '@linli/runtime/core'
import type { Definition } from '@linli/schemas/definition'
import type { FormDefinition } from '@linli/schemas/form-definition'
import type { JsonChange } from '@linli/schemas/json-change'
import { parseDefinition } from '@linli/schemas/parse-definition'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { edited, templateOf } from '../../../../tests/support/edit-definition.ts'
import type { Command } from '../command.ts'
import { afterDeed, type DraftState, openedDraft } from '../draft-state.ts'
import { addField, type Slot } from './add-field.ts'
import { copyFields, pasteFields, readCopied } from './copy-fields.ts'
import { addChoice, choicesAt, moveChoice, removeChoice, retitleChoice } from './edit-choices.ts'
import { setKind, setLimit, setMessage, setPersonal, setRequired, setText } from './edit-field.ts'
import { setRule } from './edit-rules.ts'
import { FIELD_KINDS } from './field-kind.ts'
import { kindOf, kindsLike } from './field-kinds.ts'
import {
  allPaths,
  childKeys,
  type FieldPath,
  fieldAt,
  insideOf,
  pathText,
  uiAt,
} from './field-path.ts'
import type { FormDeed } from './form-deed.ts'
import { moveField, renameKey, slotBeside, slotsElsewhere } from './move-field.ts'
import { removeFields } from './remove-field.ts'

const TEMPLATE = templateOf('care-order')
const FORM = 'order'
/** As if all fields had come out of a block. */
const USED = Object.fromEntries(
  allPaths(TEMPLATE.forms[FORM] as FormDefinition).map((path) => [pathText(path), pathText(path)]),
)

/** A form with a group, what no widget knows, a star in the order and translations. */
const START = edited(
  TEMPLATE,
  { set: '/forms/order/ui/ui:order', to: ['service', '*', 'note'] },
  { set: '/forms/order/ui/x-mine', to: { kept: [1, 2] } },
  { set: '/forms/order/ui/service/x-mine', to: 'kept' },
  { set: '/blocks', to: [{ block: 'b', revision: 1, form: 'order', fields: USED }] },
)
const TEXT = JSON.stringify(START, null, 2)

interface Act {
  readonly kind: number
  readonly field: number
  readonly other: number
}

const formOf = (definition: Definition) => {
  const form = definition.forms[FORM]
  if (form === undefined) throw new Error('The form is there.')
  return form
}
const pick = <T>(items: readonly T[], at: number): T => items[at % items.length] as T
const commandOf = (deed: FormDeed | null | undefined): Command | null =>
  deed?.kind === 'does' ? deed.command : null

/** What a command declares that it may touch, as the beginnings of pointers. */
const OF_THE_FORM = [`/forms/${FORM}/`]
const WHAT_NAMES_IT = [
  ...OF_THE_FORM,
  '/machine/',
  '/triggers/',
  '/tasks/',
  '/scenarios/',
  '/blocks',
]

interface Scene {
  readonly definition: Definition
  readonly path: FieldPath
  readonly slot: Slot
  readonly other: number
}
type Made = Command | null | undefined

/** One deed of each kind; those of the second list may touch what names the field. */
const IN_THE_FORM: readonly ((scene: Scene) => Made)[] = [
  ({ definition, slot, other }) => {
    const words = { title: `新字段${other}`, choices: ['好', '一般', '差'] }
    const kind = pick(FIELD_KINDS, other)
    return addField(definition, { form: FORM, slot, kind, words })?.command
  },
  ({ definition, path, other }) => {
    const to = slotBeside(formOf(definition), path, other % 2 === 0 ? 1 : -1)
    return to && commandOf(moveField(definition, { form: FORM, path, to })?.deed)
  },
  ({ definition, path, slot }) => {
    const text = JSON.stringify(copyFields(formOf(definition), [path]))
    const copied = readCopied(text)
    if (copied === null) throw new Error('What was copied can be read.')
    return pasteFields(definition, { form: FORM, slot, copied })?.command
  },
  ({ definition, path, other }) => {
    const text = pick(['title', 'description', 'help'] as const, other)
    const value = { 'zh-CN': other % 5 === 0 ? '' : `文字${other}`, en: `text ${other}` }
    return setText(definition, { form: FORM, path }, { text, value })
  },
  ({ definition, path, other }) => setRequired(definition, { form: FORM, path }, other % 2 === 0),
  ({ definition, path, other }) =>
    setPersonal(definition, { form: FORM, path }, pick(['personal', 'sensitive', null], other)),
  ({ definition, path, other }) =>
    setLimit(definition, { form: FORM, path }, { limit: 'maxLength', value: other || null }),
  ({ definition, path, other }) => {
    const value = { 'zh-CN': other % 5 === 0 ? '' : `太长${other}`, en: `too long ${other}` }
    return setMessage(definition, { form: FORM, path }, { limit: 'maxLength', value })
  },
  ({ definition, path, other }) => {
    const form = formOf(definition)
    const schema = fieldAt(form, path)
    const own = schema === null ? null : kindOf(schema, uiAt(form, path))
    const next = own === null ? null : pick(kindsLike(own), other)
    return next && commandOf(setKind(definition, { form: FORM, path }, next))
  },
  ({ definition, path, other }) => choiceCommand(definition, path, other),
  ({ definition, path, other }) => {
    const part = pick(['visibleWhen', 'requiredWhen'] as const, other)
    const cel = other % 4 === 0 ? '' : "form.service == 'meal'"
    return setRule(definition, { form: FORM, path }, { part, cel })
  },
]
const BEYOND_THE_FORM: readonly ((scene: Scene) => Made)[] = [
  ({ definition, path }) =>
    allPaths(formOf(definition)).length < 6 ? null : removeFields(definition, FORM, [path]),
  ({ definition, path, other }) => {
    const slots = slotsElsewhere(formOf(definition), path)
    const to = slots.length === 0 ? null : pick(slots, other)
    return to && commandOf(moveField(definition, { form: FORM, path, to })?.deed)
  },
  ({ definition, path, other }) =>
    commandOf(renameKey(definition, { form: FORM, path, key: `key${other}` })?.deed),
]

function commandFor(definition: Definition, { kind, field, other }: Act) {
  const form = formOf(definition)
  const path = pick(allPaths(form), field)
  const inside = insideOf(form, path)
  const container = inside !== null && other % 2 === 0 ? inside : path.slice(0, -1)
  const keys = childKeys(form, container)
  const before = other % 3 === 0 ? null : (pick(keys, other) ?? null)
  const scene: Scene = { definition, path, slot: { container, before }, other }
  const isInside = kind < IN_THE_FORM.length
  const make = isInside ? IN_THE_FORM[kind] : BEYOND_THE_FORM[kind - IN_THE_FORM.length]
  return { command: make?.(scene), declared: isInside ? OF_THE_FORM : WHAT_NAMES_IT }
}

function choiceCommand(definition: Definition, path: FieldPath, other: number): Command | null {
  const place = { form: FORM, path }
  const choices = choicesAt(formOf(definition), path)
  if (choices === null) return null
  const index = other % choices.length
  switch (other % 4) {
    case 0:
      return addChoice(definition, place, `选项${other}`)
    case 1:
      return removeChoice(definition, place, index)
    case 2:
      return moveChoice(definition, place, { index, to: (other >> 2) % choices.length })
    default:
      return retitleChoice(definition, place, {
        index,
        title: { 'zh-CN': `改${other}`, en: 'new' },
      })
  }
}

const act: fc.Arbitrary<Act> = fc.record({
  kind: fc.nat(IN_THE_FORM.length + BEYOND_THE_FORM.length - 1),
  field: fc.nat(1000),
  other: fc.nat(1000),
})

/** Fields that a use of a block says are there, and that are not. */
function lostIn(definition: Definition): readonly string[] {
  const there = (definition.blocks ?? []).flatMap(({ fields }) => Object.values(fields))
  return there.filter((at) => fieldAt(formOf(definition), at.split('.')) === null)
}

const placesOf = (change: JsonChange) =>
  change.op === 'move' ? [change.from, change.path] : [change.path]

test('after any commands the document has its shape, its order keeps the star, what nobody knows is kept, and undo leads back', () => {
  fc.assert(
    fc.property(fc.array(act, { minLength: 1, maxLength: 12 }), (acts) => {
      let state: DraftState = openedDraft({ text: TEXT, revision: 0 }, START)
      let done = 0
      for (const each of acts) {
        const definition = state.definition
        if (definition === null) throw new Error('The definition is read.')
        const { command, declared } = commandFor(definition, each)
        if (command === null || command === undefined) continue
        for (const place of command.patch.flatMap(placesOf)) {
          expect(
            declared.some((root) => place.startsWith(root)),
            place,
          ).toBe(true)
        }
        const { mergeKey: _, ...single } = command
        state = afterDeed(state, { kind: 'ran', command: single, at: 0 })
        expect(JSON.parse(state.edited.text)).toEqual(state.definition)
        done = state.edited.done.length
      }
      expect(parseDefinition(state.definition).kind).toBe('parsed')
      const ui = formOf(state.definition as Definition).ui
      expect(ui?.['ui:order']).toContain('*')
      expect(ui?.['x-mine']).toEqual({ kept: [1, 2] })
      const stale = checkDefinition(state.definition as Definition).filter(({ code }) =>
        ['text.stale', 'ui.order'].includes(code),
      )
      expect(stale).toEqual([])
      expect(lostIn(state.definition as Definition)).toEqual([])
      for (let step = 0; step < done; step += 1) state = afterDeed(state, { kind: 'undo' })
      expect(state.edited.text).toBe(TEXT)
    }),
    { numRuns: 20 },
  )
}, 120_000)
