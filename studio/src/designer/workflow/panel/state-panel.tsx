import { CloseOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { renameState, setPublicTitle } from '../../../document/workflow/edit-state.ts'
import { spotAfter } from '../../../document/workflow/insert-step.ts'
import { tasksOf } from '../../../document/workflow/invoked.ts'
import type { PlacedState } from '../../../document/workflow/placed-states.ts'
import { FirmText } from '../../parts/firm-text.tsx'
import { LocaleTextInput } from '../../parts/locale-text-input.tsx'
import { useWording } from '../../use-wording.ts'
import { stepKindOf } from '../step-kind-of.ts'
import { titleIn } from '../step-summary.ts'
import { useWorkflow } from '../workflow-context.ts'
import { ChildFields } from './child-fields.tsx'
import { EntryActions } from './entry-actions.tsx'
import { EventFields } from './event-fields.tsx'
import { PartProblems, PartSection } from './part-section.tsx'
import { Besides, HistoryFields } from './state-more.tsx'
import { TaskFields } from './task-fields.tsx'
import { TimerFields } from './timer-fields.tsx'
import { WayList } from './way-list.tsx'

/** The properties of a step; each change is at once in the document. */
export function StatePanel({ place }: { readonly place: PlacedState }) {
  const { t } = useTranslation('workflow')
  const wording = useWording()
  const { definition, selection, select } = useWorkflow()
  const { uid, state } = place
  const kind = stepKindOf(state, definition)
  const isEnd = state.type === 'final' || state.type === 'history'
  const tasks = tasksOf(state)
  return (
    <>
      <header className="panel-head">
        <h2>
          {titleIn(state, wording)} <span className="flow-kind">{t(`kind.${kind}`)}</span>
        </h2>
        <Button
          type="text"
          icon={<CloseOutlined aria-hidden="true" />}
          aria-label={t('panel.close')}
          onClick={() => select({ state: null, part: null, way: null })}
        />
      </header>
      {!isEnd && <StepButtons uid={uid} />}
      <Names place={place} />
      {tasks.map((task) => (
        <TaskFields key={task} uid={uid} task={task} />
      ))}
      <ChildFields place={place} />
      {state.type === 'history' && <HistoryFields place={place} />}
      {!isEnd && <TimerFields place={place} />}
      {!isEnd && <EventFields place={place} />}
      {!isEnd && <WayList place={place} />}
      {state.type !== 'history' && <EntryActions place={place} />}
      {!isEnd && <Besides place={place} />}
      {isEnd && <StepButtons uid={uid} />}
      <p className="soft panel-uid">
        {t('panel.uid')} <code>{uid}</code>
      </p>
      {selection.part === null && <Unplaced uid={uid} />}
    </>
  )
}

function Names({ place }: { readonly place: PlacedState }) {
  const { t } = useTranslation('workflow')
  const { edit } = useWorkflow()
  const { uid, state } = place
  const { title, publicTitle } = state.meta
  return (
    <PartSection title={t('panel.name')} parts={['name', 'meta']} uid={uid}>
      <FirmText
        key={`name ${uid}`}
        label={t('panel.name')}
        isLabelHidden
        maxLength={60}
        value={title}
        whenEmpty={t('panel.noName')}
        onChange={(next) => {
          const about = { key: 'renameStep', what: next['zh-CN'], mergeKey: `name:${uid}` } as const
          edit((now) => renameState(now, uid, next), about)
        }}
      />
      <LocaleTextInput
        key={`public ${uid}`}
        label={t('panel.publicName')}
        maxLength={60}
        value={publicTitle ?? null}
        onChange={(next) => {
          const about = {
            key: 'changeStep',
            what: title['zh-CN'],
            mergeKey: `public:${uid}`,
          } as const
          edit((now) => setPublicTitle(now, uid, next['zh-CN'] === '' ? null : next), about)
        }}
      />
    </PartSection>
  )
}

function StepButtons({ uid }: { readonly uid: string }) {
  const { t } = useTranslation('workflow')
  const { definition, placed, askInsert, askConnect, deeds } = useWorkflow()
  const isEnd = placed.find((each) => each.uid === uid)?.state.type !== undefined
  return (
    <div className="panel-deeds">
      {!isEnd && (
        <>
          <Button onClick={() => askInsert(spotAfter(definition, uid))}>{t('menu.add')}</Button>
          <Button onClick={() => askConnect(uid)}>{t('menu.connect')}</Button>
          <Button onClick={() => deeds.duplicate(uid)}>{t('menu.duplicate')}</Button>
        </>
      )}
      <Button danger onClick={() => deeds.remove(uid)}>
        {t('menu.delete')}
      </Button>
    </div>
  )
}

/** Problems that are about no property shown above. */
function Unplaced({ uid }: { readonly uid: string }) {
  return (
    <PartProblems uid={uid} parts={['states', 'type', 'initial', 'onDone', 'pauses', 'task']} />
  )
}
