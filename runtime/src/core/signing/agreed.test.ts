import type { Agreed } from '@linli/schemas/snapshot'
import { describe, expect, it } from 'vitest'
import { withDecision } from './agreed.ts'

const decided = (task: string, ...givenBy: string[]) => ({ task, outcome: 'yes', givenBy })

describe('who has agreed', () => {
  it('stands there once a task, however often a loop asks', () => {
    const rounds = Array.from({ length: 50 }, () => [
      decided('look', 'lin'),
      decided('sign', 'lin', 'pan'),
    ]).flat()

    expect(all(rounds)?.by).toEqual([
      { task: 'look', accounts: ['lin'] },
      { task: 'sign', accounts: ['lin', 'pan'] },
    ])
  })

  it('is kept beside whoever agreed in the same task later', () => {
    const by = all([decided('sign', 'lin', 'pan'), decided('look', 'wu'), decided('sign', 'pan')])

    expect(by?.by).toEqual([
      { task: 'sign', accounts: ['lin'] },
      { task: 'look', accounts: ['wu'] },
      { task: 'sign', accounts: ['pan'] },
    ])
  })

  it('is forgotten with another outcome', () => {
    const returned = { ...decided('look', 'pan'), outcome: 'back' }

    expect(all([decided('look', 'lin'), returned])).toEqual({
      outcome: 'back',
      by: [{ task: 'look', accounts: ['pan'] }],
    })
  })
})

function all(decisions: readonly Parameters<typeof withDecision>[1][]): Agreed | null {
  return decisions.reduce<Agreed | null>(withDecision, null)
}
