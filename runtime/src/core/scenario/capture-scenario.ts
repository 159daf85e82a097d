import { LinliError } from '@linli/schemas/linli-error'
import type { LocaleText } from '@linli/schemas/locale-text'
import type { Scenario, ScenarioStep } from '@linli/schemas/scenario'
import { formatInstant } from '../civil-time.ts'
import { compiledOf } from '../compile-definition.ts'
import { both } from '../expression-names.ts'
import { retraceTaking } from '../rebuild.ts'
import type { Program } from '../step.ts'
import { noteTaken } from '../taken-transitions.ts'
import { createCast } from './cast.ts'
import { createMask } from './mask-answers.ts'
import type { ScenarioGround } from './play-scenario.ts'
import { act, playScenario } from './play-scenario.ts'
import { text } from './scenario-differences.ts'
import type { ScenarioStage } from './scenario-stage.ts'
import { createScenarioStage, currentSnapshot } from './scenario-stage.ts'
import { scenarioTitle } from './scenario-title.ts'
import type { LivedStep, Stand } from './stand-in.ts'
import { standIn } from './stand-in.ts'

export type Capture =
  | { readonly kind: 'captured'; readonly scenario: Scenario }
  | {
      readonly kind: 'refused'
      /** Index of the step that no scenario can tell, or that goes another way without what was said. */
      readonly step: number
      readonly reason: Required<LocaleText>
    }

/** A scenario that goes the way of an instance: the same transitions, in the same order but for timers that were due at one
 *  instant, by people of the fictional street, without anything that anybody wrote. Refused where that cannot be: where the way hangs on a text, or on what a
 *  scenario has no step for. `steps` are all of its history. */
export function captureScenario(
  program: Program,
  steps: readonly LivedStep[],
  ground: ScenarioGround,
): Capture {
  const moved = steps.findIndex(({ entry }) => entry.input.kind === 'migrate')
  if (moved >= 0) return { kind: 'refused', step: moved, reason: OTHER_VERSION }
  const entries = steps.map(({ entry }) => entry)
  const lived = retraceTaking(program, entries).flatMap(({ taken }) => taken)
  // Numbers say something about people as well; they stay only where the way hangs on them.
  const masked = attempt({ program, steps, ground, lived, keepsNumbers: false })
  if (masked.kind === 'captured') return masked
  return attempt({ program, steps, ground, lived, keepsNumbers: true })
}

interface Attempt {
  readonly program: Program
  readonly steps: readonly LivedStep[]
  readonly ground: ScenarioGround
  readonly lived: readonly string[]
  readonly keepsNumbers: boolean
}

function attempt({ program, steps, ground, lived, keepsNumbers }: Attempt): Capture {
  const { definition } = program
  const startsAt = wholeSecond(steps[0]?.entry.now ?? 0)
  const stage = createScenarioStage({ definition, ...ground }, startsAt)
  const taken: string[] = []
  compiledOf(stage.program).run.scope.system.inspect((event: unknown) =>
    noteTaken(event, (path) => taken.push(path)),
  )
  const secrets = secretsOf(steps)
  const stand: Stand = {
    stage,
    steps,
    cast: createCast(ground.street),
    mask: createMask({ definition, street: ground.street, keepsNumbers, secrets }),
  }
  const told: ScenarioStep[] = []
  for (const [index, step] of steps.entries()) {
    const reason = tell(stand, index, told)
    if (reason !== null) return { kind: 'refused', step: index, reason }
    if (!isWithin(taken, lived)) {
      return { kind: 'refused', step: index, reason: OTHER_WAY }
    }
    const states = step.explanation.entered.length > 0 ? currentSnapshot(stage).position : []
    if (states.length > 0) told.push({ expect: { states } })
  }
  const last = steps.length - 1
  if (taken.length !== lived.length) return { kind: 'refused', step: last, reason: OTHER_WAY }
  told.push({ expect: ending(stage) })
  const scenario = {
    title: scenarioTitle(
      definition,
      steps.flatMap(({ explanation }) => explanation.entered),
    ),
    startsAt: formatInstant(startsAt),
    steps: told,
  }
  const { failure } = playScenario(definition, scenario, ground)
  return failure === null
    ? { kind: 'captured', scenario }
    : { kind: 'refused', step: last, reason: failure.message }
}

const OTHER_VERSION = text(
  '工单中途换过版本，例子只能按一个版本走。',
  'It was moved to another version, and a scenario goes by one.',
)

const OTHER_WAY = text(
  '去掉真实内容以后，走法就和这张工单不一样了：有条件取决于填写的内容或办理的人。',
  'Without what was really said it goes another way: a condition hangs on what was answered or on who did it.',
)

/** Adds what tells a step, and does it. A reason where that cannot be. */
function tell(stand: Stand, index: number, told: ScenarioStep[]): Required<LocaleText> | null {
  try {
    const { steps, reason } = standIn(stand, index)
    for (const step of steps) {
      act(stand.stage, step)
      told.push(step)
    }
    return reason
  } catch (error) {
    if (!(error instanceof LinliError)) throw error
    return both(`没有做成：${error.code}`, `It was not done: ${error.code}`)
  }
}

/** Whether each transition was taken as often at most. Not asked is their order: timers that are due at one instant fire in
 *  any. */
function isWithin(taken: readonly string[], lived: readonly string[]): boolean {
  const times = (paths: readonly string[], sought: string) =>
    paths.filter((path) => path === sought).length
  return taken.every((path) => times(taken, path) <= times(lived, path))
}

function ending(stage: ScenarioStage) {
  const { position, tasks, status } = currentSnapshot(stage)
  return { states: position, tasks: tasks.map(({ name }) => name), ended: status !== 'active' }
}

/** Every text that came with a step. */
function secretsOf(steps: readonly LivedStep[]): ReadonlySet<string> {
  const secrets = new Set<string>()
  const visit = (value: unknown) => {
    if (typeof value === 'string') secrets.add(value)
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(visit)
  }
  for (const { entry } of steps) visit(entry.input)
  return secrets
}

function wholeSecond(instant: number): number {
  return instant - (instant % 1000)
}
