import { expect, test } from 'vitest'
import { keyFromTitle } from './key-from-title.ts'

test.each([
  ['联系电话', 'lxdh'],
  ['问题类别', 'wtlb'],
  ['有人受伤或有紧急危险', 'yrsshyjjwx'],
  ['阿姨、二楼、欧洲、儿童、昂贵', 'ayelozetag'],
  ['身份证号（18 位）', 'sfzh18w'],
  ['WiFi 密码', 'wifimm'],
  ['2026年度', 'x2026nd'],
  ['ＡＢＣ', 'abc'],
  ['！？…', 'x'],
  ['', 'x'],
])('“%s” gives %s', (title, key) => {
  expect(keyFromTitle(title)).toBe(key)
})

test('every initial of pinyin is found', () => {
  const titles = '安笔彩单鹅分工会记开楼门年区平群人社通网线月照'
  expect(keyFromTitle(titles)).toBe('abcdefghjklmnqpqrstwxyz')
})

test('is unlike the others, whatever their case', () => {
  expect(keyFromTitle('联系电话', ['lxdh'])).toBe('lxdh2')
  expect(keyFromTitle('联系电话', ['LXDH', 'lxdh2'])).toBe('lxdh3')
})

test('is no word of the language of conditions', () => {
  expect(keyFromTitle('In')).toBe('in2')
  expect(keyFromTitle('爱上')).toBe('as2')
})

test('fits every key of the format, however long the title', () => {
  const key = keyFromTitle('请'.repeat(80), ['q'.repeat(24)])
  expect(key).toBe(`${'q'.repeat(24)}2`)
  expect(key).toMatch(/^[a-z][a-z0-9]*$/)
})
