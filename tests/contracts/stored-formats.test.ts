import { hash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { chinaWorkingCalendar } from '@linli/runtime'
import { compileDefinition, nextStep, orgTreeOf, replay } from '@linli/runtime/core'
import { canonicalJson } from '@linli/schemas/canonical-json'
import type { Definition } from '@linli/schemas/definition'
import { parseDefinition } from '@linli/schemas/parse-definition'
import type { Snapshot } from '@linli/schemas/snapshot'
import { describe, expect, test } from 'vitest'
import type { Program } from '../../runtime/src/core/step.ts'
import { definitionHash } from '../../runtime/src/engine/publish-definition.ts'
import { readStreet } from '../scenarios/read-templates.ts'
import { OFFICIAL } from '../support/builders.ts'
import { folderOfStoredFormats, type StoredFormats } from './stored-formats.ts'

const ORG = orgTreeOf(readStreet())
const releases = readdirSync(folderOfStoredFormats)

test('there is something stored', () => {
  expect(releases.length).toBeGreaterThan(0)
})

// A file here is never changed. What no longer reads it cannot read an installation of that release either.
describe.each(releases)('what %s stored', (release) => {
  const text = readFileSync(new URL(release, folderOfStoredFormats), 'utf8')
  const stored = JSON.parse(text) as StoredFormats
  const programs = new Map<string, Program>()
  const programOf = (id: string): Program => {
    const { body, hash: known } = stored.definitions.find((each) => each.id === id) ?? {}
    const program = programs.get(id) ?? compileDefinition(JSON.parse(body ?? ''), known ?? '')
    programs.set(id, program)
    return program
  }

  test.each(stored.definitions)('definition $id is read, compiles, and has its hash', (each) => {
    const parsed = parseDefinition(JSON.parse(each.body))

    expect(parsed).toMatchObject({ kind: 'parsed' })
    expect(definitionHash(JSON.parse(each.body) as Definition)).toBe(each.hash)
    expect(programOf(each.id).hash).toBe(each.hash)
  })

  test('every history leads to the same snapshots, step by step', () => {
    expect(stored.histories.length).toBeGreaterThan(2)
    for (const { definitionId, steps, body } of stored.histories) {
      const entries = steps.map(({ entry }) => JSON.parse(entry))
      const bodies = entries.map((_, index) =>
        canonicalJson(replay(programOf(definitionId), entries.slice(0, index + 1))),
      )
      expect(bodies.map((each) => hash('sha256', each))).toEqual(steps.map((each) => each.hash))
      expect(bodies.at(-1)).toBe(body)
    }
  })

  test('every instance goes on from where it stood: its timers fire, or it can be cancelled', () => {
    let fired = 0
    for (const { definitionId, steps } of stored.histories) {
      const entries = steps.map(({ entry }) => JSON.parse(entry))
      for (let count = 1; count <= entries.length; count++) {
        const program = programOf(definitionId)
        const snapshot = JSON.parse(canonicalJson(replay(program, entries.slice(0, count))))
        fired += moveOn(program, snapshot)
      }
    }
    expect(fired).toBeGreaterThan(2)
  })
})

/** How many timers fired. */
function moveOn(program: Program, snapshot: Snapshot): number {
  if (snapshot.status !== 'active') return 0
  const at = (now: number) => ({ now, org: ORG, calendar: chinaWorkingCalendar() })
  const cancel = { kind: 'cancel', reason: '作废', actor: OFFICIAL } as const
  expect(nextStep(program, snapshot, cancel, at(0))).toMatchObject({ kind: 'moved' })
  for (const { event, generation, dueAt } of snapshot.timers) {
    const result = nextStep(program, snapshot, { kind: 'timer', event, generation }, at(dueAt))
    expect(result).toMatchObject({ kind: 'moved', step: { snapshot: { seq: snapshot.seq + 1 } } })
  }
  return snapshot.timers.length
}
