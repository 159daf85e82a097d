import fc from 'fast-check'
import { expect, test } from 'vitest'
import { moneyCapitals } from './money-capitals.ts'

test.each([
  [0, '人民币零元整'],
  [1, '人民币壹分'],
  [10, '人民币壹角整'],
  [5, '人民币伍分'],
  [1680_32, '人民币壹仟陆佰捌拾元叁角贰分'],
  [1409_50, '人民币壹仟肆佰零玖元伍角整'],
  [6007_14, '人民币陆仟零柒元壹角肆分'],
  [16409_02, '人民币壹万陆仟肆佰零玖元零贰分'],
  [107000_53, '人民币壹拾万柒仟元伍角叁分'],
  [325_04, '人民币叁佰贰拾伍元零肆分'],
  [400_00, '人民币肆佰元整'],
  [10_00, '人民币壹拾元整'],
  [100_000_000_00, '人民币壹亿元整'],
  [100_000_001_00, '人民币壹亿零壹元整'],
  [100_010_000_00, '人民币壹亿零壹万元整'],
  [1_000_000_000_000_00, '人民币壹万亿元整'],
  [1_000_100_000_000_00, '人民币壹万零壹亿元整'],
  [-20_00, '人民币负贰拾元整'],
])('%d fen is %s', (fen, text) => {
  expect(moneyCapitals(fen)).toBe(text)
})

test('what was written in capitals is the amount, read back digit by digit', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), (fen) => {
      expect(readCapitals(moneyCapitals(fen))).toBe(fen)
    }),
  )
})

test('no zero is said twice, and no unit stands behind a zero', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), (fen) => {
      expect(moneyCapitals(fen)).not.toMatch(/零零|零[拾佰仟万亿元角分整]/)
    }),
  )
})

/** By splitting, which has nothing in common with how it is written. */
function readCapitals(text: string): number {
  const [yuan, rest] = parted(text.replace('人民币', '').replace('整', ''), '元')
  const [jiao, fen] = parted(rest, '角')
  return integer(yuan) * 100 + digits(jiao) * 10 + digits(fen.replace('分', ''))
}

function integer(text: string): number {
  if (text.includes('亿')) {
    const [high, low] = parted(text, '亿')
    return integer(high) * 100_000_000 + integer(low)
  }
  const [high, low] = parted(text, '万')
  return four(high) * 10_000 + four(low)
}

function four(text: string): number {
  const [thousands, rest] = parted(text, '仟')
  const [hundreds, tens] = parted(rest, '佰')
  const [ten, one] = parted(tens, '拾')
  return digits(thousands) * 1000 + digits(hundreds) * 100 + digits(ten) * 10 + digits(one)
}

/** What stands before the last of a unit, and after it. */
function parted(text: string, unit: string): readonly [string, string] {
  const at = text.lastIndexOf(unit)
  return at === -1 ? ['', text] : [text.slice(0, at), text.slice(at + unit.length)]
}

/** `零叁` is 3. */
function digits(text: string): number {
  const last = [...text].at(-1)
  return last === undefined ? 0 : '零壹贰叁肆伍陆柒捌玖'.indexOf(last)
}
