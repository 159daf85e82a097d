import type { Definition } from '@linli/schemas/definition'
import { useEffect, useMemo, useReducer, useRef } from 'react'
import { type AnsweringThread, type BesidePage, createBesidePage } from '../../ui/beside-page.ts'
import type { Diagram } from './diagram.ts'
import { isKeptWhole, type Layout, layoutOf } from './layout.ts'

/** So many states are laid out in less time than it takes to ask somebody else. */
const FEW = 60

export interface LayoutQuestion {
  readonly diagram: Diagram
  readonly kept: Definition['layout']
}

/** A diagram with where everything of it stands. */
export interface LaidOut {
  readonly diagram: Diagram
  readonly layout: Layout
}

/** The diagram with its layout. A large one whose states stand nowhere yet is laid out beside the page: until then it is the one before,
 *  null at first. */
export function useLaidOut(diagram: Diagram, kept: Definition['layout']): LaidOut | null {
  const beside = useRef<Beside | null>(null)
  const shown = useRef<LaidOut | null>(null)
  const [, draw] = useReducer((count: number) => count + 1, 0)
  const atOnce = useMemo(() => {
    const isQuick = diagram.nodes.length <= FEW || isKeptWhole(diagram, kept)
    return isQuick ? { diagram, layout: layoutOf(diagram, kept) } : null
  }, [diagram, kept])
  if (atOnce !== null) shown.current = atOnce
  useEffect(() => {
    if (atOnce !== null) return
    const asked = { isGone: false }
    beside.current ??= createBeside()
    beside.current.ask({ diagram, kept }, (layout) => {
      if (asked.isGone) return
      shown.current = { diagram, layout }
      draw()
    })
    return () => {
      asked.isGone = true
    }
  }, [atOnce, diagram, kept])
  useEffect(
    () => () => {
      beside.current?.close()
      beside.current = null
    },
    [],
  )
  return shown.current
}

/** Lays one diagram out beside the page. */
export function laidOutOnce(diagram: Diagram, kept: Definition['layout']): Promise<Layout> {
  if (diagram.nodes.length <= FEW) return Promise.resolve(layoutOf(diagram, kept))
  return new Promise((resolve) => {
    const beside = createBeside()
    beside.ask({ diagram, kept }, (layout) => {
      beside.close()
      resolve(layout)
    })
  })
}

type Beside = BesidePage<LayoutQuestion, Layout>

function createBeside(): Beside {
  return createBesidePage({
    start: startThread,
    here: ({ diagram, kept }) => layoutOf(diagram, kept),
  })
}

function startThread(): AnsweringThread<Layout> {
  return new Worker(new URL('./layout-worker.ts', import.meta.url), { type: 'module' })
}
