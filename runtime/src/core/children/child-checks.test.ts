import type { Definition } from '@linli/schemas/definition'
import { parseDefinition } from '@linli/schemas/parse-definition'
import { describe, expect, test } from 'vitest'
import {
  cleaningDefinition,
  reportDefinition,
  withInvocation,
} from '../../../../tests/support/cleaning.ts'
import { type Family, playFamily } from '../../../../tests/support/family-ground.ts'
import { SIGNING_ORG, staff } from '../../../../tests/support/signing-ground.ts'
import { chinaWorkingCalendar } from '../../calendar/published-years.ts'
import { checkDefinition } from '../check-definition.ts'
import { compileDefinition } from '../compile-definition.ts'
import { diffDefinitions } from '../diff-definitions.ts'
import { judgeMigration } from '../migration/judge-migration.ts'
import { pairVersions } from '../migration/version-pair.ts'
import { checkModel } from '../model-check/check-model.ts'
import { checkNeighbours, type Neighbours } from './check-neighbours.ts'

const codes = (definition: Definition) => checkDefinition(definition).map(({ code }) => code)

describe('the format', () => {
  test('takes a state that starts another workflow', () => {
    expect(parseDefinition(reportDefinition()).kind).toBe('parsed')
  })

  test('refuses what it does not know of one, at its place', () => {
    const odd = reportDefinition({ pin: 'sometimes' as never })
    expect(parseDefinition(odd)).toMatchObject({
      kind: 'refused',
      findings: [{ path: '/machine/states/cleaning/invoke/input/pin' }],
    })
  })
})

describe('the checker', () => {
  test('asks what follows when the child is cancelled or cannot start', () => {
    const silent = withInvocation(reportDefinition(), ({ onError: _, ...invoke }) => invoke)
    expect(codes(silent)).toContain('child.no-cancel-path')
  })

  test('wants a number with an exact pin, and only with that', () => {
    expect(codes(reportDefinition({ pin: 'exact' }))).toContain('child.version')
    expect(codes(reportDefinition({ version: 2 }))).toContain('child.version')
    expect(codes(reportDefinition({ pin: 'exact', version: 2 }))).not.toContain('child.version')
  })

  test('does not let a service start itself', () => {
    expect(codes(reportDefinition({ ref: 'report' }))).toContain('child.endless')
  })

  test('types what the child is given', () => {
    const wrong = reportDefinition({ set: { place: 'context.nowhere' } })
    expect(checkDefinition(wrong)).toContainEqual(
      expect.objectContaining({ path: '/machine/states/cleaning/invoke/input/set/place' }),
    )
  })
})

describe('among those that are published', () => {
  const found = (definition: Definition, ...others: readonly Definition[]) =>
    checkNeighbours(definition, neighbours(...others)).map(({ code, path }) => `${code} ${path}`)
  const at = '/machine/states/cleaning/invoke'

  test('all is well', () => {
    expect(found(reportDefinition(), cleaningDefinition())).toEqual([])
  })

  test('the other one must be there, in that version', () => {
    expect(found(reportDefinition())).toEqual([`name.unknown ${at}/input/ref`])
    const pinned = reportDefinition({ pin: 'exact', version: 9 })
    expect(found(pinned, cleaningDefinition())).toEqual([`child.no-version ${at}/input/version`])
  })

  test('it must be able to begin with what it is given', () => {
    const needing = cleaningDefinition()
    const schema = { ...needing.context.schema, required: ['place'] }
    const strict = { ...needing, context: { ...needing.context, schema } }
    expect(found(reportDefinition({ set: {} }), strict)).toEqual([
      `child.cannot-start ${at}/input/set`,
    ])
    expect(found(reportDefinition({ set: { plaice: 'context.place' } }), needing)).toEqual([
      `name.unknown ${at}/input/set/plaice`,
    ])
  })

  test('it must end where it is expected to', () => {
    const cleaning = cleaningDefinition()
    const { cleaned: _, ...states } = cleaning.machine.states ?? {}
    const other = { ...cleaning, machine: { ...cleaning.machine, states } }
    expect(found(reportDefinition(), other)).toEqual([
      `name.unknown ${at}/onDone/0/guard/params/cel`,
    ])
  })

  test('it must not lead back', () => {
    const back = { ...reportDefinition({ ref: 'report' }), id: 'cleaning' }
    expect(found(reportDefinition(), back)).toContain(`child.endless ${at}/input/ref`)
  })
})

describe('the model check', () => {
  test('plays a child as something that ends anywhere, or fails', () => {
    const { findings } = checkModel(reportDefinition())
    expect(findings.map(({ code }) => code)).not.toContain('child.no-branch')
    expect(findings.map(({ code }) => code)).not.toContain('transition.never')
  })

  test.each(['onDone', 'onError'] as const)('finds an end without a branch (%s)', (list) => {
    const narrow = withInvocation(reportDefinition(), (invoke) => ({
      ...invoke,
      [list]: [invoke[list] ?? []].flat().slice(0, 1),
    }))
    expect(checkModel(narrow).findings).toContainEqual(
      expect.objectContaining({
        code: 'child.no-branch',
        path: `/machine/states/cleaning/invoke/${list}`,
      }),
    )
  })

  test('walks through a service that only others start', () => {
    const own = { ...cleaningDefinition(), triggers: [], forms: {} }
    expect(checkModel(own).configurations).toBeGreaterThan(2)
  })
})

describe('another version', () => {
  test('is told: which service, which version, what becomes of it', () => {
    const after = reportDefinition({
      ref: 'sweeping',
      pin: 'exact',
      version: 2,
      onCancel: 'detach',
    })
    const told = diffDefinitions(reportDefinition(), after, {}).map(({ code }) => code)
    expect(told).toEqual(
      expect.arrayContaining([
        expect.stringContaining('child-ref'),
        expect.stringContaining('child-pin'),
        expect.stringContaining('child-cancel'),
      ]),
    )
  })

  test('of the parent takes along the child that is under way', () => {
    const family = away()
    const titled = withTitle(reportDefinition())
    const { snapshot } = moved(family, titled)
    expect(snapshot.children).toEqual(family.parent.snapshot.children)
    expect(snapshot.children).toHaveLength(1)
  })

  test('of the child leaves it its parent', () => {
    const family = away()
    const [child] = family.children
    if (child === undefined) throw new Error('No child was started.')
    const { snapshot } = moved(family, withTitle(cleaningDefinition()), child)
    expect(snapshot.parent).toEqual(child.snapshot.parent)
  })
})

function neighbours(...definitions: readonly Definition[]): Neighbours {
  const known = new Map(definitions.map((each) => [each.id, each]))
  return {
    refs: [...known.keys()],
    definitionOf: (ref, version) => ((version ?? 1) === 1 ? (known.get(ref) ?? null) : null),
  }
}

function away(): Family {
  const family = playFamily(reportDefinition(), cleaningDefinition())
  family.complete(family.parent, 'accept', [staff('an'), 'done'])
  family.deliver()
  return family
}

function withTitle(definition: Definition): Definition {
  return { ...definition, title: { 'zh-CN': '改过的', en: 'Changed' } }
}

function moved(family: Family, after: Definition, member = family.parent) {
  const pair = pairVersions(member.program, compileDefinition(after, 'after'))
  const surroundings = { now: family.now, org: SIGNING_ORG, calendar: chinaWorkingCalendar() }
  const judging = { pair, entries: member.entries, snapshot: member.snapshot, surroundings }
  const verdict = judgeMigration(judging, {})
  if (verdict.kind !== 'safe') throw new Error(JSON.stringify(verdict))
  return verdict.step
}
