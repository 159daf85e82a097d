import { expect, test } from 'vitest'
import { controlId, fieldOf, type Problem, showProblems } from './problems.ts'

function problem(field: string, text: string): Problem {
  return { field, code: 'field.required', message: { 'zh-CN': text, en: `en ${text}` } }
}

test('problems stand in the order of the page, one sentence a field', () => {
  const found = [problem('b', '二'), problem('a.inner', '一'), problem('b', '又')]
  expect(showProblems(found, ['a.inner', 'b'], 'zh-CN')).toEqual([
    { field: 'a.inner', sentence: '一' },
    { field: 'b', sentence: '二' },
  ])
})

test('a problem of a list item is told at the list', () => {
  expect(showProblems([problem('photos.2', '打不开')], ['photos'], 'en')).toEqual([
    { field: 'photos', sentence: 'en 打不开' },
  ])
})

test('a problem in a row is told at its cell, with the number of the row; of its photo, at the photos of the row', () => {
  const found = [
    problem('people.10.name', '十一'),
    problem('people.1.name', '二'),
    problem('people.1.photos.3', '打不开'),
    problem('people', '太少'),
  ]
  expect(showProblems(found, ['people', 'b'], 'zh-CN')).toEqual([
    { field: 'people', sentence: '太少' },
    { field: 'people.1.name', sentence: '第 2 项：二' },
    { field: 'people.1.photos', sentence: '第 2 项：打不开' },
    { field: 'people.10.name', sentence: '第 11 项：十一' },
  ])
})

test('a problem of no known field is told for the whole form, last', () => {
  const shown = showProblems([problem('gone.x', '整体'), problem('a', '一')], ['a'], 'zh-CN')
  expect(shown.map((each) => each.field)).toEqual(['a', ''])
})

test('an id leads back to its field', () => {
  expect(fieldOf(controlId('location.text'))).toBe('location.text')
  expect(fieldOf(controlId('location.text', 'task-7'), 'task-7')).toBe('location.text')
  expect(fieldOf(controlId(''))).toBe('')
})
