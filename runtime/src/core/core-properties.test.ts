import { readFileSync } from 'node:fs'
import type { Definition } from '@linli/schemas/definition'
import type { OrgTree } from '@linli/schemas/org'
import { parseDefinition } from '@linli/schemas/parse-definition'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ALARM, ORG } from '../../../tests/support/builders.ts'
import type { Choose } from '../../../tests/support/core-walk.ts'
import { stored, walk } from '../../../tests/support/core-walk.ts'
import { withOtherStrategies, withTeams } from '../../../tests/support/other-strategies.ts'
import { checkDefinition } from './check-definition.ts'
import { checkSubmission } from './check-submission.ts'
import { compileDefinition } from './compile-definition.ts'
import { effectiveForm } from './effective-form.ts'
import { replay } from './replay.ts'

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../../templates/${path}`, import.meta.url), 'utf8'))
}

const TEMPLATES = ['complaint', 'mediation', 'care-order', 'smoke-alarm']
const FOUR = TEMPLATES.map((name) => readJson(`${name}/definition.json`) as Definition)
const GOOD = [...FOUR, ...FOUR.slice(0, 1).map(withOtherStrategies)]
const NODES = withTeams(ORG.nodes)

/** A street in which every post is held by two people at every node. */
function orgFor(definition: Definition): OrgTree {
  const posts = new Set([
    ...['member', 'lead'],
    ...[...JSON.stringify(definition).matchAll(/"post":"([^"]+)"/g)].map(([, post]) => post ?? ''),
  ])
  const holdings = [...NODES.keys()].flatMap((nodeId) =>
    [...posts].flatMap((post) =>
      ['a', 'b', 'c', 'd'].map((suffix) => ({ nodeId, post, accountId: `${post}-${suffix}` })),
    ),
  )
  return { nodes: NODES, holdings }
}

const choices = fc.infiniteStream(fc.nat(1_000_000))

function chooser(stream: Iterator<number>): Choose {
  return () => stream.next().value ?? 0
}

describe('a walk through a checked definition', () => {
  test.each([...GOOD, ALARM].map((definition) => [definition.id, definition] as const))(
    '%s: steps are gapless, tasks and timers add up, and the history replays',
    (_, definition) => {
      const program = compileDefinition(definition, definition.id)
      const org = orgFor(definition)
      fc.assert(
        fc.property(choices, (stream) => {
          const walked = walk(program, org, { choose: chooser(stream), count: 25 })
          fc.pre(walked !== null)

          expect(walked.steps.map((step) => step.snapshot.seq)).toEqual(
            walked.steps.map((_each, index) => index + 1),
          )
          expect(replay(program, stored(walked.entries))).toEqual(walked.snapshot)
          expect(stored(walked.snapshot)).toEqual(walked.snapshot)
          const opened = walked.steps.flatMap((step) => step.opened.map((task) => task.id))
          const closed = walked.steps.flatMap((step) => step.closed.map(({ task }) => task.id))
          expect(new Set(opened).size).toBe(opened.length)
          expect([...closed, ...walked.snapshot.tasks.map((task) => task.id)].sort()).toEqual(
            [...opened].sort(),
          )
          const armed = walked.steps.flatMap((step) => step.armed.map(timerKey))
          const disarmed = walked.steps.flatMap((step) => step.disarmed.map(timerKey))
          expect([...disarmed, ...walked.snapshot.timers.map(timerKey)].sort()).toEqual(
            [...armed].sort(),
          )
        }),
        { numRuns: 20, interruptAfterTimeLimit: 8000 },
      )
    },
  )
})

function timerKey({ event, generation }: { event: string; generation: number }): string {
  return `${event} ${generation}`
}

describe('a mutated definition', () => {
  test('is refused, or compiles and steps without a fault', () => {
    let kept = 0
    const [seed = 0] = fc.sample(fc.nat(), 1)
    fc.assert(
      fc.property(fc.constantFrom(...GOOD), choices, (good, stream) => {
        const choose = chooser(stream)
        const mutated = mutate(stored(good), choose)
        const parsed = parseDefinition(mutated)
        if (parsed.kind === 'refused') return
        const findings = checkDefinition(parsed.definition)
        if (findings.some(({ severity }) => severity === 'error')) return
        kept += 1
        const program = compileDefinition(parsed.definition, 'mutated')
        walk(program, orgFor(parsed.definition), { choose, count: 12 })
      }),
      // A busy machine does fewer runs rather than none.
      { seed, numRuns: 60, interruptAfterTimeLimit: 8000 },
    )
    expect(kept, `of those with the seed ${seed}`).toBeGreaterThan(0)
  })
})

describe('checkSubmission', () => {
  test.each(
    GOOD.flatMap(({ id, forms }) =>
      Object.entries(forms).map(([name, form]) => [id, name, form] as const),
    ),
  )('%s %s: checking its own result changes nothing', (_, __, form) => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...Object.keys(form.schema.properties)), fc.jsonValue()),
        (given) => {
          const { answers } = checkSubmission(form, given as never)
          expect(checkSubmission(form, answers).answers).toEqual(answers)
          expect(effectiveForm(form, answers).answers).toEqual(answers)
        },
      ),
      { numRuns: 15, interruptAfterTimeLimit: 4000 },
    )
  })
})

type Branch = Record<string, unknown> | unknown[]

/** One or two random edits: a member removed, doubled, or replaced by another one of the document. */
function mutate(document: Definition, choose: Choose): unknown {
  for (let edit = 0; edit <= choose() % 2; edit += 1) {
    const branches = branchesOf(document)
    const branch = branches[choose() % branches.length] ?? {}
    const donor = Object.values(branches[choose() % branches.length] ?? {})
    const keys = Object.keys(branch)
    const key = keys[choose() % Math.max(1, keys.length)]
    if (key === undefined) continue
    const edits = [remove, double, replaceWith(donor[choose() % Math.max(1, donor.length)])]
    edits[choose() % edits.length]?.(branch as Record<string, unknown>, key)
  }
  return document
}

type Edit = (branch: Record<string, unknown>, key: string) => void

const remove: Edit = (branch, key) => {
  if (Array.isArray(branch)) branch.splice(Number(key), 1)
  else delete branch[key]
}

const double: Edit = (branch, key) => {
  const copy = stored(branch[key] ?? null)
  if (Array.isArray(branch)) branch.push(copy)
  else branch[`${key}x`] = copy
}

function replaceWith(value: unknown): Edit {
  return (branch, key) => {
    branch[key] = stored(value ?? null)
  }
}

function branchesOf(value: unknown): Branch[] {
  if (typeof value !== 'object' || value === null) return []
  return [value as Branch, ...Object.values(value).flatMap(branchesOf)]
}
