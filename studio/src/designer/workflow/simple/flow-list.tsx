import { LockOutlined, PlusOutlined, SwapRightOutlined } from '@ant-design/icons'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Spot } from '../../../document/workflow/insert-step.ts'
import { NO_CONDITION } from '../../../document/workflow/step-kinds.ts'
import { useWording } from '../../use-wording.ts'
import { titleIn } from '../step-summary.ts'
import { useWorkflow } from '../workflow-context.ts'
import type { Flow, FlowBranches, FlowColumn, FlowItem, FlowStep } from './flow.ts'
import { StepCard } from './step-card.tsx'

/** The items of a flow, one below the other, and at its foot what only the 专业 view shows. */
export function FlowList({ flow }: { readonly flow: Flow }) {
  return (
    <div className="flow-list">
      <Items items={flow.items} />
      {flow.locked.length > 0 && <Locked flow={flow} />}
    </div>
  )
}

function Items({ items }: { readonly items: readonly FlowItem[] }) {
  return items.map((item) => {
    if (item.kind === 'branches') return <Branches key={`of:${item.of.uid}`} branches={item} />
    if (item.kind === 'open') return <Open key="open" spot={item.spot} />
    if (item.kind === 'jump') return <Jump key={`to:${item.to.uid}`} item={item} />
    return (
      <div key={item.place.uid} className="flow-item">
        <Line spot={item.spot} />
        <StepCard step={item}>
          <Inside step={item} />
        </StepCard>
      </div>
    )
  })
}

/** The flows inside a step, beside each other. */
function Inside({ step: { place, inside } }: { readonly step: FlowStep }) {
  const wording = useWording()
  if (inside.length === 0) return null
  return (
    <div className="flow-columns flow-inside">
      {inside.map((inner) => (
        <div key={inner.place.uid} className="flow-column">
          {inner.place.uid !== place.uid && (
            <p className="flow-part">{titleIn(inner.place.state, wording)}</p>
          )}
          <FlowList flow={inner.flow} />
        </div>
      ))}
    </div>
  )
}

/** A line with its `+`. The keyboard puts steps in from the card above it. */
const Line = memo(function Line({
  spot,
  isBare = false,
}: {
  readonly spot: Spot
  readonly isBare?: boolean
}) {
  const { t } = useTranslation('workflow')
  const { askInsert } = useWorkflow()
  return (
    <div className={isBare ? 'flow-line flow-line-bare' : 'flow-line'}>
      <button
        type="button"
        className="flow-add"
        title={t('add.here')}
        aria-label={t('add.here')}
        onClick={() => askInsert(spot)}
      >
        <PlusOutlined />
      </button>
    </div>
  )
})

function Open({ spot }: { readonly spot: Spot }) {
  const { t } = useTranslation('workflow')
  return (
    <>
      <Line spot={spot} isBare />
      <p className="flow-open">{t('open')}</p>
    </>
  )
}

function Jump({ item }: { readonly item: Extract<FlowItem, { readonly kind: 'jump' }> }) {
  const { t } = useTranslation('workflow')
  const wording = useWording()
  const { select } = useWorkflow()
  return (
    <>
      <Line spot={item.spot} />
      <button
        type="button"
        className="flow-jump"
        data-stop=""
        onClick={() => select({ state: item.to.uid, part: null, way: null })}
      >
        <SwapRightOutlined aria-hidden="true" />{' '}
        {t('jump', { to: titleIn(item.to.state, wording) })}
      </button>
    </>
  )
}

function Branches({ branches }: { readonly branches: FlowBranches }) {
  return (
    <>
      <div className="flow-line flow-line-plain" />
      <div className="flow-columns">
        {branches.columns.map((column) => (
          <Column key={column.way.pointer} column={column} />
        ))}
      </div>
    </>
  )
}

function Column({ column }: { readonly column: FlowColumn }) {
  const { t } = useTranslation('workflow')
  const { select, selection, labels, problems } = useWorkflow()
  const { way, isElse, spot, items } = column
  const isChosen = selection.way === way.pointer
  const isUnsaid =
    way.transition.guard?.type === 'expr' && way.transition.guard.params.cel === NO_CONDITION
  const label = labels.get(way.pointer) ?? ''
  const isWrong = (problems.get(way.from?.uid ?? '') ?? []).some(({ finding }) =>
    finding.path.startsWith(way.pointer),
  )
  return (
    <div className="flow-column">
      <button
        type="button"
        data-stop=""
        className={isChosen ? 'flow-condition flow-chosen' : 'flow-condition'}
        onClick={() => select({ state: way.from?.uid ?? null, part: null, way: way.pointer })}
      >
        <span className="flow-priority">
          {isElse ? t('else') : t('priority', { number: way.index + 1 })}
        </span>
        {isUnsaid ? <span className="flow-unsaid">{t('noCondition')}</span> : !isElse && label}
        {isWrong && <span className="flow-wrong"> {t('hasProblem')}</span>}
      </button>
      {items[0] === undefined ? <Line spot={spot} /> : <Items items={items} />}
      <div className="flow-line flow-line-plain flow-rest" />
    </div>
  )
}

function Locked({ flow }: { readonly flow: Flow }) {
  const { t } = useTranslation('workflow')
  const wording = useWording()
  const { select } = useWorkflow()
  const names = flow.locked
    .map(({ state }) => titleIn(state, wording))
    .filter((name) => name !== '')
  return (
    <div className="flow-locked">
      <p>
        <LockOutlined aria-hidden="true" />{' '}
        {t('locked', { count: flow.locked.length, names: names.join(t('comma')) })}
      </p>
      <button
        type="button"
        className="link-button"
        data-stop=""
        onClick={() =>
          select({ view: 'pro', state: flow.locked[0]?.uid ?? null, part: null, way: null })
        }
      >
        {t('openPro')}
      </button>
    </div>
  )
}
