import { randomBytes } from 'node:crypto'
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { zipBomb } from '../../../../tests/support/zip-bomb.ts'
import { readWorkbook } from './read-workbook.ts'
import { writeWorkbook } from './write-workbook.ts'

const cells = async (bytes: Uint8Array) => (await readWorkbook(bytes)).map((row) => row.cells)

describe('what is written is read again', () => {
  test('with its lines, and every text as it was', async () => {
    const rows = [
      ['姓名', '账号'],
      ['丁 & <一> "', '  x  '],
      ['', '两\n行\r\n\t制表'],
      ['𠮷\u{1F600}'],
    ]
    expect(await readWorkbook(writeWorkbook('问题', rows))).toEqual(
      rows.map((row, index) => ({ line: index + 1, cells: row })),
    )
  })

  test('also where a text is longer than what is read at a stretch', async () => {
    const rows = [['&'.repeat(100_000), `<${'字'.repeat(300_000)}>`], ['x']]
    expect(await cells(writeWorkbook('x', rows))).toEqual(rows)
  })

  test('what XML cannot hold becomes a mark', async () => {
    expect(await cells(writeWorkbook('x', [['a\u0000b\uD800c']]))).toEqual([['a\uFFFDb\uFFFDc']])
  })

  test('what looks like a formula is text, and quoted so that it stays text', async () => {
    const risky = ['=1+1', '+86 139', '-2', '@SUM(A1)', '=HYPERLINK("http://x","y")']
    const bytes = writeWorkbook('x', [risky])
    const sheet = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array())

    expect(sheet).not.toContain('<f')
    expect(sheet.match(/t="inlineStr"/g)).toHaveLength(risky.length)
    expect(await cells(bytes)).toEqual([risky])
  })
})

describe('what spreadsheets write is read', () => {
  const book = (sheet: string, others: Readonly<Record<string, string>> = {}, pr = '') =>
    zipSync(
      Object.fromEntries(
        Object.entries({
          'xl/workbook.xml': `<workbook xmlns:r="r">${pr}<sheets><sheet name="甲" sheetId="3" r:id="rId7"/><sheet name="乙" sheetId="1" r:id="rId1"/></sheets></workbook>`,
          'xl/_rels/workbook.xml.rels':
            '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId7" Target="/xl/worksheets/sheet2.xml"/></Relationships>',
          'xl/worksheets/sheet1.xml':
            '<worksheet><sheetData><row r="1"><c r="A1"><v>0</v></c></row></sheetData></worksheet>',
          'xl/worksheets/sheet2.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
          ...others,
        }).map(([name, xml]) => [name, strToU8(xml)]),
      ),
    )

  test('the first sheet by its order, shared and rich texts, gaps between cells and rows', async () => {
    const strings =
      '<sst><si><t>姓名</t></si><si><r><t>王</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 芳</t></r><rPh sb="0" eb="1"><t>ワン</t></rPh></si></sst>'
    const sheet =
      '<row r="3"><c r="B3" t="s"><v>0</v></c></row><row r="4"><c r="C4" s="9"/></row><row r="7"><c t="s"><v>1</v></c><c r="D7" t="inlineStr"><is><t>字</t></is></c></row>'
    expect(await readWorkbook(book(sheet, { 'xl/sharedStrings.xml': strings }))).toEqual([
      { line: 3, cells: ['', '姓名'] },
      { line: 7, cells: ['王 芳', '', '', '字'] },
    ])
  })

  test('a prefix before every name', async () => {
    const sheet = '<x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>甲</x:t></x:is></x:c></x:row>'
    expect(await cells(book(sheet))).toEqual([['甲']])
  })

  test('numbers as people typed them, and days as days', async () => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="177" formatCode="[Red]0.00&quot;days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="177"/></cellXfs></styleSheet>'
    // 46083 is 2 March 2026; 60 is the 29 February 1900 that never was, 61 the 1 March after it.
    const sheet =
      '<row r="1"><c r="A1"><v>1.3900011111E10</v></c><c r="B1" s="1"><v>46083</v></c><c r="C1" s="2"><v>46083.75</v></c><c r="D1" s="3"><v>46083</v></c><c r="E1" s="1"><v>61</v></c><c r="F1" s="1" t="str"><v>待定</v></c><c r="G1" t="d"><v>2026-03-02T00:00:00</v></c><c r="H1" t="b"><v>1</v></c><c r="I1" s="1"><v>-5</v></c><c r="J1"><v>0.5</v></c></row>'
    expect(await cells(book(sheet, { 'xl/styles.xml': styles }))).toEqual([
      [
        ...['13900011111', '2026-03-02', '2026-03-02', '46083', '1900-03-01', '待定'],
        ...['2026-03-02', 'TRUE', '-5', '0.5'],
      ],
    ])
    const pr = '<workbookPr date1904="1"/>'
    const day = '<row r="1"><c r="A1" s="1"><v>44621</v></c></row>'
    expect(await cells(book(day, { 'xl/styles.xml': styles }, pr))).toEqual([['2026-03-02']])
  })

  test('a formula is never computed: its cell says what was last written there', async () => {
    const sheet =
      '<row r="1"><c r="A1" t="str"><f>"王"&amp;"芳"</f><v>旧</v></c><c r="B1"><f>1+1</f></c><c r="C1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
    expect(await cells(book(sheet))).toEqual([['旧', '', '#DIV/0!']])
  })

  test('entities that a document type declares are not expanded', async () => {
    const sheet = '<row r="1"><c r="A1" t="inlineStr"><is><t>&lol;&amp;</t></is></c></row>'
    const dtd = '<!DOCTYPE x [<!ENTITY lol "lollollol">]>'
    const bytes = book(sheet, {
      'xl/worksheets/sheet2.xml': `${dtd}<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
    })
    expect(await cells(bytes)).toEqual([['&lol;&']])
  })

  test('a text that is referred to very often ends it', async () => {
    const strings = `<sst><si><t>${'长'.repeat(100_000)}</t></si></sst>`
    const row = (_: unknown, index: number) =>
      `<row r="${index + 1}"><c r="A${index + 1}" t="s"><v>0</v></c></row>`
    const sheet = Array.from({ length: 100 }, row).join('')
    await expect(readWorkbook(book(sheet, { 'xl/sharedStrings.xml': strings }))).rejects.toThrow(
      expect.objectContaining({ code: 'import.too-long' }),
    )
  })

  test.each([
    ['no sheet in it', { 'xl/workbook.xml': '<workbook/>' }],
    ['a part that is no XML', { 'xl/worksheets/sheet2.xml': '<worksheet><<<' }],
    ['a part that ends too soon', { 'xl/worksheets/sheet2.xml': '<worksheet><sheetData><row>' }],
  ])('%s is told', async (_what, parts) => {
    await expect(readWorkbook(book('', parts))).rejects.toThrow(
      expect.objectContaining({ code: 'import.unreadable' }),
    )
  })
})

describe('archives made to harm are refused', () => {
  const tooLong = expect.objectContaining({ code: 'import.too-long' })
  const unreadable = expect.objectContaining({ code: 'import.unreadable' })
  const refused = async (bytes: Uint8Array) => {
    const before = process.memoryUsage().arrayBuffers
    const started = performance.now()
    try {
      await readWorkbook(bytes)
    } catch (error) {
      expect(performance.now() - started).toBeLessThan(10_000)
      expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(200 * 1024 * 1024)
      return error
    }
    throw new Error('It was read.')
  }

  test('one text without end', async () => {
    const text = `<worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>${'a'.repeat(8 * 1024 * 1024)}`
    const parts = { 'xl/workbook.xml': '<workbook><sheets><sheet id="r"/></sheets></workbook>' }
    const relations =
      '<Relationships><Relationship Id="r" Target="worksheets/a.xml"/></Relationships>'
    const all = { ...parts, 'xl/_rels/workbook.xml.rels': relations, 'xl/worksheets/a.xml': text }
    const bytes = Object.entries(all).map(([name, xml]) => [name, strToU8(xml)] as const)
    expect(await refused(zipSync(Object.fromEntries(bytes)))).toEqual(unreadable)
  })

  test.each([
    ['says so', 100 * 1024 * 1024],
    ['says that it is small', 100],
  ])('a part that inflates without end, where the archive %s', async (_what, said) => {
    const bytes = zipBomb(said)
    expect(bytes.length).toBeLessThan(200_000)
    expect(await refused(bytes)).toEqual(tooLong)
  })

  test('many parts', async () => {
    const many: Zippable = {}
    for (let part = 0; part < 2_500; part += 1) many[`x${part}`] = [new Uint8Array(1), { level: 0 }]
    expect(await refused(zipSync(many))).toEqual(tooLong)
  })

  test('more rows than are taken at once', async () => {
    const rows = Array.from({ length: 20_002 }, () => ['甲'])
    expect(await refused(writeWorkbook('x', rows))).toEqual(tooLong)
  })

  test('bytes that only begin like one', async () => {
    const bytes = Buffer.concat([Buffer.from('PK\u0003\u0004'), randomBytes(50_000)])
    expect(await refused(bytes)).toEqual(unreadable)
    expect(await refused(bytes.subarray(0, 4))).toEqual(unreadable)
    const whole = writeWorkbook('x', [['甲']])
    for (const length of [10, 100, 400, 900])
      expect(await refused(whole.subarray(0, length))).toEqual(unreadable)
  })
})
