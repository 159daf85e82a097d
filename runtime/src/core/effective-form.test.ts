import type { FieldSchema, FormDefinition, FormRule } from '@linli/schemas/form-definition'
import { expect, test } from 'vitest'
import { checkSubmission } from './check-submission.ts'
import { effectiveForm } from './effective-form.ts'

const TEXT: FieldSchema = { type: 'string' }

function form(rules: readonly FormRule[], required: readonly string[] = []): FormDefinition {
  const properties = { a: TEXT, b: TEXT, c: TEXT, d: TEXT }
  return { title: { 'zh-CN': '表' }, schema: { type: 'object', properties, required }, rules }
}

test('a value typed into a computed field reaches no other one', () => {
  const early = form([
    { field: 'a', compute: 'form.b + "!"' },
    { field: 'b', compute: 'form.c.trim()' },
  ])
  const { answers } = checkSubmission(early, { b: 'forged', c: ' x ' })
  expect(answers).toEqual({ a: 'x!', b: 'x', c: ' x ' })
  expect(checkSubmission(early, answers).answers).toEqual(answers)
})

test('an answer that is hidden itself hides nothing else', () => {
  const chain = form(
    [
      { field: 'a', visibleWhen: 'form.b == ""' },
      { field: 'b', visibleWhen: 'form.c == ""' },
    ],
    ['a'],
  )
  const { answers, hidden } = effectiveForm(chain, { a: '1', b: '2', c: '3' })
  expect(hidden).toEqual(['b'])
  expect(answers).toEqual({ a: '1', c: '3' })
  // The server is sent this, and says the same of it.
  expect(checkSubmission(chain, { a: '1', b: '2', c: '3' })).toEqual(
    checkSubmission(chain, answers),
  )
})

test('of two fields that hide each other the answered one stays', () => {
  const either = form([
    { field: 'a', visibleWhen: 'form.b == ""' },
    { field: 'b', visibleWhen: 'form.a == ""' },
  ])
  expect(effectiveForm(either, { a: '1' })).toMatchObject({ hidden: ['b'], answers: { a: '1' } })
  expect(effectiveForm(either, { b: '2' })).toMatchObject({ hidden: ['a'], answers: { b: '2' } })
})

test.each([
  ['both are answered', { a: '1', b: '2', d: '4' }],
  ['one hides itself', { c: '3', d: '4' }],
])('rules in a circle come to rest, and what is sent is judged alike: %s', (_what, typed) => {
  const circle = form(
    [
      { field: 'a', visibleWhen: 'form.b == ""' },
      { field: 'b', visibleWhen: 'form.a == ""' },
      { field: 'c', visibleWhen: 'form.c == ""' },
    ],
    ['a', 'b', 'c'],
  )
  const first = checkSubmission(circle, typed)
  expect(first.answers).toEqual({ d: '4' })
  expect(checkSubmission(circle, first.answers)).toEqual(first)
})
