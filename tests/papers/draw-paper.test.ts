import { encode } from 'uqr'
import { beforeAll, expect, test } from 'vitest'
import { drawPaper } from '../../server/src/papers/draw-paper.ts'
import { type Face, readFaces } from '../../server/src/papers/fonts.ts'
import type { PaperContent } from '../../server/src/papers/paper-content.ts'
import { unseen } from '../../server/src/papers/runs.ts'
import { isDark, likenesses, lookAt } from './look-at.ts'

let faces: readonly Face[]
beforeAll(() => {
  faces = readFaces()
})

const CODE = 'ABCD-EFGH-JKMN-PQRS'
const ADDRESS = `https://street.example/papers/${CODE.replaceAll('-', '')}`

function paper(facts: readonly string[], paragraphs: readonly string[] = []): PaperContent {
  return {
    ...{ street: '幸福里街道办事处', title: '受理单', number: 'TS20261121-0007-02' },
    lead: '下列事项已登记受理。',
    facts: facts.map((text, index) => ({ label: `第${index + 1}项`, text })),
    ...{ paragraphs, day: '2026年11月30日', issuedAtMs: Date.UTC(2026, 10, 30) },
    verify: { address: ADDRESS, code: CODE },
  }
}

/** What is copied out of the page beside a label, without the gap between the two. */
function textBeside(lines: readonly string[], label: string): string | undefined {
  return lines
    .find((line) => line.startsWith(label))
    ?.slice(label.length)
    .replace(/^ /, '')
}

test('what is copied out of a paper is what was put in, letter for letter', async () => {
  const texts = [
    '近期水平、习惯、性质',
    // The face has one shape for each of these pairs.
    '⽔水⼀一⽣生⾦金',
    '繁體憂鬱龜，龘靐齉爨',
    '堃喆犇淼垚昇㛃䶮',
    // Of the fourth plane, in the table of 8,105 letters that names are given from.
    '𬭊𫖯𬱖𠅤',
    '葛城、葛\u{e0100}',
    '👨‍👩‍👧😀🏠❤️',
    'ﬁ fi Ａ A １ 1 ½ ㎡',
    '🏠收到🏠',
  ]
  const [page] = await lookAt(await drawPaper(paper(texts), faces))
  const found = texts.map((_, index) => textBeside(page?.lines ?? [], `第${index + 1}项`))
  expect(found).toEqual(texts)
})

test('a letter that no face has is drawn as its number, and the others around it as they are', async () => {
  // Nobody has given this code point a letter yet.
  const nameless = '\u{3ffff}'
  const known = faces.some(({ font }) => font.hasGlyphForCodePoint(0x20bb7))
  const [page] = await lookAt(await drawPaper(paper([`张${nameless}明`, '𠮷野']), faces))
  expect(textBeside(page?.lines ?? [], '第1项')).toBe('张〔U+3FFFF〕明')
  expect(textBeside(page?.lines ?? [], '第2项')).toBe(known ? '𠮷野' : `${unseen('𠮷')}野`)
})

test('every Chinese letter is drawn, and is the letter that it should be', async () => {
  const [sans] = faces
  if (sans === undefined) throw new Error('There are no faces.')
  const letters = ['近期水平习惯性质', '⽔水⼀一', '繁體憂鬱龜龘靐齉爨', '未末土士己已巳戊戌戍']
  const [page] = await lookAt(await drawPaper(paper(letters), faces))
  if (page === undefined) throw new Error('There is no page.')

  const own = likenesses(page, sans)
  expect(own.map(({ letter }) => letter).join('')).toContain('己已巳')
  expect(own.filter(({ likeness }) => likeness < 0.6)).toEqual([])
  // The measure tells another letter from the right one.
  const wrong = likenesses(page, sans, (letter) => (letter === '口' ? '国' : '口'))
  expect(wrong.filter(({ likeness }) => likeness > 0.5)).toEqual([])
  const nearly = likenesses(page, sans, (letter) => (letter === '未' ? '末' : letter))
  const of = (found: typeof own) => found.find(({ letter }) => letter === '未')?.likeness ?? 0
  expect(of(own)).toBeGreaterThan(of(nearly) + 0.1)
})

test('the code on a paper is that of its address, module for module', async () => {
  const [page] = await lookAt(await drawPaper(paper(['甲']), faces))
  if (page === undefined) throw new Error('There is no page.')
  const { data, size } = encode(ADDRESS, { ecc: 'M', border: 4 })
  const side = (34 * 72) / 25.4 / size
  const [left, top] = topLeftOfCode(page, side)
  const found = data.map((row, y) =>
    row.map((_, x) => isDark(page, left + (x + 0.5) * side, top + (y + 0.5) * side)),
  )
  expect(found).toEqual(data)
})

/** Where the code with its quiet zone begins: nothing else on the left edge of the text is dark that far down. */
function topLeftOfCode(page: Parameters<typeof isDark>[0], side: number): [number, number] {
  const left = (25 * 72) / 25.4
  const x = left + 4.5 * side
  const tableEnds = lowestBefore(page)
  for (let y = tableEnds; y < 842; y += 0.1) if (isDark(page, x, y)) return [left, y - 4 * side]
  throw new Error('There is no code on the page.')
}

/** Below the last row of the table, in points. */
function lowestBefore({ texts }: Parameters<typeof isDark>[0]): number {
  const row = texts.find(({ text }) => text.startsWith('第1项'))
  return (row?.baseline ?? 0) / 3 + 12
}

test('the same paper is the same bytes, and a long one goes on with its last line whole', async () => {
  const long = '楼道堆物，消防通道被占用。'.repeat(260)
  const content = paper([long], ['凭编号可以查询办理进度。'])
  const first = await drawPaper(content, faces)
  const second = await drawPaper(content, faces)
  expect(Buffer.from(second).equals(Buffer.from(first))).toBe(true)

  const pages = await lookAt(first)
  expect(pages.length).toBeGreaterThan(2)
  const all = pages.flatMap(({ lines }) => lines).filter((line) => !/^第 \d/.test(line))
  expect(all.join('')).toContain(long)
  // No line begins with what may not begin one.
  expect(all.filter((line) => /^[，。]/.test(line))).toEqual([])
})
