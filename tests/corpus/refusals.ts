import type { ScenarioGround } from '@linli/runtime/core'
import { playScenario, verifyDefinition } from '@linli/runtime/core'
import type { Definition } from '@linli/schemas/definition'
import type { Finding } from '@linli/schemas/finding'
import { parseDefinition } from '@linli/schemas/parse-definition'
import type { Mutant } from './draw-mutant.ts'

/** How the gate before publishing answers to a definition with a mistake in it. */
export interface Refusal {
  readonly errors: readonly Finding[]
  /** Those that lead to the place of the mistake. */
  readonly atPlace: readonly Finding[]
}

/** Asks what publishing asks: the parser, the checks, the model check and the scenarios. */
export function refusalOf(mutant: Mutant, before: Definition, ground: ScenarioGround): Refusal {
  const parsed = parseDefinition(mutant.document)
  const findings =
    parsed.kind === 'refused'
      ? parsed.findings
      : verifyDefinition(parsed.definition, ground).findings
  const errors = findings.filter(({ severity }) => severity === 'error')
  const atPlace = errors.filter((finding) => leadsTo(finding, mutant, { before, ground }))
  return { errors, atPlace }
}

interface Known {
  readonly before: Definition
  readonly ground: ScenarioGround
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
function wentThrough(index: number, place: string, { before, ground }: Known): boolean {
  const scenario = before.scenarios[index]
  if (scenario === undefined) return false
  const trigger = /^\/triggers\/(\d+)\//.exec(place)?.[1]
  if (trigger !== undefined) return startsBy(scenario, before.triggers[Number(trigger)])
  const { stage } = playScenario(before, scenario, ground)
  const asked = stage.explanations.flatMap(({ decisions }) => decisions.map(({ path }) => path))
  return [...stage.taken, ...asked].some((path) => isWithin(path, place) || isWithin(place, path))
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
