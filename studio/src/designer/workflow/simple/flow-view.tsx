import { type KeyboardEvent, type MouseEvent, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { START } from '../../../document/place-of.ts'
import { spotAfter } from '../../../document/workflow/insert-step.ts'
import { useWording } from '../../use-wording.ts'
import { type StepDeed, stepDeedOf } from '../step-keys.ts'
import type { Workflow } from '../workflow-context.ts'
import { type DrawnPart, drawnPart, keptParts } from './drawn-flow.ts'
import { type FlowActs, FlowList } from './flow-list.tsx'
import { flowMove } from './flow-move.ts'
import { flowsOf } from './flow-of.ts'
import { StartCard } from './start-card.tsx'
import './flow.css'

/** The 简洁 view: one step below the other, with a `+` on every line. Arrows go along the flow, Enter shows the properties, `+` puts a
 *  step in, Delete takes it out. */
export function FlowView({ workflow }: { readonly workflow: Workflow }) {
  const { t } = useTranslation('workflow')
  const { definition, selection, diagram, select } = workflow
  const frame = useRef<HTMLElement>(null)
  const { parts, acts } = useDrawn(workflow)
  const keys = (event: KeyboardEvent) => {
    const card = cardOf(event)
    if (card === null || frame.current === null) return
    const move = moveOf(event)
    if (move !== null) flowMove(frame.current, card, move)?.focus()
    const uid = card.dataset['uid']
    const deed = uid === undefined ? null : stepDeedOf(event)
    if (move === null && (deed === null || uid === undefined)) return
    event.preventDefault()
    if (deed !== null && uid !== undefined && uid !== START) stepKey(deed, uid)
  }
  // Shift+F10 and the menu key ask for it too.
  const menu = (event: MouseEvent) => {
    const uid = cardOf(event)?.dataset['uid']
    const card = cardOf(event)?.getBoundingClientRect()
    if (uid === undefined || uid === START || card === undefined) return
    event.preventDefault()
    const isPointed = event.clientX > 0 || event.clientY > 0
    const at = isPointed ? { x: event.clientX, y: event.clientY } : { x: card.left, y: card.bottom }
    workflow.openMenu(uid, at)
  }
  const stepKey = (deed: StepDeed, uid: string) => {
    if (deed === 'insert') workflow.askInsert(spotAfter(definition, uid))
    else if (deed === 'connect') workflow.askConnect(uid)
    else workflow.deeds[deed](uid)
  }
  return (
    <section
      ref={frame}
      className="flow"
      aria-label={t('view.simpleTitle')}
      onKeyDown={keys}
      onContextMenu={menu}
    >
      <p className="visually-hidden">{t('view.keys')}</p>
      <StartCard {...{ diagram, selection, select }} />
      {parts.length > 1 ? (
        <div className="flow-columns">
          {parts.map(({ uid, flow }) => (
            <div key={uid} className="flow-column">
              <FlowList flow={flow} acts={acts} />
            </div>
          ))}
        </div>
      ) : (
        parts.map(({ uid, flow }) => <FlowList key={uid} flow={flow} acts={acts} />)
      )}
    </section>
  )
}

/** What is written, and what is done on it. */
function useDrawn(workflow: Workflow): {
  readonly parts: readonly DrawnPart[]
  readonly acts: FlowActs
} {
  const { definition, selection, find, labels, problems, askInsert, select } = workflow
  const wording = useWording()
  const flows = useMemo(() => flowsOf(definition), [definition])
  const last = useRef<readonly DrawnPart[]>([])
  const parts = useMemo(() => {
    const drawing = { definition, selection, find, labels, problems, wording }
    const drawn = flows.map((flow) => drawnPart(flow, drawing))
    last.current = keptParts(last.current, drawn)
    return last.current
  }, [definition, selection, find, labels, problems, wording, flows])
  const acts = useMemo(() => ({ askInsert, select }), [askInsert, select])
  return { parts, acts }
}

function cardOf({ target }: { readonly target: EventTarget }): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-stop]') : null
}

const MOVES = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' } as const

function moveOf({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) {
  if (ctrlKey || metaKey || altKey) return null
  return Object.entries(MOVES).find(([name]) => name === key)?.[1] ?? null
}
