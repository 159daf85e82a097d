import { readdirSync, readFileSync } from 'node:fs'
import { chinaWorkingCalendar } from '@linli/runtime'
import { playScenario, verifyDefinition } from '@linli/runtime/core'
import { canonicalJson } from '@linli/schemas/canonical-json'
import type { Definition } from '@linli/schemas/definition'
import type { JsonValue } from '@linli/schemas/json'
import { expect, test } from 'vitest'
import { adoptTemplate } from '../../studio/src/document/adopt/adopt-template.ts'
import { readStreet, readTemplate, readTemplateText, TEMPLATE_IDS } from './read-templates.ts'

const FOLDER = new URL('../../templates/', import.meta.url)
const gallery: readonly { readonly id: string; readonly kind: string }[] = JSON.parse(
  readFileSync(new URL('gallery.json', FOLDER), 'utf8'),
)
const ids = gallery.map(({ id }) => id)
const ground = { street: readStreet(), calendar: chinaWorkingCalendar() }
/** Those that have tests of their own beside this one. */
const older: readonly string[] = TEMPLATE_IDS

test('the gallery shows every template there is', () => {
  const folders = readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules')
    .map(({ name }) => name)
  expect([...ids].sort()).toEqual(folders.sort())
  expect(ids.length).toBeGreaterThanOrEqual(12)
})

test('templates number their cases apart', () => {
  const families = ids.map((id) => (JSON.parse(readTemplateText(id)) as Definition).family)
  expect(new Set(families).size).toBe(families.length)
})

test.each(ids.filter((id) => !older.includes(id)))(
  '%s may be published as it is: no finding, every scenario passes, every state and transition is played',
  (id) => {
    const definition = readTemplate(id)
    expect(definition.id).toBe(id)
    expect(canonicalJson(definition)).toBe(
      canonicalJson(JSON.parse(readTemplateText(id)) as JsonValue),
    )
    const { findings, model, coverage } = verifyDefinition(definition, ground)
    expect(findings).toEqual([])
    expect(model?.isComplete).toBe(true)
    expect(coverage?.states.missing).toEqual([])
    expect(coverage?.transitions.missing).toEqual([])
    expect(definition.scenarios.length).toBeGreaterThanOrEqual(3)
    const states = Object.values(definition.machine.states ?? {})
    expect(states.filter(({ meta }) => meta.publicTitle === undefined)).toEqual([])
  },
)

test('a template taken over with other posts still passes its scenarios', () => {
  const posts = { property: 'duty-desk', 'acceptance-desk': 'grid-worker' }
  const named = { id: 'our-repair', family: 'WX', title: '报修' }
  const template = readTemplate('home-repair')
  const mine = adoptTemplate(
    template,
    { ...named, posts, teams: {}, deviceTypes: {} },
    ground.street,
  )
  const failures = mine.scenarios.map((scenario) => playScenario(mine, scenario, ground).failure)
  expect(failures).toEqual(template.scenarios.map(() => null))
})
