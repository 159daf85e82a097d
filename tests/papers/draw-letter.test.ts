import { beforeAll, expect, test } from 'vitest'
import { drawPaper } from '../../server/src/papers/draw-paper.ts'
import { type Face, readFaces } from '../../server/src/papers/fonts.ts'
import type { LetterContent } from '../../server/src/papers/paper-content.ts'
import { likenesses, lookAt, type SeenPage } from './look-at.ts'

let faces: readonly Face[]
beforeAll(() => {
  faces = readFaces()
})

const CODE = 'ABCD-EFGH-JKMN-PQRS'

function letter(more: Partial<LetterContent>): LetterContent {
  return {
    ...{ street: '锦绣街道', title: '人民调解协议书', number: 'TJ20261121-0007-04' },
    ...{ parts: [], signatures: [], acrossPages: false, day: '2026年11月30日' },
    issuedAtMs: Date.UTC(2026, 10, 30),
    verify: { address: 'https://street.example/papers/ABCDEFGHJKMNPQRS', code: CODE },
    ...more,
  }
}

const draw = async (more: Partial<LetterContent>) => drawPaper(letter(more), faces)
const see = async (more: Partial<LetterContent>) => lookAt(await draw(more))

const TABLE = {
  kind: 'table',
  titles: ['姓名或名称', '身份证号'],
  rows: [
    ['赵邻居', '110101199003070011'],
    ['⽔木堃龘', '无'],
  ],
} as const

/** Where a text begins from the left, in points. */
function leftOf({ texts }: SeenPage, text: string): number {
  const found = texts.find((each) => each.text.startsWith(text))
  if (found === undefined) throw new Error(`'${text}' is not on the page.`)
  return found.x / 3
}

test('every Chinese letter of a letter is drawn, in parts, tables, amounts and where it is signed', async () => {
  const [sans] = faces
  if (sans === undefined) throw new Error('There are no faces.')
  const [page] = await see({
    parts: [
      { kind: 'heading', text: '一、当事人基本情况' },
      { kind: 'text', text: '壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整零' },
      TABLE,
    ],
    signatures: ['申请人', '人民调解员'],
    acrossPages: true,
  })
  if (page === undefined) throw new Error('There is no page.')
  const own = likenesses(page, sans)
  const drawn = own.map(({ letter: each }) => each).join('')
  for (const said of ['壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整零', '赵邻居', '申请人', '骑缝章处']) {
    expect(drawn).toContain(said)
  }
  // Whatever stands close to a letter takes from its likeness, so it is compared with what every other letter would give there.
  const rivals = [...new Set(drawn)].map((rival) => likenesses(page, sans, () => rival))
  const taken = own.filter(({ letter: each, likeness }, index) =>
    rivals.some((rival) => (rival[index]?.likeness ?? 0) > likeness && drawn[index] === each),
  )
  expect(taken).toEqual([])
  expect(own.filter(({ likeness }) => likeness < 0.45)).toEqual([])
  const lines = page.lines.join('\n')
  expect(lines).toContain('⽔木堃龘')
  expect(lines).toContain('110101199003070011')
})

test('a paragraph begins two letters in, and its next lines do not', async () => {
  const words = '经调解双方自愿达成如下协议'.repeat(9)
  const [page] = await see({ parts: [{ kind: 'text', text: `${words}\n另起一段` }] })
  if (page === undefined) throw new Error('There is no page.')
  const margin = (25 * 72) / 25.4
  const lefts = page.texts
    .filter(({ text }) => text.length > 8 && words.includes(text))
    .map(({ x }) => Math.round(x / 3 - margin))
  expect(lefts.length).toBeGreaterThan(2)
  expect(lefts[0]).toBe(24)
  expect(new Set(lefts.slice(1))).toEqual(new Set([0]))
  expect(Math.round(leftOf(page, '另起一段') - margin)).toBe(24)
})

test('a long letter breaks its lines as Chinese does, counts its pages, and has the mark for the seal on each', async () => {
  const parts = Array.from({ length: 40 }, (_, index) => ({
    kind: 'text' as const,
    text: `第${index}条，${'甲方（申请人）应当于“约定”的期限内、按照约定的方式，履行本条义务；'.repeat(5)}`,
  }))
  const signatures = ['申请人（签名、盖章或者按指印）：', '人民调解员（签名）：']
  const whole = { parts, signatures, acrossPages: true }
  const first = await draw(whole)
  expect(Buffer.from(await draw(whole)).equals(Buffer.from(first))).toBe(true)

  const pages = await lookAt(first)
  expect(pages.length).toBeGreaterThan(2)
  for (const [index, page] of pages.entries()) {
    expect(page.lines.join('\n')).toContain(`第 ${index + 1} / ${pages.length} 页`)
    // Within a centimetre and a half of the edge, where printers still reach.
    expect(leftOf(page, '骑')).toBeGreaterThan(595 - 43)
    const lines = page.lines.filter((line) => line.trim() !== '')
    expect(lines.filter((line) => /^[，。；、：）”]/.test(line))).toEqual([])
    expect(lines.filter((line) => /[（“]$/.test(line))).toEqual([])
  }
  const all = pages.flatMap(({ lines }) => lines).join('')
  expect(all.replaceAll(/\s/g, '')).toContain('第39条，甲方（申请人）')
  // Who signs does so on one page with the line for it, and the seal stands behind that.
  const last = pages.at(-1)?.lines.join('') ?? ''
  expect(last).toContain('（盖章处）')
  expect(last).toContain(CODE)
})

test('a table has its head on every page that it goes over', async () => {
  const rows = Array.from({ length: 60 }, (_, index) => [`第${index + 1}人`, '住址'])
  const pages = await see({ parts: [{ ...TABLE, rows }] })
  expect(pages.length).toBeGreaterThan(1)
  for (const page of pages.slice(0, 2)) expect(page.lines.join('')).toContain('姓名或名称')
  const all = pages.flatMap(({ lines }) => lines).join('')
  expect(all).toContain('第60人')
})

test('a table is as wide as the page however long its numbers are, and breaks none of them', async () => {
  const titles = ['姓名', '公民身份号码', '住址', '联系电话']
  const rows = [
    ['钱邻居', '110101180001012862', '三号楼二单元三〇二室，敲门请轻一点', '13800000001'],
  ]
  const [page] = await see({ parts: [{ kind: 'table', titles, rows }] })
  if (page === undefined) throw new Error('There is no page.')
  expect(page.lines.join('\n')).toContain('110101180001012862')
  expect(page.lines.join('\n')).toContain('13800000001')
  const rightMost = Math.round((210 - 25) * (72 / 25.4))
  expect(page.lines.join('\n')).toContain('钱邻居')
  expect(inkBetween(page, [rightMost + 4, 594])).toBe(0)
  expect(inkBetween(page, [rightMost - 4, rightMost + 4])).toBeGreaterThan(0)
})

/** Dark pixels between two distances from the left, in points. */
function inkBetween({ picture }: SeenPage, [from, to]: readonly [number, number]): number {
  const { data } = picture.getImageData(from * 3, 0, (to - from) * 3, 840 * 3)
  let dark = 0
  for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 200) dark++
  return dark
}
