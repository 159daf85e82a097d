import { chinaWorkingCalendar } from '@linli/runtime'
import {
  checkDefinition,
  compileDefinition,
  diffDefinitions,
  type ScenarioGround,
  verifyDefinition,
} from '@linli/runtime/core'
import type { Definition } from '@linli/schemas/definition'
import { parseDefinitionText } from '@linli/schemas/parse-definition'
import { readStreet } from '../scenarios/read-templates.ts'
import { CPU_BAR_MS, cpuMsAgain, cpuMsOf } from './cpu-time.ts'
import { brokenFinding } from './judge-findings.ts'
import { faultOf, type Judged } from './judged.ts'

export interface JudgedDefinition extends Judged {
  /** CPU of parser, checks and compiler. */
  readonly cpuMs: number
  readonly definition: Definition | null
}

/** What the editor does with every text: never a crash, never more than the bar, a finding for every refusal, and what is
 *  found to be sound compiles. */
export function judgeDefinition(text: string): JudgedDefinition {
  let judged: Omit<JudgedDefinition, 'cpuMs'> = {
    outcome: 'refused',
    fault: null,
    definition: null,
  }
  const once = () => {
    judged = checked(text)
  }
  let cpuMs = cpuMsOf(once)
  if (cpuMs > CPU_BAR_MS) cpuMs = Math.min(cpuMs, cpuMsAgain(once))
  const isSlow = judged.fault === null && cpuMs > CPU_BAR_MS
  return { ...judged, cpuMs, ...(isSlow ? { fault: 'slow' } : {}) }
}

function checked(text: string): Omit<JudgedDefinition, 'cpuMs'> {
  try {
    const parsed = parseDefinitionText(text)
    if (parsed.kind === 'refused') {
      const silent = parsed.findings.length === 0 ? 'finding: none, and it is refused' : null
      const fault = silent ?? brokenFinding(parsed.findings, documentOf(text))
      return { outcome: 'refused', fault, definition: null }
    }
    const { definition } = parsed
    const findings = checkDefinition(definition)
    const fault = brokenFinding(findings, definition)
    const isSound = findings.every(({ severity }) => severity === 'warning')
    if (!isSound) return { outcome: 'found', fault, definition: null }
    compileDefinition(definition, 'fuzz')
    return { outcome: 'sound', fault, definition }
  } catch (error) {
    return { outcome: 'found', fault: faultOf(error), definition: null }
  }
}

/** Undefined where the text is no JSON, or so much of it that nobody looks inside. */
function documentOf(text: string): unknown {
  try {
    return text.length > 512 * 1024 ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

export interface JudgedModel {
  readonly fault: string | null
  /** CPU of model check, scenarios and comparison. They have limits of their own, and run beside what a person waits for. */
  readonly cpuMs: number
  readonly isComplete: boolean
}

const GROUND: ScenarioGround = { street: readStreet(), calendar: chinaWorkingCalendar() }

/** What publishing does with a sound definition, and what its official is shown of the changes since `before`. */
export function judgeModel(definition: Definition, before: Definition): JudgedModel {
  let [fault, isComplete]: [string | null, boolean] = [null, true]
  const cpuMs = cpuMsOf(() => {
    try {
      const { findings, model } = verifyDefinition(definition, GROUND)
      isComplete = model?.isComplete ?? false
      const told = diffDefinitions(before, definition, GROUND.street.posts)
      fault =
        brokenFinding(findings, definition) ??
        brokenFinding(told.map(({ path, message }) => ({ ...DIFFERENCE, path, message })))
    } catch (error) {
      fault = faultOf(error)
    }
  })
  return { fault, cpuMs, isComplete }
}

const DIFFERENCE = { severity: 'warning', code: 'change.told' } as const
