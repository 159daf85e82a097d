import type { ProposedScenarios, ScenarioGround } from '@linli/runtime/core'
import { withScenarios } from '@linli/runtime/core'
import type { Definition } from '@linli/schemas/definition'
import { useEffect, useRef, useState } from 'react'
import type { DraftDocument } from '../definitions/use-draft-document.ts'
import { askCore } from '../simulator/ask-core.ts'

export interface Proposing {
  /** What the last asking gave; null before, and once the text is another one. */
  readonly added: ProposedScenarios | null
  readonly isAsking: boolean
  /** Whether the text went on meanwhile, so that nothing was added. */
  readonly isLate: boolean
  readonly ask: () => void
}

interface Parts {
  /** What the draft says, without error findings. */
  readonly definition: Definition
  readonly ground: ScenarioGround
  readonly draft: DraftDocument
}

/** Scenarios for what was not tried, put into the text as one step. */
export function useProposal({ definition, ground, draft }: Parts): Proposing {
  const [isAsking, setIsAsking] = useState(false)
  const [isLate, setIsLate] = useState(false)
  const [added, setAdded] = useState<ProposedScenarios | null>(null)
  const [after, setAfter] = useState<string | null>(null)
  const stop = useRef<() => void>(() => undefined)
  useEffect(() => () => stop.current(), [])
  const current = useRef(draft)
  current.current = draft
  const add = (proposed: ProposedScenarios, before: string) => {
    setIsAsking(false)
    const { text, change } = current.current
    if (text !== before) {
      setIsLate(true)
      return
    }
    setAdded(proposed)
    if (proposed.proposals.length === 0) return
    const next = withScenarios(
      before,
      proposed.proposals.map(({ scenario }) => scenario),
    )
    change(next, { key: 'scenarios' })
    setAfter(next)
  }
  const ask = () => {
    setIsAsking(true)
    setIsLate(false)
    setAfter(null)
    const before = draft.text
    stop.current = askCore({ wants: 'proposals', definition, ground }, (answer) => {
      if (answer.kind === 'proposals') add(answer.proposed, before)
    })
  }
  const isAsLeft = after === null || draft.text === after
  return { added: isAsLeft ? added : null, isAsking, isLate, ask }
}
