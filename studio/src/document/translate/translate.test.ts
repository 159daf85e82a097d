import { checkDefinition } from '@linli/runtime/core'
import { csvRows, csvText, unguarded } from '@linli/schemas/csv'
import type { Definition } from '@linli/schemas/definition'
import type { JsonValue } from '@linli/schemas/json'
import { parseDefinition } from '@linli/schemas/parse-definition'
import { patchJson } from '@linli/schemas/patch-json'
import { expect, test } from 'vitest'
import { readTemplate } from '../../../../tests/scenarios/read-templates.ts'
import type { Command } from '../command.ts'
import { isUntranslated, type PlacedText, textsOf } from './texts-of.ts'
import { readTranslations, translationTable } from './translation-table.ts'
import { writeText, writeTexts } from './write-text.ts'

const complaint = readTemplate('complaint')
const all = (definition: Definition) => textsOf(definition).flatMap(({ texts }) => texts)
const done = (definition: Definition, command: Command | null) =>
  patchJson(definition as unknown as JsonValue, command?.patch ?? []) as unknown as Definition
const textAt = (definition: Definition, path: string): PlacedText => {
  const text = all(definition).find((each) => each.path === path)
  if (text === undefined) throw new Error(`There is no text at '${path}'.`)
  return text
}

/** As if nobody had translated anything. */
function bare(definition: Definition): Definition {
  return all(definition).reduce(
    (so, text) => done(so, writeText(so, text, { locale: 'en', next: '' })),
    definition,
  )
}

test('every text that the check misses in English is told, and none without a place', () => {
  const empty = bare(complaint)
  const missed = checkDefinition(empty).filter(({ code }) => code === 'text.untranslated')
  const told = new Set(
    all(empty)
      .filter(isUntranslated)
      .map(({ path }) => path),
  )
  const untold = missed.filter(({ path }) => !told.has(path) && !told.has(`${path}/zh-CN`))
  expect(missed.length).toBeGreaterThan(200)
  expect(untold.map(({ path }) => path)).toEqual([])
  expect(all(complaint).filter(isUntranslated)).toEqual([])
})

test('a text is written in its language alone, and an emptied translation is none', () => {
  const title = textAt(complaint, '/title/zh-CN')
  const renamed = done(complaint, writeText(complaint, title, { locale: 'en', next: 'Report it' }))
  expect(renamed.title).toEqual({ ...complaint.title, en: 'Report it' })
  const emptied = done(complaint, writeText(complaint, title, { locale: 'en', next: ' ' }))
  expect(emptied.title).toEqual({ 'zh-CN': complaint.title['zh-CN'] })
  expect(writeText(complaint, title, { locale: 'zh-CN', next: '' })).toBeNull()
  expect(parseDefinition(emptied).kind).toBe('parsed')
})

test('the English of a field stands beside its schema, also where there was none', () => {
  const empty = bare(complaint)
  const field = all(empty).find(({ path }) => /^\/forms\/.*\/title$/.test(path))
  if (field === undefined) throw new Error('The complaint has a form.')
  const written = done(empty, writeText(empty, field, { locale: 'en', next: 'Where' }))
  expect(textAt(written, field.path).english).toBe('Where')
  expect(parseDefinition(written).kind).toBe('parsed')
})

/** As a file of text goes out and comes back. */
function returned(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return [...csvRows(csvText(rows))].map((row) => row.map(unguarded))
}

test('a table that comes back as it left changes nothing', () => {
  const read = readTranslations(complaint, returned(translationTable(complaint, false)))
  expect(read).toEqual({ changes: [], unknown: [], stale: [] })
  expect(translationTable(complaint, true)).toHaveLength(1)
})

test('a whole translation comes back from a table', () => {
  const empty = bare(complaint)
  const read = readTranslations(empty, translationTable(complaint, false))
  const whole = done(empty, writeTexts(empty, read?.changes ?? [], 'a.csv'))
  expect(all(whole).map(({ path, english }) => [path, english])).toEqual(
    all(complaint).map(({ path, english }) => [path, english]),
  )
})

test('rows of other texts are told and not read; a table of somebody else is refused', () => {
  const table = [
    ['位置', '中文', 'English'],
    ['/title/zh-CN', '改过的名称', 'Other'],
    ['/gone/zh-CN', '没有了', 'Gone'],
    ['/description/zh-CN', complaint.description?.['zh-CN'] ?? '', ''],
  ]
  expect(readTranslations(complaint, table)).toEqual({
    changes: [],
    unknown: ['/gone/zh-CN'],
    stale: ['/title/zh-CN'],
  })
  expect(readTranslations(complaint, [['姓名', '账号']])).toBeNull()
})

test('what a spreadsheet would compute comes back as it was', () => {
  const title = textAt(complaint, '/title/zh-CN')
  const odd = done(complaint, writeText(complaint, title, { locale: 'en', next: '=1+1, "so"' }))
  const read = readTranslations(complaint, returned(translationTable(odd, false)))
  expect(read?.changes.map(({ next }) => next)).toEqual(['=1+1, "so"'])
})
