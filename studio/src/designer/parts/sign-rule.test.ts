import type { Signer, SignRule } from '@linli/schemas/sign-rule'
import { expect, test } from 'vitest'
import { modesFor, ruleOfMode } from './sign-rule.ts'

const first: Signer = { assign: [{ strategy: 'initiator' }] }
const task = { outcomes: ['agree', 'refuse', 'return'], first }

test('a task that nobody signed gets its first signer, and the first two outcomes as the votes', () => {
  expect(ruleOfMode('all', undefined, task)).toEqual({
    ...{ mode: 'all', signers: [first], agree: 'agree', otherwise: 'refuse' },
  })
  expect(ruleOfMode('any', undefined, task)).toEqual({ mode: 'any', signers: [first] })
})

test('what was chosen stays through the modes, but for what only a share knows', () => {
  const share: SignRule = {
    ...{ mode: 'share', agree: 'refuse', otherwise: 'agree', percent: 75, stopsAtDissent: true },
    ...{ signers: [{ ...first, weight: 2 }], atOnce: ['return'] },
  }

  expect(ruleOfMode('share', share, task)).toEqual(share)
  expect(ruleOfMode('sequence', share, task)).toEqual({
    ...{ mode: 'sequence', agree: 'refuse', otherwise: 'agree', stopsAtDissent: true },
    ...{ signers: [first], atOnce: ['return'] },
  })
  expect(ruleOfMode('none', share, task)).toBeUndefined()
})

test('a vote is offered where there are two outcomes to vote on, or where it stands already', () => {
  expect(modesFor(1, 'none')).toEqual(['none', 'any'])
  expect(modesFor(1, 'share')).toEqual(['none', 'any', 'share'])
  expect(modesFor(2, 'none')).toEqual(['none', 'any', 'all', 'sequence', 'share'])
})
