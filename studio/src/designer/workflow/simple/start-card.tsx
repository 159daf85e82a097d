import { useTranslation } from 'react-i18next'
import { START } from '../../../document/place-of.ts'
import { KindIcon } from '../kind-icon.tsx'
import type { Workflow } from '../workflow-context.ts'
import { useInSight } from './use-in-sight.ts'

type StartCardProps = Pick<Workflow, 'diagram' | 'selection' | 'select'>

/** What begins an instance: the forms somebody sends, the devices that report. */
export function StartCard({ diagram, selection, select }: StartCardProps) {
  const { t } = useTranslation('workflow')
  const isChosen = selection.state === START
  const card = useInSight(isChosen || selection.state === null)
  const start = diagram.nodes.find(({ kind }) => kind === 'start')
  const facts = start?.facts.map(({ text }) => text).join(t('comma')) ?? ''
  return (
    <div className="flow-step">
      <button
        ref={card}
        type="button"
        data-stop=""
        data-uid={START}
        className={`flow-card flow-card-start${isChosen ? ' flow-chosen' : ''}`}
        aria-current={isChosen || undefined}
        onClick={() => select({ state: START, part: null, way: null })}
      >
        <KindIcon kind="start" />
        <span className="flow-card-body">
          <span className="flow-card-head">
            <strong>{t('start.title')}</strong>
          </span>
          <span className="flow-summary">{facts === '' ? t('start.none') : facts}</span>
        </span>
      </button>
    </div>
  )
}
