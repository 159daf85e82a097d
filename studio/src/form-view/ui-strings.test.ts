import { TranslatableString } from '@rjsf/utils'
import { expect, test } from 'vitest'
import { translateChinese } from './ui-strings.ts'

test('every word of the form library has a Chinese one', () => {
  for (const text of Object.values(TranslatableString)) {
    expect(translateChinese(text, ['甲', '乙', '丙'])).toMatch(/\p{Script=Han}/u)
  }
})

test('parameters stand where Chinese wants them', () => {
  expect(translateChinese(TranslatableString.TitleOptionPrefix, ['类别', '2'])).toBe('类别 选项 2')
})
