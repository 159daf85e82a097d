import { expect, test } from 'vitest'
import { type DeviceDraft, mergeDrafts, type ServerDraft } from './merge-drafts.ts'

const there = (part: Partial<ServerDraft> = {}): ServerDraft => ({
  ...{ revision: 'two', answers: { note: '那边' }, savedAt: '', absentFiles: [], ...part },
})
const here = (part: Partial<DeviceDraft> = {}): DeviceDraft => ({
  ...{ answers: { note: '这边' }, base: 'one', isChanged: false, ...part },
})
const nothing = here({ answers: null, base: null })

test.each([
  ['nothing anywhere', nothing, null, 'keep'],
  ['only here', here({ base: null, isChanged: true }), null, 'send'],
  ['gone with the task, which came back', here(), null, 'send'],
  ['only there', nothing, there(), 'adopt'],
  ['both as last agreed', here({ base: 'two' }), there(), 'keep'],
  ['changed here', here({ base: 'two', isChanged: true }), there(), 'send'],
  ['changed there', here(), there(), 'adopt'],
  ['thrown away there', here(), there({ answers: null }), 'adopt'],
  ['changed on both', here({ isChanged: true }), there(), 'choose'],
  ['begun on both', here({ base: null, isChanged: true }), there(), 'choose'],
  [
    'changed here, thrown away there',
    here({ isChanged: true }),
    there({ answers: null }),
    'choose',
  ],
  ['thrown away here, changed there', here({ answers: null, isChanged: true }), there(), 'choose'],
  [
    'changed alike',
    here({ isChanged: true, answers: { a: 1, b: 2 } }),
    there({ answers: { b: 2, a: 1 } }),
    'agree',
  ],
  ['emptied on both', here({ isChanged: true, answers: {} }), there({ answers: null }), 'agree'],
] as const)('%s', (...[, device, server, expected]) => {
  expect(mergeDrafts(device, server)).toBe(expected)
})
