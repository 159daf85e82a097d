import { expect, test } from 'vitest'
import { answerFrom } from './answer-from.ts'

const HERE = 'https://linli.example'
const asked = (path: string, part = {}) =>
  answerFrom({ method: 'GET', mode: 'cors', url: `${HERE}${path}`, ...part }, HERE)
const opened = (path: string) => asked(path, { mode: 'navigate' })

test('only the pages of the desk are opened from this device', () => {
  for (const path of ['/desk', '/desk/', '/desk/tasks/018f.1.0?tab=done']) {
    expect([path, opened(path)]).toEqual([path, 'page'])
  }
  for (const path of [
    '/',
    '/studio',
    '/services/complaint',
    '/deskless',
    '/track/TS1',
    '/files/1',
  ]) {
    expect([path, opened(path)]).toEqual([path, 'none'])
  }
})

test('only built files are given from it, and never an answer of the server or a personal file', () => {
  expect(asked('/assets/desk-app-1a2b.js')).toBe('file')
  expect(asked('/icon.svg')).toBe('file')
  for (const path of [
    '/graphql',
    '/files/1',
    '/files/1/facts',
    '/assets/../files/1',
    '/desk',
    '/people/import',
  ])
    expect([path, asked(path)]).toEqual([path, 'none'])
  expect(asked('/graphql', { method: 'POST' })).toBe('none')
  expect(asked('/assets/desk-app-1a2b.js', { method: 'POST' })).toBe('none')
  expect(asked('', { url: 'https://elsewhere.example/assets/desk-app-1a2b.js' })).toBe('none')
})
