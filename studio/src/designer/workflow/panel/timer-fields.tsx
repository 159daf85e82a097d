import type { TimerDefinition } from '@linli/schemas/definition'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { asList } from '../../../document/workflow/as-list.ts'
import { setTask } from '../../../document/workflow/edit-state.ts'
import {
  addTimer,
  removeTimer,
  reuseTimer,
  setTimer,
  setTimerThen,
  type Then,
} from '../../../document/workflow/edit-timers.ts'
import { tasksOf } from '../../../document/workflow/invoked.ts'
import { limitNotice, limitTitle } from '../../../document/workflow/new-words.ts'
import type { PlacedState } from '../../../document/workflow/placed-states.ts'
import { waysOf } from '../../../document/workflow/ways.ts'
import { localeOf } from '../../../i18n/i18n.ts'
import { Choice } from '../../parts/choice.tsx'
import { ClockEditor } from '../../parts/clock-editor.tsx'
import { FirmText } from '../../parts/firm-text.tsx'
import { optionsOf } from '../../parts/option.ts'
import { useWording } from '../../use-wording.ts'
import { titleIn } from '../step-summary.ts'
import { useRemoving } from '../use-removing.ts'
import { useWorkflow } from '../workflow-context.ts'
import { PartSection } from './part-section.tsx'
import { useCalendar, useLookups } from './use-lookups.ts'
import { WokenWays } from './way-list.tsx'

/** The time limits of a step, and what happens when each is over. */
export function TimerFields({ place }: { readonly place: PlacedState }) {
  const { t, i18n } = useTranslation('workflow')
  const { definition, edit } = useWorkflow()
  const { uid, state } = place
  const names = Object.keys(state.after ?? {})
  const others = optionsOf(definition.timers, localeOf(i18n)).filter(
    ({ value }) => !names.includes(value),
  )
  const add = () => {
    const title = { 'zh-CN': limitTitle(state.meta.title['zh-CN']) }
    const timer: TimerDefinition = { title, clock: 'working-days', days: 1 }
    edit((now) => addTimer(now, uid, timer).definition, { key: 'addTimer', what: title['zh-CN'] })
  }
  return (
    <PartSection title={t('timer.title')} parts={['after', 'due']} uid={uid}>
      {names.map((name) => (
        <TimerRow key={name} place={place} name={name} />
      ))}
      <Button onClick={add}>{t('timer.add')}</Button>
      {others.length > 0 && (
        <div className="panel-line">
          {t('timer.reuse')}
          <Choice
            label={t('timer.reuse')}
            hint={t('timer.reuse')}
            value={undefined}
            options={others}
            onChange={(name) => {
              const what = definition.timers[name]?.title['zh-CN'] ?? name
              edit((now) => reuseTimer(now, uid, name), { key: 'addTimer', what })
            }}
          />
        </div>
      )}
    </PartSection>
  )
}

interface TimerRowProps {
  readonly place: PlacedState
  readonly name: string
}

function TimerRow({ place, name }: TimerRowProps) {
  const { t } = useTranslation('workflow')
  const { definition, edit } = useWorkflow()
  const calendar = useCalendar()
  const remove = useRemoving()
  const { uid } = place
  const timer = definition.timers[name]
  if (timer === undefined) return <p className="part-problem">{t('timer.missing', { name })}</p>
  const what = timer.title['zh-CN']
  const put = (next: TimerDefinition) =>
    edit((now) => setTimer(now, name, next), {
      ...{ key: 'changeTimer', what, mergeKey: `timer:${name}` },
    })
  return (
    <div className="panel-nested">
      <FirmText
        label={t('timer.name')}
        maxLength={60}
        value={timer.title}
        onChange={(title) => put({ ...timer, title })}
      />
      <ClockEditor
        label={t('timer.long')}
        value={timer}
        timers={definition.timers}
        calendar={calendar}
        onChange={put}
      />
      <ThenFields place={place} name={name} />
      <DueChoice place={place} name={name} />
      <Button
        danger
        size="small"
        onClick={() => {
          remove((now) => removeTimer(now, uid, name), { key: 'removeTimer', what })
        }}
      >
        {t('timer.remove', { name: what })}
      </Button>
    </div>
  )
}

/** Whether the holder of the step's task sees this time limit as its deadline. */
function DueChoice({ place, name }: TimerRowProps) {
  const { t } = useTranslation('workflow')
  const { definition, edit } = useWorkflow()
  const [task] = tasksOf(place.state)
  const declared = task === undefined ? undefined : definition.tasks[task]
  if (task === undefined || declared === undefined) return null
  if (declared.due === name) return <p className="soft">{t('timer.isDue')}</p>
  const what = declared.title['zh-CN']
  return (
    <Button
      size="small"
      onClick={() => {
        edit((now) => setTask(now, { task, key: 'due' }, name), { key: 'changeStep', what })
      }}
    >
      {t('timer.makeDue')}
    </Button>
  )
}

/** What a time limit does is nothing, telling a post, or going on elsewhere; something else stays as it was drawn. */
function ThenFields({ place, name }: TimerRowProps) {
  const { t } = useTranslation('workflow')
  const wording = useWording()
  const { definition, placed, edit } = useWorkflow()
  const lookups = useLookups(definition)
  const { uid } = place
  const [way] = asList(place.state.after?.[name])
  const timer = definition.timers[name]
  const told = way?.actions?.flatMap((action) =>
    action.type === 'notify' && action.params.to.strategy === 'post' ? [action.params.to.post] : [],
  )[0]
  const kind = way?.target !== undefined ? 'go' : told === undefined ? 'nothing' : 'remind'
  const target = placed.find(({ uid: each, key, parent }) => {
    return way?.target === `#${each}` || (way?.target === key && parent?.uid === place.parent?.uid)
  })
  const put = (then: Then) =>
    edit((now) => setTimerThen(now, { uid, timer: name }, then), {
      ...{ key: 'changeTimer', what: timer?.title['zh-CN'] ?? name },
    })
  const remind = (post: string) => {
    put({ kind: 'remind', post, ...limitNotice(timer?.title['zh-CN'] ?? name) })
  }
  const others = placed.filter(({ uid: each }) => each !== uid)
  const ways = waysOf(definition).filter(
    (each) => each.kind === 'timer' && each.name === name && each.from?.uid === uid,
  )
  return (
    <>
      <div className="panel-line">
        {t('timer.then')}
        <Choice
          label={t('timer.then')}
          value={kind}
          options={(['nothing', 'remind', 'go'] as const).map((value) => ({
            value,
            label: t(`timer.thens.${value}`),
          }))}
          onChange={(next) => {
            if (next === 'remind') remind('committee')
            if (next === 'go') put({ kind: 'go', to: others[0]?.uid ?? uid })
            if (next === 'nothing') put({ kind: 'nothing' })
          }}
        />
      </div>
      {kind === 'remind' && (
        <div className="panel-line">
          {t('timer.who')}
          <Choice label={t('timer.who')} value={told} options={lookups.posts} onChange={remind} />
        </div>
      )}
      {kind === 'go' && (
        <div className="panel-line">
          {t('timer.goTo')}
          <Choice
            label={t('timer.goTo')}
            value={target?.uid}
            options={others.map(({ uid: value, state }) => ({
              value,
              label: titleIn(state, wording),
            }))}
            onChange={(to) => put({ kind: 'go', to })}
          />
        </div>
      )}
      {asList(place.state.after?.[name]).length > 1 && <p className="soft">{t('timer.several')}</p>}
      <details className="panel-more" open={asList(place.state.after?.[name]).length > 1}>
        <summary>{t('timer.ways')}</summary>
        <WokenWays place={place} ways={ways} />
      </details>
    </>
  )
}
