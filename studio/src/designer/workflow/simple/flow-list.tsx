import { LockOutlined, PlusOutlined, SwapRightOutlined } from '@ant-design/icons'
import { memo, startTransition, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Spot } from '../../../document/workflow/insert-step.ts'
import type { Workflow } from '../workflow-context.ts'
import type { DrawnColumn, DrawnFlow, DrawnItem, DrawnJump, DrawnStep } from './drawn-flow.ts'
import { StepCard } from './step-card.tsx'

/** What is done on the flow; the same object for good. */
export type FlowActs = Pick<Workflow, 'askInsert' | 'select'>

interface FlowListProps {
  readonly flow: DrawnFlow
  readonly acts: FlowActs
}

/** More steps than a page shows come after the first picture. */
const AT_FIRST = 12

/** The items of a flow, one below the other, and at its foot what only the 专业 view shows. */
export function FlowList({ flow, acts }: FlowListProps) {
  const isWhole = useGradually(flow.items.length > AT_FIRST)
  return (
    <div className="flow-list">
      <Items items={isWhole ? flow.items : flow.items.slice(0, AT_FIRST)} acts={acts} />
      {isWhole && flow.locked !== null && <Locked locked={flow.locked} acts={acts} />}
    </div>
  )
}

function useGradually(isLong: boolean): boolean {
  const [isWhole, setIsWhole] = useState(!isLong)
  useEffect(() => startTransition(() => setIsWhole(true)), [])
  return isWhole
}

interface ItemsProps {
  readonly items: readonly DrawnItem[]
  readonly acts: FlowActs
}

function Items({ items, acts }: ItemsProps) {
  return items.map((item) => <Item key={item.key} item={item} acts={acts} />)
}

interface ItemProps {
  readonly item: DrawnItem
  readonly acts: FlowActs
}

/** Drawn anew only where it says something else: a workflow may have hundreds. */
const Item = memo(function Item({ item, acts }: ItemProps) {
  switch (item.kind) {
    case 'branches':
      return <Branches columns={item.columns} acts={acts} />
    case 'open':
      return <Open spot={item.spot} acts={acts} />
    case 'jump':
      return <Jump item={item} acts={acts} />
    case 'step':
      return <Step item={item} acts={acts} />
  }
})

function Step({ item, acts }: { readonly item: DrawnStep; readonly acts: FlowActs }) {
  const isPlain = item.inside.length === 0
  return (
    <div className={isPlain ? 'flow-item flow-item-plain' : 'flow-item'}>
      <Line spot={item.spot} acts={acts} />
      <div className={isPlain ? 'flow-step' : 'flow-step flow-group'}>
        <StepCard {...item.card} select={acts.select} />
        {!isPlain && (
          <div className="flow-columns flow-inside">
            {item.inside.map(({ uid, title, flow }) => (
              <div key={uid} className="flow-column">
                {title !== null && <p className="flow-part">{title}</p>}
                <FlowList flow={flow} acts={acts} />
              </div>
            ))}
          </div>
        )}
      </div>
    </div>
  )
}

interface LineProps {
  readonly spot: Spot
  readonly acts: FlowActs
  readonly isBare?: boolean
}

/** A line with its `+`. The keyboard puts steps in from the card above it. */
function Line({ spot, acts, isBare = false }: LineProps) {
  const { t } = useTranslation('workflow')
  return (
    <div className={isBare ? 'flow-line flow-line-bare' : 'flow-line'}>
      <button
        type="button"
        className="flow-add"
        title={t('add.here')}
        aria-label={t('add.here')}
        onClick={() => acts.askInsert(spot)}
      >
        <PlusOutlined />
      </button>
    </div>
  )
}

function Open({ spot, acts }: Omit<LineProps, 'isBare'>) {
  const { t } = useTranslation('workflow')
  return (
    <>
      <Line spot={spot} acts={acts} isBare />
      <p className="flow-open">{t('open')}</p>
    </>
  )
}

function Jump({ item, acts }: { readonly item: DrawnJump; readonly acts: FlowActs }) {
  const { t } = useTranslation('workflow')
  return (
    <>
      <Line spot={item.spot} acts={acts} />
      <button
        type="button"
        className="flow-jump"
        data-stop=""
        onClick={() => acts.select({ state: item.to, part: null, way: null })}
      >
        <SwapRightOutlined aria-hidden="true" /> {t('jump', { to: item.title })}
      </button>
    </>
  )
}

interface BranchesProps {
  readonly columns: readonly DrawnColumn[]
  readonly acts: FlowActs
}

function Branches({ columns, acts }: BranchesProps) {
  return (
    <>
      <div className="flow-line flow-line-plain" />
      <div className="flow-columns">
        {columns.map((column) => (
          <Column key={column.pointer} column={column} acts={acts} />
        ))}
      </div>
    </>
  )
}

function Column({ column, acts }: { readonly column: DrawnColumn; readonly acts: FlowActs }) {
  const { t } = useTranslation('workflow')
  const { pointer, from, isElse, items } = column
  return (
    <div className="flow-column">
      <button
        type="button"
        data-stop=""
        className={column.isChosen ? 'flow-condition flow-chosen' : 'flow-condition'}
        onClick={() => acts.select({ state: from, part: null, way: pointer })}
      >
        <span className="flow-priority">
          {isElse ? t('else') : t('priority', { number: column.number })}
        </span>
        {column.isUnsaid ? (
          <span className="flow-unsaid">{t('noCondition')}</span>
        ) : (
          !isElse && column.label
        )}
        {column.isWrong && <span className="flow-wrong"> {t('hasProblem')}</span>}
      </button>
      {items.length === 0 ? (
        <Line spot={column.spot} acts={acts} />
      ) : (
        <Items items={items} acts={acts} />
      )}
      <div className="flow-line flow-line-plain flow-rest" />
    </div>
  )
}

interface LockedProps {
  readonly locked: NonNullable<DrawnFlow['locked']>
  readonly acts: FlowActs
}

function Locked({ locked: { first, count, names }, acts }: LockedProps) {
  const { t } = useTranslation('workflow')
  return (
    <div className="flow-locked">
      <p>
        <LockOutlined aria-hidden="true" /> {t('locked', { count, names: names.join(t('comma')) })}
      </p>
      <button
        type="button"
        className="link-button"
        data-stop=""
        onClick={() => acts.select({ view: 'pro', state: first, part: null, way: null })}
      >
        {t('openPro')}
      </button>
    </div>
  )
}
