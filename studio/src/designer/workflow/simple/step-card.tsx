import { WarningFilled } from '@ant-design/icons'
import { memo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { findTarget } from '../../../document/workflow/placed-states.ts'
import { useWording } from '../../use-wording.ts'
import { type IconKind, KindIcon } from '../kind-icon.tsx'
import { stepKindOf } from '../step-kind-of.ts'
import { stepSummary, titleIn } from '../step-summary.ts'
import { useWorkflow } from '../workflow-context.ts'
import type { FlowStep } from './flow.ts'

interface StepCardProps {
  readonly step: FlowStep
  /** What is inside. */
  readonly children: ReactNode
}

/** A step: its kind, its name, who does it until when; where else it may lead; and what is inside. */
export function StepCard({ step, children }: StepCardProps) {
  const wording = useWording()
  const { definition, placed, selection, select, labels, problems } = useWorkflow()
  const { place, asides, inside } = step
  const { uid, state } = place
  const found = problems.get(uid) ?? []
  const titleOf = (target: string) => {
    const to = findTarget(placed, place, target)
    return to === undefined ? target : titleIn(to.state, wording)
  }
  const told = asides.map((way) => {
    const label = labels.get(way.pointer) || wording.t(`workflow:wakes.${way.kind}`)
    return way.to === null ? label : `${label} → ${titleIn(way.to.state, wording)}`
  })
  return (
    <div className={inside.length > 0 ? 'flow-step flow-group' : 'flow-step'}>
      <Card
        uid={uid}
        kind={stepKindOf(state, definition)}
        title={titleIn(state, wording)}
        summary={stepSummary(definition, state, { wording, titleOf })}
        asides={told.join('\n')}
        isChosen={selection.state === uid && selection.way === null}
        problems={found.length}
        isBroken={found.some(({ finding }) => finding.severity === 'error')}
        select={select}
      />
      {children}
    </div>
  )
}

interface CardProps {
  readonly uid: string
  readonly kind: IconKind
  readonly title: string
  readonly summary: string
  /** One a line. */
  readonly asides: string
  readonly isChosen: boolean
  readonly problems: number
  readonly isBroken: boolean
  readonly select: ReturnType<typeof useWorkflow>['select']
}

/** Drawn anew only where it says something else: a workflow may have hundreds. */
const Card = memo(function Card(props: CardProps) {
  const { t } = useTranslation('workflow')
  const { uid, kind, title, summary, asides, isChosen, problems, select } = props
  return (
    <button
      type="button"
      data-stop=""
      data-uid={uid}
      className={`flow-card flow-card-${kind}${isChosen ? ' flow-chosen' : ''}`}
      aria-current={isChosen || undefined}
      aria-haspopup="menu"
      onClick={() => select({ state: uid, part: null, way: null })}
    >
      <KindIcon kind={kind} />
      <span className="flow-card-body">
        <span className="flow-card-head">
          <strong>{title === '' ? t('noName') : title}</strong>{' '}
          <span className="flow-kind">{t(`kind.${kind}`)}</span>
        </span>
        {summary !== '' && <span className="flow-summary">{summary}</span>}
        {asides !== '' &&
          asides.split('\n').map((aside) => (
            <span key={aside} className="flow-aside">
              {aside}
            </span>
          ))}
      </span>
      {problems > 0 && (
        <span className={`flow-badge flow-badge-${props.isBroken ? 'error' : 'warning'}`}>
          <WarningFilled aria-hidden="true" /> {problems}
          <span className="visually-hidden">{t('problemCount')}</span>
        </span>
      )}
    </button>
  )
})
