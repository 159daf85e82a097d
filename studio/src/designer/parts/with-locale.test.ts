import type { LocaleText } from '@linli/schemas/locale-text'
import { expect, test } from 'vitest'
import { withLocale } from './with-locale.ts'

test('the other languages stay, those that nobody here knows included', () => {
  const value = { 'zh-CN': '受理', en: 'Accept', bo: '…' } as LocaleText
  expect(withLocale(value, 'zh-CN', '接收')).toEqual({ 'zh-CN': '接收', en: 'Accept', bo: '…' })
  expect(withLocale(value, 'en', '')).toEqual({ 'zh-CN': '受理', bo: '…' })
})

test('Chinese is always there', () => {
  expect(withLocale(null, 'en', 'Accept')).toEqual({ 'zh-CN': '', en: 'Accept' })
  expect(withLocale({ 'zh-CN': 'a' }, 'zh-CN', '')).toEqual({ 'zh-CN': '' })
})
