import { expect, test } from 'vitest'
import { COLUMNS, columnsIn } from './list-columns.ts'

test('what was chosen comes in the order of the list, and nothing that is no column', () => {
  expect(columnsIn('due,number,answers')).toEqual(['number', 'due'])
})

test.each([null, '', 'answers'])('all columns stand where %s was chosen', (text) => {
  expect(columnsIn(text)).toEqual(COLUMNS)
})
