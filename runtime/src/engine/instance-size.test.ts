import type { Snapshot } from '@linli/schemas/snapshot'
import { describe, expect, test } from 'vitest'
import type { EngineObserver } from '../ports/engine.ts'
import { refuseGrownInstance, warnOfGrownInstances } from './instance-size.ts'

function step(snapshotText: string, snapshot: Partial<Snapshot>) {
  const grown = { step: { snapshot: { status: 'active', seq: 2, number: 'GJ-1', ...snapshot } } }
  // Only the snapshot of a step is looked at.
  return { ...grown, snapshotText, tenantId: 't', instanceId: 'i' } as unknown as Parameters<
    typeof warnOfGrownInstances
  >[1][number]
}

describe('refuseGrownInstance', () => {
  test.each([
    ['a snapshot of 256 KiB', step('a'.repeat(256 * 1024), {})],
    ['the 51,200th step', step('', { seq: 51_200 })],
    ['the end of a large instance', step('a'.repeat(300_000), { status: 'cancelled' })],
    ['the end of a long one', step('', { status: 'done', seq: 51_201 })],
  ])('lets %s be', (_, grown) => {
    expect(() => refuseGrownInstance(grown)).not.toThrow()
  })

  test.each([
    ['one byte more', step('a'.repeat(256 * 1024 + 1), {}), 'snapshot.too-large'],
    ['a third of it in Chinese', step('字'.repeat(90_000), {}), 'snapshot.too-large'],
    ['one step more', step('', { seq: 51_201 }), 'history.too-long'],
  ])('refuses %s', (_, grown, code) => {
    expect(() => refuseGrownInstance(grown)).toThrow(expect.objectContaining({ code }))
  })
})

describe('warnOfGrownInstances', () => {
  test('tells of a snapshot above 64 KiB and of the 10,240th step, and of nothing else', () => {
    const told: unknown[] = []
    const observer: EngineObserver = {
      incident: () => undefined,
      trouble: () => undefined,
      grown: ({ what, size }) => told.push([what, size]),
    }

    warnOfGrownInstances(observer, [
      step('a'.repeat(64 * 1024), {}),
      step('a'.repeat(64 * 1024 + 1), {}),
      step('', { seq: 10_240 }),
      step('', { seq: 10_241 }),
    ])

    expect(told).toEqual([
      ['snapshot', 65_537],
      ['history', 10_240],
    ])
  })
})
