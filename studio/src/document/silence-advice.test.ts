import { adviceOn, checkDefinition } from '@linli/runtime/core'
import type { Definition } from '@linli/schemas/definition'
import type { JsonValue } from '@linli/schemas/json'
import { parseDefinition } from '@linli/schemas/parse-definition'
import { patchJson } from '@linli/schemas/patch-json'
import { expect, test } from 'vitest'
import { templateOf } from '../../../tests/support/edit-definition.ts'
import type { Command } from './command.ts'
import { hearAdvice, silenceAdvice } from './silence-advice.ts'

const COMPLAINT = templateOf('complaint')
/** Without its English it is full of advice. */
const PLAIN: Definition = { ...COMPLAINT, title: { 'zh-CN': '投诉' } }

function after(definition: Definition, command: Command | null): Definition {
  if (command === null) throw new Error('There is a command.')
  return patchJson(definition as unknown as JsonValue, command.patch) as unknown as Definition
}

test('advice that somebody left standing is not told any more, at its place alone, until it is heard again', () => {
  const advice = checkDefinition(PLAIN).filter(({ severity }) => severity === 'warning')
  const [first] = advice
  if (first === undefined) throw new Error('There is advice.')
  const silent = after(PLAIN, silenceAdvice(PLAIN, first, '  居民都看中文  '))

  expect(parseDefinition(silent).kind).toBe('parsed')
  expect(silent.silenced).toEqual([{ code: first.code, path: first.path, reason: '居民都看中文' }])
  expect(checkDefinition(silent)).toHaveLength(checkDefinition(PLAIN).length - 1)
  expect(adviceOn(silent).silenced).toEqual([first])
  const heard = after(silent, hearAdvice(silent, first))
  expect(heard).toEqual(PLAIN)
  expect(hearAdvice(heard, first)).toBeNull()
})

test('an error is told whatever the document says, and a reason is needed', () => {
  const broken: Definition = { ...PLAIN, tasks: {} }
  const [error] = checkDefinition(broken)
  if (error?.severity !== 'error') throw new Error('Its tasks are missing.')
  const { code, path } = error
  const silenced = { ...broken, silenced: [{ code, path, reason: '不管' }] }

  expect(silenceAdvice(broken, error, '不管')).toBeNull()
  expect(checkDefinition(silenced)).toEqual(checkDefinition(broken))
  expect(silenceAdvice(PLAIN, { code, path, severity: 'warning' }, ' 无 ')).toBeNull()
})
