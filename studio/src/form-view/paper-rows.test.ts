import { readFileSync } from 'node:fs'
import { parseDefinitionText } from '@linli/schemas/parse-definition'
import { expect, test } from 'vitest'
import { newField } from '../document/form/field-kinds.ts'
import { paperRows } from './paper-rows.ts'

const text = readFileSync(
  new URL('../../../templates/complaint/definition.json', import.meta.url),
  'utf8',
)

test('the paper asks every question of the screen, in its order, with room for the answer', () => {
  const form = formOf('report')
  const rows = paperRows(form, 'zh-CN')
  expect(rows.map(({ question, room }) => [question, room.kind])).toEqual([
    ['现场照片', 'attach'],
    ['情况描述', 'lines'],
    ['现在有人受伤、起火、漏气、漏电或打斗', 'tick'],
    ['位置', 'heading'],
    ['楼栋或网格', 'line'],
    ['具体位置', 'line'],
    ['问题类别', 'tick'],
    ['怎么留名', 'tick'],
    ['您的称呼', 'line'],
    ['希望怎么联系您', 'tick'],
    ['联系电话', 'line'],
    ['我是替家里老人或别人上报的', 'tick'],
    ['替谁上报', 'line'],
    ['我问过本人，本人同意由我代报；办理结果我会告诉本人。', 'sign'],
    [expect.stringContaining('我已阅读'), 'sign'],
  ])
  expect(rows.filter(({ isConditional }) => isConditional).map(({ field }) => field)).toEqual([
    'reporterName',
    'contactBy',
    'phone',
    'behalfName',
    'behalfConsent',
  ])
  expect(rows.filter(({ isRequired }) => isRequired).map(({ field }) => field)).toContain(
    'location.nodeId',
  )
})

test('in English it asks in English', () => {
  expect(paperRows(formOf('snap'), 'en').map(({ question }) => question)).toEqual([
    'Photograph what is wrong',
    'Where is it',
    'Building or grid',
    'Exact spot',
    'Tell us more',
    'I report for an elder of my family or for somebody else',
    'For whom',
    'I have asked, and they agree that I report for them; I will tell them what comes of it.',
    'I agree that the community uses this to settle the matter.',
  ])
})

test('a note asks nothing, a signature is one line, and documents are enclosed', () => {
  const words = { title: '题' }
  const kinds = ['note', 'page', 'signature', 'files', 'photos'] as const
  const properties = Object.fromEntries(kinds.map((kind) => [kind, newField(kind, words).schema]))
  const form = { title: { 'zh-CN': '表' }, schema: { type: 'object', properties } } as const
  expect(paperRows(form, 'zh-CN').map(({ field, room }) => [field, room.kind])).toEqual([
    ['note', 'heading'],
    ['page', 'heading'],
    ['signature', 'sign'],
    ['files', 'enclose'],
    ['photos', 'attach'],
  ])
})

function formOf(id: string) {
  const parsed = parseDefinitionText(text)
  const form = parsed.kind === 'parsed' ? parsed.definition.forms[id] : undefined
  if (form === undefined) throw new Error(`The template has no form '${id}'.`)
  return form
}
