import { expect, test } from 'vitest'
import { readTemplate } from '../../../../tests/scenarios/read-templates.ts'
import { startAddress } from '../../document/start-address.ts'
import { nodeIn, withNode } from './with-node.ts'

const flat = readTemplate('home-repair').forms['report']
const grouped = readTemplate('complaint').forms['report']
if (flat === undefined || grouped === undefined) throw new Error('Both begin with a report.')

test('the place of a code is filled in where nobody has answered it', () => {
  expect(withNode(flat, {}, 'building-2')).toEqual({ place: 'building-2' })
  expect(withNode(flat, { place: 'building-1', what: 'x' }, 'building-2')).toEqual({
    place: 'building-1',
    what: 'x',
  })
})

test('another code takes the place of one after which nobody went on', () => {
  expect(withNode(flat, { place: 'building-1' }, 'building-2')).toEqual({ place: 'building-2' })
  const first = withNode(grouped, {}, 'building-1')
  expect(withNode(grouped, first, 'building-2')).toEqual(withNode(grouped, {}, 'building-2'))
})

test('a place inside a group is found', () => {
  expect(JSON.stringify(withNode(grouped, {}, 'building-2'))).toContain('"building-2"')
})

test('the place that was answered is read where one is put', () => {
  expect(nodeIn(flat, { place: 'building-2' })).toBe('building-2')
  expect(nodeIn(grouped, withNode(grouped, {}, 'building-2'))).toBe('building-2')
  expect(nodeIn(grouped, { location: { text: '2号楼' } })).toBeNull()
})

test('a form that asks for no place is left alone', () => {
  const answers = { a: 1 }
  const schema = { type: 'object', properties: { a: { type: 'number' } } } as const
  expect(withNode({ schema }, answers, 'building-2')).toBe(answers)
})

test('the address of a form carries the place', () => {
  const start = { id: 'home-repair', formId: 'report' }
  expect(startAddress('https://a.example', { ...start, nodeId: null })).toBe(
    'https://a.example/services/home-repair/report',
  )
  expect(startAddress('https://a.example', { ...start, nodeId: 'building 2' })).toBe(
    'https://a.example/services/home-repair/report?node=building+2',
  )
})
