import type { Coverage, ScenarioFailure, ScenarioGround } from '@linli/runtime/core'
import type { Definition } from '@linli/schemas/definition'
import { useEffect, useState } from 'react'
import type { Answer } from '../simulator/answers.ts'
import { askCore } from '../simulator/ask-core.ts'

export interface PlayedScenario {
  readonly failure: ScenarioFailure | null
  /** uids of the innermost states where it stood at the end. */
  readonly position: readonly string[]
}

export interface Played {
  /** By the scenario's index; it comes one after another. */
  readonly results: ReadonlyMap<number, PlayedScenario>
  /** Null until all are played. */
  readonly coverage: Coverage | null
}

const NOTHING: Played = { results: new Map(), coverage: null }

/** The scenarios of a definition as they go, played beside the page when it is shown, when it changes, and when asked for again. */
export function usePlayed(definition: Definition, ground: ScenarioGround) {
  const [played, setPlayed] = useState(NOTHING)
  const [round, setRound] = useState(0)
  // Another round is what `again` asks for.
  useEffect(() => {
    setPlayed(NOTHING)
    return askCore({ wants: 'scenarios', definition, ground }, (answer) =>
      setPlayed((before) => withAnswer(before, answer)),
    )
  }, [definition, ground, round])
  return { played, again: () => setRound((before) => before + 1) }
}

function withAnswer(before: Played, answer: Answer): Played {
  if (answer.kind === 'coverage') return { ...before, coverage: answer.coverage }
  if (answer.kind !== 'scenario') return before
  const { index, failure, position } = answer
  return { ...before, results: new Map([...before.results, [index, { failure, position }]]) }
}
