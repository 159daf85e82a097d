import type { GuardDefinition } from '@linli/schemas/definition'
import { expect, test } from 'vitest'
import { conditionOfGuard, guardOfCondition } from './guard-condition.ts'

const expr = (cel: string): GuardDefinition => ({ type: 'expr', params: { cel } })
const group = (type: 'and' | 'or', ...guards: GuardDefinition[]): GuardDefinition => ({
  type,
  params: { guards },
})

test('an expression stays as it is written, there and back', () => {
  const cel = ' context.a  ==  1 '
  expect(conditionOfGuard(expr(cel))).toBe(cel)
  expect(guardOfCondition(cel)).toEqual(expr(cel))
  expect(conditionOfGuard(guardOfCondition(' '))).toBe('')
})

test('guards that are put together keep their order of reading', () => {
  const guard = group('or', group('and', expr('a'), expr('b || c')), {
    type: 'not',
    params: { guard: expr('d && e') },
  })
  expect(conditionOfGuard(guard)).toBe('((a) && (b || c)) || (!(d && e))')
})

test('one that asks for a state is no condition', () => {
  const inState: GuardDefinition = { type: 'in', params: { state: '#work' } }
  expect(conditionOfGuard(group('and', expr('a'), inState))).toBeNull()
})
