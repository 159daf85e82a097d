import type { Definition } from '@linli/schemas/definition'
import type { Finding } from '@linli/schemas/finding'
import type { LocaleText } from '@linli/schemas/locale-text'
import { checkDefinition } from './check-definition.ts'
import { checkModel } from './model-check/check-model.ts'
import type { Coverage } from './scenario/coverage.ts'
import { coverageOf } from './scenario/coverage.ts'
import type { ScenarioFailure, ScenarioGround, ScenarioRun } from './scenario/play-scenario.ts'
import { playScenario } from './scenario/play-scenario.ts'
import { silencedAdvice } from './silence/silenced-advice.ts'

/** Everything that is known of a definition before it is published. */
export interface Verification {
  /** Errors first. Empty of errors, it may be published. */
  readonly findings: readonly Finding[]
  /** Whether it compiles, so that whoever may override the other findings has something to publish. */
  readonly isSound: boolean
  /** Null where it is not sound. */
  readonly model: { readonly configurations: number; readonly isComplete: boolean } | null
  readonly scenarios: readonly PlayedScenario[]
  readonly coverage: Coverage | null
}

export interface PlayedScenario {
  readonly title: LocaleText
  readonly failure: ScenarioFailure | null
}

/** How far a verification is: the part of it that has begun, and how many scenarios of it are played. */
export interface VerificationCourse {
  readonly step: 'check' | 'model' | 'scenarios'
  readonly done: number
  readonly of: number
}

/** Checks, model check and scenarios of a parsed definition, as the gate before publishing asks for them. The same on the
 *  server, in the studio and on the command line. Takes up to some seconds; keep it off a thread that others wait for. `tell` hears
 *  each part begin, and each scenario end. */
export function verifyDefinition(
  definition: Definition,
  ground: ScenarioGround,
  tell: (course: VerificationCourse) => void = () => undefined,
): Verification {
  const of = definition.scenarios.length
  const begin = (step: VerificationCourse['step']) => tell({ step, done: 0, of })
  begin('check')
  const checked = checkDefinition(definition)
  const errors = checked.filter(isError)
  if (errors.length > 0) return unsound(definition, { checked, errors, ground })
  begin('model')
  const { findings, configurations, isComplete } = checkModel(definition, { ground })
  begin('scenarios')
  const runs = definition.scenarios.map((scenario, index) => {
    const run = playScenario(definition, scenario, ground)
    tell({ step: 'scenarios', done: index + 1, of })
    return run
  })
  const all = [
    ...checked,
    ...silencedAdvice(definition, findings).told,
    ...runs.flatMap((run, index) => failureOf(run, index, definition)),
  ]
  return {
    findings: [...all.filter(isError), ...all.filter((finding) => !isError(finding))],
    isSound: true,
    model: { configurations, isComplete },
    scenarios: runs.map(({ failure }, index) => ({
      title: definition.scenarios[index]?.title ?? { 'zh-CN': '' },
      failure,
    })),
    coverage: coverageOf(
      definition,
      runs.map(({ stage }) => stage),
    ),
  }
}

/** Errors of a definition that runs all the same. */
const RUNS: ReadonlySet<string> = new Set(['state.unreachable', 'task.due-not-running'])

interface Unsound {
  readonly checked: readonly Finding[]
  readonly errors: readonly Finding[]
  readonly ground: ScenarioGround
}

/** A state that nothing leads to says what is left over, not what is missing: the scenario that went there does. */
function unsound(definition: Definition, { checked, errors, ground }: Unsound): Verification {
  const runs = errors.every(({ code }) => RUNS.has(code))
    ? definition.scenarios.map((scenario) => playScenario(definition, scenario, ground))
    : []
  const failures = runs.flatMap((run, index) => failureOf(run, index, definition))
  const all = [...errors, ...failures, ...checked.filter((finding) => !isError(finding))]
  return { findings: all, isSound: false, model: null, scenarios: [], coverage: null }
}

function failureOf({ failure }: ScenarioRun, index: number, { scenarios }: Definition): Finding[] {
  if (failure === null) return []
  const title = scenarios[index]?.title
  return [
    {
      severity: 'error',
      code: 'scenario.fails',
      path: `/scenarios/${index}/steps/${failure.step}`,
      message: {
        'zh-CN': `场景“${title?.['zh-CN'] ?? ''}”第 ${failure.step + 1} 步不对：${failure.message['zh-CN']}。`,
        en: `Step ${failure.step + 1} of the scenario “${title?.en ?? title?.['zh-CN'] ?? ''}” fails: ${failure.message.en}.`,
      },
    },
  ]
}

function isError({ severity }: Finding): boolean {
  return severity === 'error'
}
