import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { readChoices } from './read-choices.ts'
import { openWorkbook } from './read-workbook.ts'
import { writeWorkbook } from './write-workbook.ts'

const ROWS = [
  ['户型', '来源', '备注', '区', '甲'],
  ['两室', '电话', '', '东', '乙'],
  ['一室', '', '', '', '乙'],
]

test('what may be chosen is told by its column, written into the rule or into cells of any sheet', async () => {
  const found = await choicesIn(`<dataValidations count="4">
    <dataValidation type="list" sqref="A2:A99"><formula1>"一室, 两室,两室"</formula1></dataValidation>
    <dataValidation type="list" allowBlank="1" sqref="D2:D9 D12"><formula1>$E$1:$E$9</formula1></dataValidation>
    <dataValidation type="whole" sqref="C2"><formula1>1</formula1></dataValidation>
    <dataValidation type="list" sqref="C2"><formula1>INDIRECT(A2)</formula1></dataValidation>
  </dataValidations>
  <extLst><ext><x14:dataValidations><x14:dataValidation type="list"><x14:formula1><xm:f>'来 源'!$A$2:$A$3</xm:f></x14:formula1><xm:sqref>B2:B9</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>`)

  expect(found).toEqual([
    [0, ['一室', '两室']],
    [3, ['甲', '乙']],
    [1, ['网上', '电话']],
  ])
})

test('of no rule there is nothing to choose from', async () => {
  expect(await choicesIn('')).toEqual([])
})

/** Of the rows above with these rules below them, and a second sheet with sources. */
async function choicesIn(rules: string) {
  const parts = unzipSync(writeWorkbook('登记', ROWS))
  const sources = unzipSync(writeWorkbook('x', [['来源'], ['网上'], ['电话']]))
  const changed = (name: string, change: (xml: string) => string) =>
    strToU8(change(strFromU8(parts[name] ?? new Uint8Array())))
  const bytes = zipSync({
    ...parts,
    'xl/workbook.xml': changed('xl/workbook.xml', (xml) =>
      xml.replace('</sheets>', '<sheet name="来 源" sheetId="2" r:id="rId9"/></sheets>'),
    ),
    'xl/_rels/workbook.xml.rels': changed('xl/_rels/workbook.xml.rels', (xml) =>
      xml.replace(
        '</Relationships>',
        '<Relationship Id="rId9" Type="x" Target="worksheets/sheet2.xml"/></Relationships>',
      ),
    ),
    'xl/worksheets/sheet1.xml': changed('xl/worksheets/sheet1.xml', (xml) =>
      xml.replace('</worksheet>', `${rules}</worksheet>`),
    ),
    'xl/worksheets/sheet2.xml': sources['xl/worksheets/sheet1.xml'] ?? new Uint8Array(),
  })
  return [...(await readChoices(await openWorkbook(bytes)))]
}
