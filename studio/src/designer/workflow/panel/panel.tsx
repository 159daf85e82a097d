import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { START, WHOLE } from '../../../document/place-of.ts'
import { findUid } from '../../../document/workflow/placed-states.ts'
import { waysOf } from '../../../document/workflow/ways.ts'
import { useWorkflow } from '../workflow-context.ts'
import { StartPanel } from './start-panel.tsx'
import { StatePanel } from './state-panel.tsx'
import { WayPanel } from './way-panel.tsx'
import { WholePanel } from './whole-panel.tsx'

interface PanelProps {
  /** Something else is chosen by now: nobody writes into what was. */
  readonly isBehind: boolean
}

/** The properties of what is chosen: a step, one of its ways, or what begins an instance. */
export function Panel({ isBehind }: PanelProps) {
  const { t } = useTranslation('workflow')
  if (!isBehind) return <Shown />
  return <aside className="workflow-panel card" aria-label={t('panel.title')} aria-busy />
}

function Shown() {
  const { t } = useTranslation('workflow')
  const { definition, placed, selection } = useWorkflow()
  const { state, part, way: pointer } = selection
  const frame = useRef<HTMLElement>(null)
  useEffect(() => {
    if (state === null || part === null) return
    const section = frame.current?.querySelector<HTMLElement>(`[data-part~="${CSS.escape(part)}"]`)
    if (section instanceof HTMLDetailsElement) section.open = true
    section?.scrollIntoView({ block: 'nearest' })
    const entry =
      section?.querySelector<HTMLElement>('input, textarea') ??
      section?.querySelector<HTMLElement>('button')
    entry?.focus()
    if (entry instanceof HTMLInputElement) entry.select()
  }, [state, part, pointer])
  const place = state === null ? undefined : findUid(placed, state)
  const way =
    pointer === null ? undefined : waysOf(definition).find((each) => each.pointer === pointer)
  return (
    <aside ref={frame} className="workflow-panel card" aria-label={t('panel.title')}>
      {state === START ? (
        <StartPanel />
      ) : state === WHOLE ? (
        <WholePanel />
      ) : place === undefined ? (
        <p className="soft">{t('panel.choose')}</p>
      ) : way === undefined || way.from?.uid !== place.uid ? (
        <StatePanel key={place.uid} place={place} />
      ) : (
        <WayPanel key={way.pointer} way={way} />
      )}
    </aside>
  )
}
