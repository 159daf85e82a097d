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

test('a row’s text and the row of its instance hold together what was hashed', () => {
  const text = textBesideInstance(SNAPSHOT)

  for (const held of [FIELDS.instanceId, FIELDS.number, FIELDS.nodeId, 'initiatorId'])
    expect(text).not.toContain(held)
  expect(canonicalJson(snapshotFrom(text, FIELDS))).toBe(canonicalJson(SNAPSHOT))
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
