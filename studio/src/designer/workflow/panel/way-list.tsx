import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { leadNowhere, retarget, withBranch } from '../../../document/workflow/edit-ways.ts'
import type { PlacedState } from '../../../document/workflow/placed-states.ts'
import { NO_CONDITION } from '../../../document/workflow/step-kinds.ts'
import { targetName, type Way, waysOf } from '../../../document/workflow/ways.ts'
import { Choice } from '../../parts/choice.tsx'
import { useWording } from '../../use-wording.ts'
import { titleIn } from '../step-summary.ts'
import { useWorkflow } from '../workflow-context.ts'
import { PartSection } from './part-section.tsx'

/** Where a step leads: each way with its condition behind a press, and where it goes. */
export function WayList({ place }: { readonly place: PlacedState }) {
  const { t } = useTranslation('workflow')
  const { definition, askConnect, edit } = useWorkflow()
  const { uid, state } = place
  const ways = waysOf(definition).filter(({ from }) => from?.uid === uid)
  const own = ways.filter(({ kind }) => kind !== 'timer' && kind !== 'event')
  const [first] = own
  const last = own.at(-1)
  const branch = () => {
    if (first === undefined) return
    const to = last?.to ?? first.to
    const target = to === null ? {} : { target: targetName(place.parent?.uid ?? null, to) }
    const about = { key: 'addBranch', what: state.meta.title['zh-CN'] } as const
    edit((now) => withBranch(now, first.list, target).definition, about)
  }
  return (
    <PartSection
      title={t('way.title')}
      parts={['always', 'invoke', 'on', 'onDone', 'way']}
      uid={uid}
    >
      <ul className="way-list">
        {own.map((way) => (
          <WayRow key={way.pointer} way={way} />
        ))}
      </ul>
      {own.length === 0 && <p className="soft">{t('way.none')}</p>}
      <div className="panel-deeds">
        {first === undefined ? (
          <Button onClick={() => askConnect(uid)}>{t('menu.connect')}</Button>
        ) : (
          <Button onClick={branch}>{t('way.addBranch')}</Button>
        )}
      </div>
    </PartSection>
  )
}

/** Stands for no target in a choice, which has no empty value. */
const NOWHERE = ' '

/** The ways that one event or time limit wakes, and one more. */
export function WokenWays({
  place,
  ways,
}: {
  readonly place: PlacedState
  readonly ways: readonly Way[]
}) {
  const { t } = useTranslation('workflow')
  const { edit } = useWorkflow()
  const [first] = ways
  if (first === undefined) return null
  const what = place.state.meta.title['zh-CN']
  return (
    <>
      <ul className="way-list">
        {ways.map((way) => (
          <WayRow key={way.pointer} way={way} />
        ))}
      </ul>
      <Button
        size="small"
        onClick={() => {
          edit((now) => withBranch(now, first.list, {}).definition, { key: 'addBranch', what })
        }}
      >
        {t('way.addBranch')}
      </Button>
    </>
  )
}

/** One way: what it waits for, and where it leads. */
export function WayRow({ way }: { readonly way: Way }) {
  const { t } = useTranslation('workflow')
  const wording = useWording()
  const { placed, labels, select, edit } = useWorkflow()
  const label = wayLabel(way, labels.get(way.pointer), t)
  // What is taken by itself must lead somewhere; an event or a time limit may only do something.
  const nowhere = way.kind === 'always' ? [] : [{ value: NOWHERE, label: t('way.nowhere') }]
  const states = placed
    .filter(({ state }) => state.type !== 'history')
    .map(({ uid: value, state }) => ({ value, label: titleIn(state, wording) }))
  const options = [...nowhere, ...states]
  return (
    <li className="way-row">
      <button
        type="button"
        className="link-button"
        onClick={() => select({ way: way.pointer, part: null })}
      >
        {label}
      </button>
      <span aria-hidden="true">→</span>
      <Choice
        label={t('way.target', { way: label })}
        value={way.to?.uid ?? (way.transition.target === undefined ? NOWHERE : undefined)}
        options={options}
        onChange={(to) => {
          edit(
            (now) =>
              to === NOWHERE ? leadNowhere(now, way.pointer) : retarget(now, way.pointer, to),
            { key: 'retarget', what: label },
          )
        }}
      />
    </li>
  )
}

/** What a way waits for, in words; where it says nothing, what wakes it. */
export function wayLabel(
  way: Way,
  label: string | undefined,
  t: ReturnType<typeof useTranslation<'workflow'>>['t'],
): string {
  const { guard } = way.transition
  if (guard?.type === 'expr' && guard.params.cel === NO_CONDITION) return t('noCondition')
  if (label !== undefined && label !== '') return label
  return way.count > 1 && guard === undefined ? t('else') : t(`wakes.${way.kind}`)
}
