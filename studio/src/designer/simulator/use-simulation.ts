import type { Frame, Move, Run, ScenarioGround } from '@linli/runtime/core'
import { formatInstant, frameAt, playRun, playScenario, runOf } from '@linli/runtime/core'
import type { Definition } from '@linli/schemas/definition'
import type { LinliError } from '@linli/schemas/linli-error'
import type { LocaleText } from '@linli/schemas/locale-text'
import type { Scenario } from '@linli/schemas/scenario'
import { useEffect, useMemo, useState } from 'react'
import type { Calendars } from '../../document/simulation/calendars.ts'
import { runOfLink } from '../../document/simulation/run-link.ts'
import { useGo, usePath, useQueryString } from '../../staff/staff-link.tsx'
import { FICTIONAL_STREET } from './fictional-street.ts'
import { keepRun, keptRun } from './kept-run.ts'

export type Basis = 'street' | 'published'

/** The scenario that a run was opened from. */
export interface Origin {
  readonly title: LocaleText
  /** What is not as it is written, at the frame that is shown first. */
  readonly difference: Required<LocaleText> | null
}

export interface Simulation {
  readonly definition: Definition
  readonly ground: ScenarioGround
  readonly run: Run
  readonly frames: readonly Frame[]
  /** Index of the frame that is shown. */
  readonly at: number
  readonly frame: Frame
  readonly origin: Origin | null
  readonly basis: Basis
  /** Why the last move could not be made. */
  readonly refusal: LinliError | null
  /** Goes on from the frame that is shown; what came after it is dropped. Null where the move was made, else why it was not. */
  readonly make: (move: Move) => LinliError | null
  readonly show: (at: number) => void
  /** Takes back all moves after this frame. */
  readonly undoTo: (at: number) => void
  readonly restart: (startsAt?: string) => void
  readonly setBasis: (basis: Basis) => void
  /** Plays a scenario in place of what was played. */
  readonly open: (scenario: Scenario) => void
}

interface Playing {
  readonly run: Run
  readonly at: number
  readonly origin: Origin | null
  readonly basis: Basis
}

interface Parts {
  readonly definitionId: string
  readonly definition: Definition
  readonly calendars: Calendars
}

/** A draft being played. The run begins with what the address says, or where it was left. */
export function useSimulation({ definitionId, definition, calendars }: Parts): Simulation {
  const open = useOpened({ definitionId, definition, calendars })
  const [opened] = useState<Playing>(open)
  const [playing, setPlaying] = useState<Playing>(opened)
  const [refusal, setRefusal] = useState<LinliError | null>(null)
  const { run, basis, origin } = playing
  const ground = useMemo<ScenarioGround>(
    () => ({ street: FICTIONAL_STREET, calendar: calendars[basis] }),
    [calendars, basis],
  )
  const frames = useMemo(() => playRun(definition, run, ground), [definition, run, ground])
  useEffect(() => keepRun(definitionId, run), [definitionId, run])
  useAddressUntil(run !== opened.run)
  const at = Math.min(playing.at, frames.length - 1)
  const frame = frames[at] ?? NOWHERE
  const change = (next: Partial<Playing>) => {
    setRefusal(null)
    setPlaying((before) => ({ ...before, ...next }))
  }
  const movesUntil = (frameIndex: number) => run.moves.slice(0, frameIndex)
  return {
    ...{ definition, ground, run, frames, at, frame, origin, basis, refusal },
    make: (move) => {
      const moves = [...movesUntil(at), move]
      const made = playRun(definition, { ...run, moves }, ground).at(-1)?.refusal ?? null
      if (made === null) change({ run: { ...run, moves }, at: moves.length, origin: null })
      else setRefusal(made)
      return made
    },
    show: (index) => change({ at: index }),
    undoTo: (index) =>
      change({ run: { ...run, moves: movesUntil(index) }, at: index, origin: null }),
    restart: (startsAt = run.startsAt) =>
      change({ run: { startsAt, moves: [] }, at: 0, origin: null }),
    setBasis: (next) => change({ basis: next }),
    open: (scenario) => change(playingOf(scenario, { definition, calendars })),
  }
}

const NOWHERE: Frame = {
  ...{ now: 0, snapshot: null, explanations: [], taken: [], effects: [] },
  ...{ reading: null, refusal: null },
}

/** The address asks for a run as long as that is the one that is played: a reload shows it again, and does not begin again once somebody
 *  has gone on from it. */
function useAddressUntil(isOther: boolean): void {
  const query = useQueryString()
  const path = usePath()
  const go = useGo()
  const isAsked = query.has('run') || query.has('scenario')
  useEffect(() => {
    if (isAsked && isOther) go(`${path}?tab=simulator`, { replace: true })
  })
}

/** What the address asks for, or where the run was left. */
function useOpened({ definitionId, definition, calendars }: Parts): () => Playing {
  const query = useQueryString()
  return () => {
    const scenario = definition.scenarios[Number(query.get('scenario') ?? Number.NaN)]
    if (scenario !== undefined) return playingOf(scenario, { definition, calendars })
    const linked = runOfLink(query.get('run') ?? '')
    const run = linked ?? keptRun(definitionId) ?? { startsAt: thisMinute(), moves: [] }
    return { run, at: run.moves.length, origin: null, basis: basisOf(query) }
  }
}

/** A scenario as it goes by the published calendar, shown where it is not as it is written, or at its end. */
function playingOf(
  scenario: Scenario,
  { definition, calendars }: Pick<Parts, 'definition' | 'calendars'>,
): Playing {
  const ground = { street: FICTIONAL_STREET, calendar: calendars.published }
  const { failure } = playScenario(definition, scenario, ground)
  const at = frameAt(scenario, failure?.step ?? scenario.steps.length)
  const origin = { title: scenario.title, difference: failure?.message ?? null }
  return { run: runOf(scenario), at, origin, basis: 'published' }
}

function thisMinute(): string {
  const now = Date.now()
  return formatInstant(now - (now % 60_000))
}

/** Scenarios and what comes of them go by the published calendar; what somebody plays, by the street's own. */
function basisOf(query: URLSearchParams): Basis {
  return query.has('run') && query.get('by') !== 'street' ? 'published' : 'street'
}
