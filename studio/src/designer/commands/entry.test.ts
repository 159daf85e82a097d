import { expect, test } from 'vitest'
import { type Entry, entriesFor } from './entry.ts'

const entry = (title: string, words?: string): Entry => ({
  id: title,
  kind: 'page',
  title,
  run: () => undefined,
  ...(words === undefined ? {} : { words }),
})
const ENTRIES = [
  entry('人员'),
  entry('路灯报修', 'street-light'),
  entry('报修：路灯以外'),
  entry('审计日志', '记录'),
]
const found = (typed: string) => entriesFor(ENTRIES, typed).map(({ title }) => title)

test('what begins with it comes before what has it inside, and everything is there before a word', () => {
  expect(found('报修')).toEqual(['报修：路灯以外', '路灯报修'])
  expect(found('  ')).toHaveLength(ENTRIES.length)
})

test('initials, ids and other words find an entry; what is nowhere finds none', () => {
  expect(found('ldbx')).toEqual(['路灯报修'])
  expect(found('SJ')).toEqual(['审计日志'])
  expect(found('street-l')).toEqual(['路灯报修'])
  expect(found('记录')).toEqual(['审计日志'])
  expect(found('没有这个')).toEqual([])
})
