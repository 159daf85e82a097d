import { canonicalJson } from '@linli/schemas/canonical-json'
import type { Definition } from '@linli/schemas/definition'
import { parseDefinition } from '@linli/schemas/parse-definition'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { edited, templateOf } from '../../../tests/support/edit-definition.ts'
import { diffDefinitions } from './diff-definitions.ts'

/** Without most of the examples, which are two thirds of the text and one part of ten. */
const TEMPLATES = ['complaint', 'mediation', 'care-order', 'smoke-alarm'].map((name) => {
  const definition = templateOf(name)
  return { ...definition, scenarios: definition.scenarios.slice(0, 1) }
})

describe('diffDefinitions', () => {
  test.each(TEMPLATES.map((each) => [each.id, each] as const))(
    '%s: equal definitions give no change',
    (_, definition) => {
      const other = structuredClone(definition)

      expect(diffDefinitions(definition, other)).toEqual([])
      expect(diffDefinitions(definition, { ...other, layout: { triage: { x: 1, y: 2 } } })).toEqual(
        [],
      )
      const at = { x: 1, y: 2, width: 90, height: 60 }
      const remarks = { a: { kind: 'note', text: '先打电话', ...at } } as const
      expect(diffDefinitions(definition, { ...other, remarks })).toEqual([])
    },
  )

  test('nothing is silent: an edit that changes the canonical text is told under the part it is in', () => {
    let kept = 0
    fc.assert(
      fc.property(
        fc.constantFrom(...TEMPLATES.keys()),
        fc.constantFrom(...EDITS.keys()),
        fc.nat(),
        fc.nat(),
        (...[template, edit, where, what]) => {
          const before = TEMPLATES[template]
          if (before === undefined) return
          const after = structuredClone(before)
          const place = pick(after, where)
          EDITS[edit]?.(place, pick(after, what).value)
          if (textOf(after) === textOf(before)) return
          if (parseDefinition(after).kind === 'refused') return
          kept += 1

          const changes = diffDefinitions(before, after)

          expect(changes.filter(({ part }) => place.parts.includes(part))).not.toEqual([])
        },
      ),
      // A busy machine does fewer runs rather than none.
      { numRuns: 250, interruptAfterTimeLimit: 12_000 },
    )
    expect(kept).toBeGreaterThan(0)
  })

  test('a state keeps its name over a new key and a new place', () => {
    const [alarm] = TEMPLATES.slice(-1)
    if (alarm === undefined) throw new Error('The templates hold a smoke alarm.')
    const handling = '/machine/states/alarm/states/handling/states'
    const after = edited(alarm, {
      move: `${handling}/at-site`,
      to: `${handling}/remote/states/on-spot`,
    })

    const codes = diffDefinitions(alarm, after).map(({ code }) => code)

    expect(codes).toContain('state.moved')
    expect(codes).toContain('state.key')
    expect(codes).not.toContain('state.added')
    expect(codes).not.toContain('state.removed')
  })

  test('keys that every object has are keys like others', () => {
    const [complaint] = TEMPLATES
    if (complaint === undefined) throw new Error('The templates hold a complaint.')
    const after = edited(
      complaint,
      { set: '/context/schema/properties/constructor', to: { type: 'string' } },
      { set: '/context/initial/constructor', to: '' },
      { set: '/triggers/0/set/constructor', to: "'x'" },
      { set: '/forms/report/ui/photos/constructor', to: 1 },
      { set: '/forms/report/i18n/en/constructor', to: 'x' },
      { set: '/forms/report/schema/properties/constructor', to: { type: 'string', title: '甲' } },
    )

    const codes = diffDefinitions(complaint, after).map(({ code }) => code)

    expect(codes).toEqual([
      ...['field.ui', 'field.added', 'form.translation', 'trigger.set'],
      ...['context-field.added', 'context.initial'],
    ])
    expect(diffDefinitions(after, complaint)).toHaveLength(codes.length)
  })

  test('a change says in which states running instances meet it', () => {
    const [complaint] = TEMPLATES
    if (complaint === undefined) throw new Error('The templates hold a complaint.')
    const bites = (...edits: Parameters<typeof edited> extends [unknown, ...infer E] ? E : never) =>
      diffDefinitions(complaint, edited(complaint, ...edits)).map((change) => change.bites)

    expect(bites({ set: '/timers/handle-due/days', to: 3 })).toEqual([['by_grid', 'by_property']])
    expect(bites({ set: '/tasks/triage/urgent', to: true })).toEqual([['triage']])
    expect(bites({ set: '/context/schema/properties/returns/maximum', to: 9 })).toEqual([
      'everywhere',
    ])
    expect(bites({ set: '/triggers/0/by', to: ['resident'] })).toEqual([[]])
    expect(bites({ remove: '/machine/states/handling/states/by-grid' })).toContainEqual(['by_grid'])
  })
})

interface Picked {
  readonly holder: Record<string, unknown> | unknown[]
  readonly key: string
  readonly value: unknown
  readonly parts: readonly string[]
}

type Edit = (place: Picked, other: unknown) => void

const EDITS: readonly Edit[] = [
  ({ holder, key }) => {
    if (Array.isArray(holder)) holder.splice(Number(key), 1)
    else delete holder[key]
  },
  ({ holder, key, value }) => {
    if (Array.isArray(holder)) holder.push(structuredClone(value))
    else holder[`${key}x`] = structuredClone(value)
  },
  ({ holder, key, value }, other) => {
    const next = changed(value) ?? structuredClone(other)
    if (Array.isArray(holder)) holder[Number(key)] = next
    else holder[key] = next
  },
  ({ holder }) => {
    if (Array.isArray(holder)) holder.reverse()
  },
  ({ holder, key }) => {
    if (Array.isArray(holder)) return
    const entries = Object.entries(holder)
    for (const each of Object.keys(holder)) delete holder[each]
    for (const [each, value] of entries) holder[each === key ? `${key}y` : each] = value
  },
]

function changed(value: unknown): unknown {
  if (typeof value === 'string') return `${value}z`
  if (typeof value === 'number') return value + 1
  return typeof value === 'boolean' ? !value : undefined
}

/** A place of the document, every one as likely as the others. */
function pick(definition: Definition, at: number): Picked {
  const places = Object.keys(PARTS).flatMap((key) =>
    placesIn(definition as unknown as Record<string, unknown>, key, key),
  )
  const { root, ...place } = places[at % places.length] ?? {
    root: '',
    holder: [],
    key: '',
    value: '',
  }
  return { ...place, parts: PARTS[root] ?? [] }
}

const PARTS: Readonly<Record<string, readonly string[]>> = {
  ...{ title: ['definition'], description: ['definition'], family: ['definition'] },
  ...{ context: ['context'], events: ['events'], forms: ['forms'], tasks: ['tasks'] },
  ...{ timers: ['timers'], notices: ['notices'], triggers: ['triggers'], scenarios: ['scenarios'] },
  machine: ['states', 'transitions'],
}

interface At {
  readonly root: string
  readonly holder: Record<string, unknown> | unknown[]
  readonly key: string
  readonly value: unknown
}

function placesIn(holder: Record<string, unknown> | unknown[], key: string, root: string): At[] {
  const value = (holder as Record<string, unknown>)[key]
  const inner =
    typeof value === 'object' && value !== null
      ? Object.keys(value).flatMap((each) => placesIn(value as Record<string, unknown>, each, root))
      : []
  return [{ root, holder, key, value }, ...inner]
}

function textOf(definition: Definition): string {
  return canonicalJson({ ...definition, layout: {} })
}
