import { checkWording } from '@linli/runtime/core'
import { expect, test } from 'vitest'
import { LONGEST_TITLE, WORDED_KINDS } from '../../server/src/notices/worded-kinds.ts'
import { readTracked } from './tracked-files.ts'

const LOCALES = ['zh-CN', 'en'] as const

test('whoever words a notice is told what each placeholder is', () => {
  const placeholders = [...WORDED_KINDS.values()].flatMap(({ rules }) => rules.placeholders)
  const used = [...new Set(placeholders)].sort()
  for (const locale of LOCALES) {
    const { field } = JSON.parse(readTracked(`studio/src/i18n/${locale}/studio.json`)).wordings
    expect(Object.keys(field).sort(), locale).toEqual(used)
  }
})

test.each([...WORDED_KINDS.keys()])('the usual words of %s could be saved as they are', (kind) => {
  const known = WORDED_KINDS.get(kind)
  if (known === undefined) throw new Error(`There is no '${kind}'.`)
  const { usual, rules, samples } = known
  expect(Object.keys(samples).sort()).toEqual([...rules.placeholders].sort())
  for (const locale of LOCALES) {
    expect(checkWording(usual.body[locale], locale, rules)).toEqual([])
    const ofTitle = { ...rules, needed: [], most: LONGEST_TITLE }
    expect(checkWording(usual.title[locale], locale, ofTitle)).toEqual([])
  }
})

test('no two kinds about the same are called alike', () => {
  const named = [...WORDED_KINDS.values()].map(
    ({ about, usual }) => `${about}: ${usual.title['zh-CN']}`,
  )
  expect(named.filter((name, index) => named.indexOf(name) !== index)).toEqual([])
})
