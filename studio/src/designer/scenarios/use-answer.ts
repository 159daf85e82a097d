import type { ScenarioGround } from '@linli/runtime/core'
import type { Definition } from '@linli/schemas/definition'
import { useEffect, useRef, useState } from 'react'
import type { Answer } from '../simulator/answers.ts'
import { askCore } from '../simulator/ask-core.ts'

type Kind = 'proposals' | 'ways' | 'model'

export interface Asking<Wanted extends Kind> {
  readonly answer: Extract<Answer, { kind: Wanted }> | null
  readonly isAsking: boolean
  readonly ask: () => void
}

interface Asked<Wanted extends Kind> {
  readonly wants: Wanted
  readonly definition: Definition
  readonly ground: ScenarioGround
}

/** One question about a definition, answered beside the page when asked. What was said of another text is forgotten. */
export function useAnswer<Wanted extends Kind>(asked: Asked<Wanted>): Asking<Wanted> {
  const { wants, definition, ground } = asked
  const [answer, setAnswer] = useState<Asking<Wanted>['answer']>(null)
  const [isAsking, setIsAsking] = useState(false)
  const stop = useRef<() => void>(() => undefined)
  // An answer is of one definition.
  useEffect(() => {
    setAnswer(null)
    setIsAsking(false)
    return () => stop.current()
  }, [definition, ground])
  const ask = () => {
    stop.current()
    setIsAsking(true)
    stop.current = askCore({ wants, definition, ground }, (given) => {
      if (given.kind !== wants) return
      setAnswer(given as Extract<Answer, { kind: Wanted }>)
      setIsAsking(false)
    })
  }
  return { answer, isAsking, ask }
}
