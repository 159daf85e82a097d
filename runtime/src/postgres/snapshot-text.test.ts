import { canonicalJson } from '@linli/schemas/canonical-json'
import type { InstanceFields, Snapshot } from '@linli/schemas/snapshot'
import { expect, test } from 'vitest'
import { snapshotFrom, textBesideInstance } from './snapshot-text.ts'

const FIELDS: InstanceFields = {
  ...{ instanceId: '0190d9a0-0000-7000-8000-000000000001', number: 'TS20261130-0001' },
  ...{ nodeId: 'grid-1', initiatorId: null },
}
const SNAPSHOT: Snapshot = {
  ...{ format: 1, seq: 2, status: 'active', position: ['checking'], performers: {} },
  ...{
    machine: { context: { nodeId: 'of the form', number: 7 } },
    tasks: [],
    timers: [],
    ...FIELDS,
  },
}

const AGREED: Snapshot['agreed'] = { outcome: 'yes', by: [] }
const ALIKE = { nodeId: FIELDS.nodeId, number: FIELDS.number, other: 1 }

test.each<[string, Partial<Snapshot>]>([
  ['as most are', {}],
  ['with a member before the format', { agreed: AGREED }],
  ['with a form that has the same fields before it', { machine: { alike: { a: 0, ...ALIKE } } }],
  [
    'with a form that has them behind it',
    { suspension: { at: 0, by: '', reason: '', ...ALIKE } as never },
  ],
  ['with names that need escaping', { nodeId: 'a"b\\', initiatorId: '","nodeId":"' }],
])('a row’s text and the row of its instance hold together what was hashed: %s', (_, changes) => {
  const snapshot: Snapshot = { ...SNAPSHOT, ...changes }
  const { instanceId, number, nodeId, initiatorId } = snapshot
  const text = textBesideInstance(snapshot, canonicalJson(snapshot))

  expect(Object.keys(JSON.parse(text)).filter((name) => name in FIELDS)).toEqual([])
  expect(JSON.parse(text)).toMatchObject({ format: 2 })
  expect(canonicalJson(snapshotFrom(text, { instanceId, number, nodeId, initiatorId }))).toBe(
    canonicalJson(snapshot),
  )
})

// Stored texts are read by every later release: these are never changed.
test.each([
  `{"format":2,"machine":{"context":{"nodeId":"of the form","number":7}},"performers":{},"position":["checking"],"seq":2,"status":"active","tasks":[],"timers":[]}`,
  `{"format":1,"initiatorId":null,"instanceId":"0190d9a0-0000-7000-8000-000000000001","machine":{"context":{"nodeId":"of the form","number":7}},"nodeId":"grid-1","number":"TS20261130-0001","performers":{},"position":["checking"],"seq":2,"status":"active","tasks":[],"timers":[]}`,
])('a stored text is read: %#', (text) => {
  expect(snapshotFrom(text, FIELDS)).toEqual(SNAPSHOT)
})

test('what a later release wrote is left as it is, so that it is refused', () => {
  const later = { ...SNAPSHOT, format: 3, number: 'another' }

  expect(snapshotFrom(JSON.stringify(later), FIELDS)).toEqual(later)
})
