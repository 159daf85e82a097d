import { checkDefinition } from '@linli/runtime/core'
import { csvRows } from '@linli/schemas/csv'
import type { Definition } from '@linli/schemas/definition'
import type { JsonValue } from '@linli/schemas/json'
import { parseDefinition } from '@linli/schemas/parse-definition'
import { patchJson } from '@linli/schemas/patch-json'
import { expect, test } from 'vitest'
import { readTemplate } from '../../../../tests/scenarios/read-templates.ts'
import { addFormFromTable, fieldsFromTable } from './fields-from-table.ts'

const TABLE = `姓名*,联系电话,身份证号,出生日期,楼栋,家庭人口,面积,是否独居,类别,备注,,门牌
张三,13900000001,110101199001010011,1990-01-01,1号楼,3,88.5,是,低保,,,0302
李四,13900000002,110101199002020022,1990/2/2,2号楼,2,90,否,低保,听力不好，请敲重一些,,0402
王五,13900000003,110101199003030033,1990年3月3日,1号楼,4,75,是,普通,,,0101
赵六,13900000004,110101199004040044,1990-04-04,3号楼,1,60.2,是,普通,,,0501`

const guessed = () => fieldsFromTable([...csvRows(TABLE)])

test('a column becomes the kind of question that its answers fit', () => {
  expect(guessed().map(({ title, kind }) => `${title} ${kind}`)).toEqual([
    '姓名 text',
    '联系电话 phone',
    '身份证号 text',
    '出生日期 date',
    '楼栋 place',
    '家庭人口 integer',
    '面积 number',
    '是否独居 checkbox',
    '类别 radio',
    '备注 textarea',
    '门牌 text',
  ])
})

test('what must be answered, what is personal and what there is to choose from is told', () => {
  const fields = guessed()
  expect(fields.filter(({ isRequired }) => isRequired).map(({ title }) => title)).toEqual(['姓名'])
  expect(fields.filter(({ mark }) => mark === 'sensitive').map(({ title }) => title)).toEqual([
    '身份证号',
  ])
  expect(fields.find(({ title }) => title === '类别')?.choices).toEqual(['低保', '普通'])
})

test('a table of titles alone asks texts, or what its titles say', () => {
  const rows = [['姓名', '手机', '申请日期', '照片', '情况说明', '编号']]
  expect(fieldsFromTable(rows).map(({ kind }) => kind)).toEqual([
    ...['text', 'phone', 'date', 'photos', 'textarea', 'text'],
  ])
  expect(fieldsFromTable([])).toEqual([])
})

test('what a spreadsheet lets one choose from is what there is to choose from', () => {
  const rows = [
    ['户型', '车位', '来源', '门牌'],
    ['两室', '有', '', '101'],
  ]
  const lists = [
    ['一室', '两室', '三室'],
    ['有', '无'],
    ['网上', '电话', '上门', '信', '会', '其他'],
  ]
  const told = fieldsFromTable(rows, lists).map(({ kind, choices }) => ({ kind, choices }))
  expect(told).toEqual([
    { kind: 'radio', choices: lists[0] },
    { kind: 'checkbox', choices: [] },
    { kind: 'select', choices: lists[2] },
    { kind: 'integer', choices: [] },
  ])
})

test('the form is one step, of the format, and without errors', () => {
  const before = readTemplate('home-repair')
  const command = addFormFromTable(before, { id: 'survey', title: '走访登记', fields: guessed() })
  const after = patchJson(before as unknown as JsonValue, command?.patch ?? [])
  expect(parseDefinition(after).kind).toBe('parsed')
  const errors = checkDefinition(after as unknown as Definition).filter(
    ({ severity }) => severity === 'error',
  )
  expect(errors).toEqual([])
  const form = (after as unknown as Definition).forms['survey']
  expect(Object.keys(form?.schema.properties ?? {})).toHaveLength(11)
  expect(form?.schema.required).toHaveLength(1)
  expect(addFormFromTable(before, { id: 'report', title: 'x', fields: guessed() })).toBeNull()
  expect(addFormFromTable(before, { id: 'survey', title: 'x', fields: [] })).toBeNull()
})
