import { describe, expect, test } from 'vitest'
import { commonOutcomes, isBatchable } from './batch-choice.ts'

const outcome = (id: string, title: string) => ({
  __typename: 'Outcome' as const,
  ...{ id, title, tone: null },
})
const AGREE = outcome('agree', '同意')
const REJECT = outcome('reject', '不同意')

describe('tasks that are done together', () => {
  test('have the outcomes that all of them have', () => {
    expect(commonOutcomes([{ outcomes: [AGREE, REJECT] }, { outcomes: [REJECT, AGREE] }])).toEqual([
      AGREE,
      REJECT,
    ])
    expect(commonOutcomes([{ outcomes: [AGREE, REJECT] }, { outcomes: [AGREE] }])).toEqual([AGREE])
    expect(commonOutcomes([])).toEqual([])
  })

  test('share none that is called otherwise', () => {
    const other = outcome('agree', '准予')
    expect(commonOutcomes([{ outcomes: [AGREE] }, { outcomes: [other] }])).toEqual([])
  })

  test('ask for nothing but an outcome', () => {
    expect(isBatchable({ hasForm: false, outcomes: [AGREE] })).toBe(true)
    expect(isBatchable({ hasForm: true, outcomes: [AGREE] })).toBe(false)
    expect(isBatchable({ hasForm: false, outcomes: [] })).toBe(false)
  })
})
