import type { Run } from '@linli/runtime/core'
import { expect, test } from 'vitest'
import { LONGEST_LINK, linkOfRun, runOfLink } from './run-link.ts'

const RUN: Run = {
  startsAt: '2026-09-28T09:00:00+08:00',
  moves: [
    { submit: { form: 'report', by: 'lin', answers: { text: '楼道堆满纸箱𠮷', places: ['a'] } } },
    { reading: { device: 'd', messageId: 'm1', reading: { kind: 'alarm' } } },
    { claim: { task: 'triage', by: 'li' } },
    { complete: { task: 'triage', by: 'li', outcome: 'submit' } },
    { send: { event: 'RESIDENT.WITHDRAW', by: 'lin' } },
    { advance: 'PT4H' },
  ],
}

test('a run comes back from its link as it was', () => {
  const link = linkOfRun(RUN)
  expect(link).toMatch(/^[\w-]+$/)
  expect(runOfLink(link ?? '')).toEqual(RUN)
})

test('a run too long for an address has no link', () => {
  const answers = { text: '长'.repeat(LONGEST_LINK) }
  expect(linkOfRun({ ...RUN, moves: [{ submit: { form: 'f', by: 'b', answers } }] })).toBeNull()
})

const linked = (value: unknown) => btoa(JSON.stringify(value)).replaceAll('=', '')

test.each([
  ['nothing', ''],
  ['no base64', '%%%'],
  ['no JSON', btoa('{')],
  ['no list', linked({ startsAt: '' })],
  ['no moves', linked(['2026-09-28T09:00:00+08:00'])],
  ['a move that is none', linked(['2026-09-28T09:00:00+08:00', [{ expect: {} }]])],
  ['a move of two', linked(['2026-09-28T09:00:00+08:00', [{ advance: 'PT1H', claim: {} }]])],
  ['a move by nobody', linked(['2026-09-28T09:00:00+08:00', [{ claim: { task: 'triage' } }]])],
  ['a name that every object has', linked(['', [{ constructor: {} }]])],
  ['answers that are a list', linked(['', [{ submit: { form: 'f', by: 'b', answers: [] } }]])],
])('%s is no run', (_, link) => {
  expect(runOfLink(link)).toBeNull()
})
