import type { ScenarioGround, ScenarioRun } from '@linli/runtime/core'
import { checkDefinition, playScenario, verifyDefinition } from '@linli/runtime/core'
import type { Definition } from '@linli/schemas/definition'
import type { Finding } from '@linli/schemas/finding'
import { parseDefinition } from '@linli/schemas/parse-definition'
import type { Mutant } from './draw-mutant.ts'

/** How the gate before publishing answers to a definition with a mistake in it. */
export interface Refusal {
  /** Empty where it is published. */
  readonly errors: readonly Finding[]
  /** Those that lead to the place of the mistake. */
  readonly atPlace: readonly Finding[]
}

/** What publishing asks: the parser, the checks, the model check and the scenarios. Where a scenario of a sound definition
 *  fails at the place already, the rest is not asked: it takes longer and changes nothing. */
export function refusalOf(mutant: Mutant, known: Known): Refusal {
  const parsed = parseDefinition(mutant.document)
  const findings =
    parsed.kind === 'refused' ? parsed.findings : findingsOf(parsed.definition, mutant, known)
  const errors = findings.filter(({ severity }) => severity === 'error')
  return { errors, atPlace: errors.filter((finding) => leadsTo(finding, mutant, known)) }
}

/** The definition as it was, with its scenarios as they went. */
export interface Known {
  readonly before: Definition
  readonly runs: readonly ScenarioRun[]
  readonly ground: ScenarioGround
}

export function knownOf(before: Definition, ground: ScenarioGround): Known {
  const runs = before.scenarios.map((scenario) => playScenario(before, scenario, ground))
  return { before, runs, ground }
}

function findingsOf(definition: Definition, mutant: Mutant, known: Known): readonly Finding[] {
  const { ground } = known
  const isSound = checkDefinition(definition).every(({ severity }) => severity !== 'error')
  const failing = definition.scenarios.findIndex(
    (scenario, index) =>
      isSound &&
      wentThrough(index, mutant.path, known) &&
      playScenario(definition, scenario, ground).failure !== null,
  )
  if (failing < 0) return verifyDefinition(definition, ground).findings
  const [code, path, message] = ['scenario.fails', `/scenarios/${failing}`, { 'zh-CN': '' }]
  return [{ severity: 'error', code, path, message }]
}

/** A finding at the place, inside it, or at something around it up to a state; or a scenario that went through the place
 *  while there was no mistake. */
function leadsTo({ code, path }: Finding, { path: place }: Mutant, known: Known): boolean {
  if (code === 'scenario.fails') return wentThrough(Number(path.split('/')[2]), place, known)
  const isAround = isWithin(place, path) && path.split('/').length > 2
  return isWithin(path, place) || isAround
}

function isWithin(path: string, around: string): boolean {
  return path === around || path.startsWith(`${around}/`)
}

/** Whether the scenario took a transition there, asked a condition there, or was started there. */
function wentThrough(index: number, place: string, { before, runs }: Known): boolean {
  const [scenario, run] = [before.scenarios[index], runs[index]]
  if (scenario === undefined || run === undefined) return false
  const trigger = /^\/triggers\/(\d+)\//.exec(place)?.[1]
  if (trigger !== undefined) return startsBy(scenario, before.triggers[Number(trigger)])
  const { taken, explanations } = run.stage
  const asked = explanations.flatMap(({ decisions }) => decisions.map(({ path }) => path))
  return [...taken, ...asked].some((path) => isWithin(path, place) || isWithin(place, path))
}

function startsBy(
  { steps }: Definition['scenarios'][number],
  trigger: Definition['triggers'][number] | undefined,
): boolean {
  return steps.some((step) =>
    trigger?.kind === 'form'
      ? 'submit' in step && step.submit.form === trigger.form
      : 'reading' in step,
  )
}
