import type { GuardDefinition } from '@linli/schemas/definition'
import { describe, expect, test } from 'vitest'
import { namesOfTypes } from './expression-names.ts'
import { BOOL, INT, structOf } from './expression-types.ts'
import { renderGuard } from './render-guard.ts'

const names = namesOfTypes({ context: structOf({ n: INT, urgent: BOOL }) })
const titleOf = (target: string) => (target === '#open' ? { 'zh-CN': '办理中' } : null)
const expr = (cel: string): GuardDefinition => ({ type: 'expr', params: { cel } })
const not = (guard: GuardDefinition): GuardDefinition => ({ type: 'not', params: { guard } })
const inState: GuardDefinition = { type: 'in', params: { state: '#open' } }
const group = (type: 'and' | 'or', ...guards: GuardDefinition[]): GuardDefinition => ({
  type,
  params: { guards },
})

describe('renderGuard', () => {
  test.each([
    [expr('context.n > 1'), 'n > 1', 'n > 1'],
    [not(expr('context.urgent')), 'urgent = 否', 'urgent = no'],
    [not(not(expr('context.urgent'))), 'urgent = 是', 'urgent = yes'],
    [inState, '处于「办理中」', 'in “办理中”'],
    [not(inState), '不处于「办理中」', 'not in “办理中”'],
    [{ type: 'in', params: { state: '#gone' } }, '处于「#gone」', 'in “#gone”'],
    [
      group(
        'and',
        inState,
        expr('context.n > 1 || context.urgent'),
        expr('context.n < 9 && context.n > 2'),
      ),
      '处于「办理中」 且（n > 1 或 urgent = 是）且 n < 9 且 n > 2',
      'in “办理中” and (n > 1 or urgent = yes) and n < 9 and n > 2',
    ],
    [
      not(group('or', inState, expr('context.n > 1'))),
      '并非（处于「办理中」 或 n > 1）',
      'not (in “办理中” or n > 1)',
    ],
    [expr('context.n >'), 'context.n >', 'context.n >'],
    [not(expr('context.n >')), '并非（context.n >）', 'not (context.n >)'],
  ] satisfies [GuardDefinition, string, string][])('%j', (guard, zh, en) => {
    expect(renderGuard(guard, { names, titleOf })).toEqual({ 'zh-CN': zh, en })
  })
})
