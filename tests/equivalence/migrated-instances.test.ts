import { readFileSync } from 'node:fs'
import { chinaWorkingCalendar } from '@linli/runtime'
import type { Program, Verdict, VersionPair } from '@linli/runtime/core'
import {
  checkDefinition,
  compileDefinition,
  judgeMigration,
  pairVersions,
} from '@linli/runtime/core'
import type { Definition } from '@linli/schemas/definition'
import type { JsonObject } from '@linli/schemas/json'
import type { OrgTree } from '@linli/schemas/org'
import type { ArmedTimer, OpenTask, Snapshot } from '@linli/schemas/snapshot'
import { describe, expect, test } from 'vitest'
import { checkFields } from '../../runtime/src/core/check-fields.ts'
import { ORG } from '../support/builders.ts'
import { environment } from '../support/config.ts'
import type { Choose, Walked } from '../support/core-walk.ts'
import { stored, walk, walkOn } from '../support/core-walk.ts'
import { EDITS } from '../support/draw-edit.ts'

const TEMPLATES = ['complaint', 'mediation', 'care-order', 'smoke-alarm']
/** Of each template. The long run is `LINLI_MIGRATED=250 npm test -- migrated-instances`: 1,000 in all. */
const INSTANCES_EACH = Number(environment['LINLI_MIGRATED'] ?? '60')
/** Different ones of each kind of edit; compiling costs more than judging. */
const VARIANTS = 4
const CALENDAR = chinaWorkingCalendar()

describe('instances under twelve kinds of edits', () => {
  test.each(TEMPLATES)('%s: one that is safe loses nothing and goes on', (name) => {
    const definition = readTemplate(name)
    const org = orgFor(definition)
    const choose = chooser(name)
    const before = compileDefinition(definition, 'before')
    const variants = Object.values(EDITS).map((edit) =>
      Array.from({ length: VARIANTS }, () => edit(definition, choose))
        .flatMap(soundProgram)
        .map((after) => pairVersions(before, after)),
    )
    const counts = { safe: 0, chosen: 0, choice: 0, stay: 0 }

    for (const walked of instancesOf(before, org, choose)) {
      for (const pair of variants.flatMap((pairs) => pairs[choose() % VARIANTS] ?? [])) {
        const verdict = judge(pair, walked, org)
        counts[verdict.kind] += 1
        if (verdict.kind !== 'safe') continue
        const { snapshot } = verdict.step
        expectKept(walked.snapshot, snapshot)
        expectFits(pair.after, snapshot)
        // Walking costs more than judging.
        if (counts.safe % 5 === 0) expectGoesOn(pair, { ...walked, snapshot }, { org, choose })
      }
    }

    // Hidden unless it fails: what was judged.
    expect(counts, JSON.stringify(counts)).toMatchObject({ chosen: 0 })
    expect(counts.safe).toBeGreaterThan(6 * INSTANCES_EACH)
    expect(counts.choice).toBeGreaterThan(0)
  })
})

function judge(pair: VersionPair, walked: Walked, org: OrgTree): Verdict {
  const { entries, snapshot } = walked
  const now = (entries.at(-1)?.now ?? 0) + 1
  const surroundings = { now, org, calendar: CALENDAR }
  return judgeMigration(
    { pair, entries: stored(entries), snapshot: stored(snapshot), surroundings },
    {},
  )
}

/** Every task with its holder and deadline, every timer with its instant, and no other end than before. */
function expectKept(before: Snapshot, after: Snapshot): void {
  expect(after.position).toEqual(before.position)
  expect(after.tasks.map(taskFacts)).toEqual(before.tasks.map(taskFacts))
  const armed = after.timers.map(timerFacts)
  expect(armed).toEqual(expect.arrayContaining(before.timers.map(timerFacts)))
  expect(after).toMatchObject({ seq: before.seq + 1, status: 'active', number: before.number })
}

/** Is not stuck, now or after a while: somebody has something to do, a clock runs, or something that may be said to it moves it. */
function expectGoesOn(
  { after: program }: VersionPair,
  { entries, snapshot }: Pick<Walked, 'entries' | 'snapshot'>,
  { org, choose }: { readonly org: OrgTree; readonly choose: Choose },
): void {
  const now = (entries.at(-1)?.now ?? 0) + 1
  const from = { program, snapshot: stored(snapshot), now }
  const on = walkOn(from, org, { choose, count: 8 }).snapshot
  if (on.status !== 'active' || on.tasks.length + on.timers.length > 0) return
  const later = walkOn({ ...from, snapshot: stored(on) }, org, { choose, count: 200 })
  expect(later.entries.length).toBeGreaterThan(0)
}

function taskFacts({ name: _, ...task }: OpenTask): unknown {
  return task
}

function timerFacts({ dueAt, generation }: ArmedTimer): unknown {
  return { dueAt, generation }
}

function expectFits({ definition }: Program, { machine }: Snapshot): void {
  const { context } = machine as unknown as { context: JsonObject }
  const { schema } = definition.context
  expect(Object.keys(context).sort()).toEqual(Object.keys(schema.properties).sort())
  expect(checkFields({ ...schema, required: [] }, context)).toEqual([])
}

function* instancesOf(program: Program, org: OrgTree, choose: Choose): Generator<Walked> {
  let count = 0
  while (count < INSTANCES_EACH) {
    const walked = walk(program, org, { choose, count: choose() % 14 })
    if (walked?.snapshot.status !== 'active') continue
    count += 1
    yield walked
  }
}

function soundProgram(definition: Definition | null): Program[] {
  if (definition === null) return []
  const isSound = checkDefinition(definition).every(({ severity }) => severity !== 'error')
  return isSound ? [compileDefinition(definition, 'after')] : []
}

function orgFor(definition: Definition): OrgTree {
  const posts = new Set(
    [...JSON.stringify(definition).matchAll(/"post":"([^"]+)"/g)].map(([, post]) => post ?? ''),
  )
  const holdings = [...ORG.nodes.keys()].flatMap((nodeId) =>
    [...posts].flatMap((post) =>
      ['a', 'b', 'c', 'd'].map((suffix) => ({ nodeId, post, accountId: `${post}-${suffix}` })),
    ),
  )
  return { nodes: ORG.nodes, holdings }
}

/** Lehmer's generator (Park and Miller 1988), seeded by the text. */
function chooser(text: string): Choose {
  let state = [...text].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) % 2_147_483_647
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state
  }
}

function readTemplate(name: string): Definition {
  const url = new URL(`../../templates/${name}/definition.json`, import.meta.url)
  return JSON.parse(readFileSync(url, 'utf8')) as Definition
}
