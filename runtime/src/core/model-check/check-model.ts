import type { Definition } from '@linli/schemas/definition'
import type { Finding } from '@linli/schemas/finding'
import type { ASTNode } from '@marcbachmann/cel-js'
import { createScopes } from '../definition-scopes.ts'
import { statesOf } from '../definition-tree.ts'
import type { ScenarioGround } from '../scenario/play-scenario.ts'
import { createAbstractMachine } from './abstract-machine.ts'
import { courseTo, describeCourse } from './course.ts'
import { exampleOf } from './example-of.ts'
import { explore, LIMITS, type Limits } from './explore.ts'
import { findEndless } from './find-ends.ts'
import { findLoops } from './find-loops.ts'
import { findTroubles, findUntold } from './find-troubles.ts'
import { findNeverTaken, findUnattended } from './find-unattended.ts'
import { findViolations } from './find-violations.ts'
import { relevantFields } from './relevant-fields.ts'
import { createSampleValues } from './sample-values.ts'
import type { Judging, Verdict } from './verdict.ts'

export interface ModelCheck {
  /** Errors first. */
  readonly findings: readonly Finding[]
  readonly configurations: number
  /** False where the limits were reached: what is told is true, and there may be more. */
  readonly isComplete: boolean
}

export interface ModelCheckOptions {
  readonly limits?: Limits
  /** Where examples of what is wrong shall play; without it there are none. */
  readonly ground?: ScenarioGround | null
}

/** Walks through everything that may happen to an instance and tells what ends badly, with a shortest course of events
 *  that shows it. Only for a definition that `checkDefinition` finds no errors in. */
export function checkModel(definition: Definition, options: ModelCheckOptions = {}): ModelCheck {
  const { limits = LIMITS, ground = null } = options
  const judging = walkThrough(definition, limits)
  const { exploration } = judging
  const verdicts = [
    ...findTroubles(judging),
    ...findEndless(judging),
    ...findUnattended(judging),
    ...findUntold(judging),
    ...findViolations(judging),
    ...findLoops(judging),
    ...findNeverTaken(judging),
    ...limitVerdict(judging),
  ]
  const findings = verdicts.map((verdict) => findingOf(verdict, judging, ground))
  return {
    findings: [
      ...findings.filter(({ severity }) => severity === 'error'),
      ...findings.filter(({ severity }) => severity === 'warning'),
    ],
    configurations: exploration.visits.length,
    isComplete: exploration.isComplete,
  }
}

/** Everything that may happen to an instance, for whoever looks for something in it. Only for a definition that
 *  `checkDefinition` finds no errors in. */
export function walkThrough(definition: Definition, limits: Limits = LIMITS): Judging {
  const sites = statesOf(definition.machine)
  const scopes = createScopes(definition)
  const trees = new Map<string, ASTNode>()
  const parse = (cel: string): ASTNode => {
    const tree = trees.get(cel) ?? scopes.state.environment.parse(cel).ast
    trees.set(cel, tree)
    return tree
  }
  const also = (definition.invariants ?? []).flatMap(({ never }) => never.when ?? [])
  const known = { parse, also }
  const relevant = relevantFields(definition, sites, known)
  const samples = createSampleValues(definition, sites, known)
  const machine = createAbstractMachine({ definition, sites, scopes, parse, relevant, samples })
  const exploration = explore(definition, machine, limits)
  return { definition, sites, machine, exploration }
}

function findingOf(
  verdict: Verdict,
  { definition, exploration }: Judging,
  ground: ScenarioGround | null,
): Finding {
  const { severity, code, path, message, visit, more } = verdict
  const finding = { severity, code, path, message }
  if (visit === undefined) return finding
  const course = courseTo(exploration, visit, more)
  const told = { ...finding, course: describeCourse(course, definition) }
  const example = ground === null ? null : exampleOf(course, definition, ground)
  return example === null ? told : { ...told, example }
}

function limitVerdict({ exploration }: Judging): Verdict[] {
  if (exploration.isComplete) return []
  const seen = exploration.visits.filter(({ isExplored }) => isExplored).length
  return [
    {
      severity: 'warning',
      code: 'check.incomplete',
      path: '/machine',
      message: {
        'zh-CN': `情形太多，只检查了最先遇到的 ${seen} 种；其余的没有看。`,
        en: `There are too many cases; only the first ${seen} were checked.`,
      },
    },
  ]
}
