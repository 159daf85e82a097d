import { textIn } from '@linli/schemas/locale-text'
import { Button, Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import {
  addHistory,
  addTask,
  removeTask,
  setHistory,
  setPauses,
} from '../../../document/workflow/edit-state.ts'
import { tasksOf } from '../../../document/workflow/invoked.ts'
import { NEW_WORDS } from '../../../document/workflow/new-words.ts'
import { findTarget, type PlacedState } from '../../../document/workflow/placed-states.ts'
import { addRegion } from '../../../document/workflow/regions.ts'
import { localeOf } from '../../../i18n/i18n.ts'
import { Choice } from '../../parts/choice.tsx'
import { Several } from '../../parts/several.tsx'
import { useWording } from '../../use-wording.ts'
import { titleIn } from '../step-summary.ts'
import { useRemoving } from '../use-removing.ts'
import { useWorkflow } from '../workflow-context.ts'
import { PartSection } from './part-section.tsx'
import { timersAround } from './timers-around.ts'

interface StateMoreProps {
  readonly place: PlacedState
}

/** What a step may have besides: more tasks, more lines, and clocks that stand still meanwhile. */
export function Besides({ place }: StateMoreProps) {
  const { t, i18n } = useTranslation('workflow')
  const { definition, edit } = useWorkflow()
  const remove = useRemoving()
  const { uid, state } = place
  const locale = localeOf(i18n)
  const what = state.meta.title['zh-CN']
  const tasks = tasksOf(state)
  const around = timersAround(place.parent)
  return (
    <PartSection title={t('besides.title')} parts={['pauses']} uid={uid} isFolded>
      {(around.length > 0 || state.pauses !== undefined) && (
        <div className="panel-line">
          {t('besides.pauses')}
          <Several
            label={t('besides.pauses')}
            value={state.pauses ?? []}
            options={around.map((value) => ({
              value,
              label: textIn(definition.timers[value]?.title ?? { 'zh-CN': value }, locale),
            }))}
            onChange={(next) =>
              edit((now) => setPauses(now, uid, next), { key: 'changeStep', what })
            }
          />
        </div>
      )}
      <div className="panel-deeds">
        {state.type === 'parallel' && (
          <Button
            onClick={() => {
              edit((now) => addRegion(now, uid)?.definition ?? now, { key: 'changeStep', what })
            }}
          >
            {t('besides.addRegion')}
          </Button>
        )}
        {state.type === undefined && state.states !== undefined && (
          <Button
            onClick={() => {
              edit((now) => addHistory(now, uid), { key: 'changeStep', what })
            }}
          >
            {t('besides.addHistory')}
          </Button>
        )}
        <Button
          onClick={() => {
            const title = { 'zh-CN': NEW_WORDS.task }
            edit((now) => addTask(now, uid, title).definition, { key: 'changeStep', what })
          }}
        >
          {t(tasks.length === 0 ? 'besides.firstTask' : 'besides.addTask')}
        </Button>
        {tasks.length > 1 &&
          tasks.map((task) => {
            const name = textIn(definition.tasks[task]?.title ?? { 'zh-CN': task }, locale)
            return (
              <Button
                key={task}
                danger
                onClick={() => {
                  const about = { key: 'changeStep', what: name } as const
                  remove((now) => removeTask(now, uid, task), about)
                }}
              >
                {t('besides.removeTask', { name })}
              </Button>
            )
          })}
      </div>
    </PartSection>
  )
}

/** Where a state of history leads: back to where it was left, or to this one while it never was. */
export function HistoryFields({ place }: StateMoreProps) {
  const { t } = useTranslation('workflow')
  const wording = useWording()
  const { placed, edit } = useWorkflow()
  const { uid, state } = place
  const beside = placed.filter(({ parent, uid: each }) => {
    return parent?.uid === place.parent?.uid && each !== uid
  })
  const to = state.target === undefined ? undefined : findTarget(placed, place, state.target)
  const isDeep = state.history === 'deep'
  const put = (next: { readonly isDeep: boolean; readonly target: string }) =>
    edit((now) => setHistory(now, uid, next), {
      key: 'changeStep',
      what: state.meta.title['zh-CN'],
    })
  const target = to?.uid ?? beside[0]?.uid
  if (target === undefined) return null
  return (
    <PartSection title={t('history.title')} parts={['history', 'target']} uid={uid}>
      <p className="soft">{t('history.help')}</p>
      <div className="panel-line">
        {t('history.first')}
        <Choice
          label={t('history.first')}
          value={to?.uid}
          options={beside.map((each) => ({
            value: each.uid,
            label: titleIn(each.state, wording),
          }))}
          onChange={(next) => put({ isDeep, target: next })}
        />
      </div>
      <Checkbox
        checked={isDeep}
        onChange={(event) => put({ isDeep: event.target.checked, target })}
      >
        {t('history.deep')}
      </Checkbox>
    </PartSection>
  )
}
