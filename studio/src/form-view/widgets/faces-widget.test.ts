import { expect, test } from 'vitest'
import { moodOf } from './faces-widget.tsx'

test('numbers rise with the mood, words begin with the best', () => {
  const numbers = [5, 4, 3, 2, 1]
  const words = ['很满意', '满意', '一般', '不满意', '很不满意']
  const numberMoods = numbers.map((_, index) => moodOf({ choices: numbers, index, rises: true }))
  const wordMoods = words.map((_, index) => moodOf({ choices: words, index, rises: false }))
  expect(numberMoods).toEqual([4, 3, 2, 1, 0])
  expect(wordMoods).toEqual([4, 3, 2, 1, 0])
})
