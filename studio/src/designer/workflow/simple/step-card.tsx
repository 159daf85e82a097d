import { WarningFilled } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { KindIcon } from '../kind-icon.tsx'
import type { Workflow } from '../workflow-context.ts'
import type { DrawnCard } from './drawn-flow.ts'
import { useInSight } from './use-in-sight.ts'

interface StepCardProps extends DrawnCard {
  readonly select: Workflow['select']
}

/** A step: its kind, its name, who does it until when; where else it may lead. */
export function StepCard(props: StepCardProps) {
  const { t } = useTranslation('workflow')
  const { uid, kind, title, summary, asides, isChosen, problems, select } = props
  const card = useInSight(isChosen)
  return (
    <button
      ref={card}
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
}
