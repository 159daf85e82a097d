import type { Definition } from '@linli/schemas/definition'
import type { LocaleText } from '@linli/schemas/locale-text'
import { resultIn } from '../decided-guard.ts'
import type { Asked, Turn } from '../explain-guards.ts'
import { askedOf, conditionOf, factsOf, roundsOf, turnsOf } from '../explain-guards.ts'
import { both } from '../expression-names.ts'
import type { Explanation } from '../step.ts'

/** One way that the machine could have gone at a place where it had to decide. */
export interface Branch {
  /** JSON Pointer of the transition. */
  readonly path: string
  /** `taken`: its condition held, or none before it did; `refused`: it did not hold; `unasked`: another one before it was taken. */
  readonly verdict: 'taken' | 'refused' | 'unasked'
  /** In words; null where it has no condition. */
  readonly condition: Required<LocaleText> | null
  /** The fields that decided it, with what was in them; empty where nothing was asked. */
  readonly facts: Required<LocaleText>
}

/** Tells of a step each place where the machine decided, in order, with all the ways that it had there, as it tries them. What is
 *  personal is told in plain: only for what nobody real has said. Walks the definition once; keep it. */
export function branchTeller(
  definition: Definition,
): (explanation: Pick<Explanation, 'decisions'>) => Branch[][] {
  const asked = askedOf(definition)
  return ({ decisions }) =>
    roundsOf(turnsOf(decisions, asked)).map((round) => branchesOf(round, asked))
}

function branchesOf(round: readonly Turn[], asked: ReadonlyMap<string, Asked>): Branch[] {
  const [first] = round
  if (first === undefined) return []
  const turns = new Map(round.map((turn) => [turn.path, turn]))
  const list = [...asked].filter(([, each]) => each.list === first.list)
  let isTaken = false
  return list.map(([path, each]) => {
    const turn = turns.get(path)
    const holds = turn === undefined ? each.guard === null : resultIn(turn.guard, turn) !== false
    const verdict =
      isTaken || (!holds && turn === undefined) ? 'unasked' : holds ? 'taken' : 'refused'
    isTaken ||= verdict === 'taken'
    return {
      ...{ path, verdict },
      condition: each.guard === null ? null : conditionOf({ ...each, guard: each.guard }),
      facts: turn === undefined ? both('') : factsIn(turn),
    }
  })
}

function factsIn(turn: Turn): Required<LocaleText> {
  const told = (locale: 'zh-CN' | 'en') => factsOf([turn], locale, () => 'clear')
  return both(told('zh-CN'), told('en'))
}
