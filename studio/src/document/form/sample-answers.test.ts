import { checkSubmission, patternDanger } from '@linli/runtime/core'
import { expect, test } from 'vitest'
import { templateOf } from '../../../../tests/support/edit-definition.ts'
import { PATTERNS } from './patterns.ts'
import { sampleAnswers } from './sample-answers.ts'

test.each(PATTERNS)('the pattern of $name is quick and takes its sample', ({ pattern, sample }) => {
  expect(patternDanger(pattern)).toBeNull()
  expect(new RegExp(pattern, 'u').test(sample)).toBe(true)
})

test('made-up answers have the types and limits of every field of the templates, and a seed gives the same again', () => {
  for (const name of ['complaint', 'care-order', 'mediation', 'smoke-alarm']) {
    for (const form of Object.values(templateOf(name).forms)) {
      const ground = { seed: 7, nodes: ['street'] }
      const answers = sampleAnswers(form, ground)
      expect(sampleAnswers(form, ground)).toEqual(answers)
      // What a rule of the form asks beyond the fields themselves is the official's affair.
      const { rules: _, ...plain } = form
      const problems = checkSubmission(plain, answers).problems
      expect(problems.filter(({ code }) => code !== 'field.required')).toEqual([])
    }
  }
})
