import { compileDefinition, replay } from '@linli/runtime/core'
import { canonicalJson } from '@linli/schemas/canonical-json'
import type { Definition } from '@linli/schemas/definition'
import { expect } from 'vitest'
import type { MemoryWorld } from './memory-world.ts'

/** I3: every instance's history, played again, gives its stored snapshot. */
export function expectReplayed({ tables }: MemoryWorld, definition: Definition): void {
  const program = compileDefinition(definition, 'replay')
  expect(tables.snapshots.size).toBeGreaterThan(0)
  for (const [key, { body }] of tables.snapshots) {
    const entries = (tables.history.get(key) ?? []).map(({ entry }) => JSON.parse(entry))
    expect(canonicalJson(replay(program, entries))).toBe(body)
  }
}
