import { readFileSync, writeFileSync } from 'node:fs'
import type { ProposedScenarios } from '@linli/runtime/core'
import { checkDefinition, proposeScenarios, withScenarios } from '@linli/runtime/core'
import { textIn } from '@linli/schemas/locale-text'
import type { Call } from './commands.ts'
import { ground, tellFinding } from './commands.ts'
import { type ExitCode, worst } from './exit-code.ts'
import { readDefinition } from './read-definition.ts'

/** Tells scenarios for what none of a file's goes through, or adds them to it. 1 where something is left without one. */
export function proposeMissing(call: Call): ExitCode {
  return worst(call.files.map((path) => proposeFor(path, call)))
}

function proposeFor(path: string, call: Call): ExitCode {
  const read = readDefinition(path)
  const findings = read.kind === 'read' ? checkDefinition(read.definition) : read.findings
  const errors = findings.filter(({ severity }) => severity === 'error')
  if (read.kind !== 'read' || errors.length > 0) {
    for (const finding of errors) tellFinding(finding, path, call)
    return 1
  }
  const proposed = proposeScenarios(read.definition, ground())
  const scenarios = proposed.proposals.map(({ scenario }) => scenario)
  if (call.isWriting) writeFileSync(path, withScenarios(readFileSync(path, 'utf8'), scenarios))
  tellProposed(path, proposed, call)
  if (!call.isWriting && scenarios.length > 0) call.tell(JSON.stringify(scenarios, null, 2))
  return proposed.untried.length === 0 ? 0 : 1
}

function tellProposed(
  file: string,
  { proposals, untried }: ProposedScenarios,
  { tell, locale }: Call,
): void {
  for (const { scenario, covers } of proposals) {
    tell(`+ ${file}: ${textIn(scenario.title, locale)}`)
    for (const path of covers) tell(`    ${path}`)
  }
  for (const { path, message } of untried) tell(`? ${file}${path}: ${textIn(message, locale)}`)
}
