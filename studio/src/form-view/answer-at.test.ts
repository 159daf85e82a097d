import { expect, test } from 'vitest'
import { answerAt, withAnswerAt } from './answer-at.ts'

test('an answer is set at its path, and its groups are made for it', () => {
  expect(withAnswerAt({ name: '李' }, 'place.room', '301')).toEqual({
    name: '李',
    place: { room: '301' },
  })
})

test('an answer is taken away, and what stands beside it stays', () => {
  const answers = { place: { room: '301', unit: '2' } }
  expect(withAnswerAt(answers, 'place.room', undefined)).toEqual({ place: { unit: '2' } })
})

test.each([
  ['no group', {}],
  ['an empty answer', { place: null }],
  ['something that is no group', { place: '3 号楼' }],
])('taking an answer out of %s changes nothing', (_, answers) => {
  expect(withAnswerAt(answers, 'place.room', undefined)).toEqual(answers)
  expect(answerAt(answers, 'place.room')).toBeUndefined()
})
