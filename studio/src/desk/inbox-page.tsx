import { Button } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { TaskRowFragment } from '../api/documents.ts'
import { EmptyList, NothingFound } from '../staff/empty-list.tsx'
import { StaffLink, useGo, useQueryString } from '../staff/staff-link.tsx'
import { useNow } from '../staff/use-now.ts'
import { usePageTitle } from '../staff/use-page-title.ts'
import { Delayed } from '../ui/delayed.tsx'
import { LoadTrouble } from '../ui/load-trouble.tsx'
import { AskedList } from './asked-list.tsx'
import { BatchBar } from './batch-bar.tsx'
import { isBatchable } from './batch-choice.ts'
import { DoneList } from './done-list.tsx'
import {
  type InboxFilter,
  inboxFilterOf,
  isNarrowed,
  NO_FILTER,
  passes,
  queryOf,
} from './inbox-filter.ts'
import { InboxFilters } from './inbox-filters.tsx'
import { MyDuty } from './my-duty.tsx'
import { useQueuedWork } from './offline/offline-context.ts'
import { ListShortcuts } from './shortcuts-button.tsx'
import { StartedList } from './started-list.tsx'
import { TaskListButton } from './task-list-button.tsx'
import { TaskRow } from './task-row.tsx'
import { groupByUrgency } from './urgency.ts'
import { type Batch, useBatch } from './use-batch.ts'
import { type Inbox, useDraftTaskIds, useInbox, useTeamTasks } from './use-inbox.ts'
import { useListedTasks } from './use-listed-tasks.ts'
import { useRowKeys } from './use-row-keys.ts'

/** The inbox: what I may work on, most pressing first, and what I have done. */
export function InboxPage() {
  const { t } = useTranslation('desk')
  const inbox = useInbox()
  const filter = inboxFilterOf(useQueryString())
  const team = useTeamTasks(filter.tab === 'open' && filter.holder === 'team', inbox)
  const go = useGo()
  const list = useRef<HTMLDivElement>(null)
  useRowKeys(list)
  usePageTitle(
    inbox.tasks.length === 0
      ? t('inbox.title')
      : t('inbox.titleCount', { count: inbox.tasks.length }),
  )
  return (
    <div className="page" ref={list}>
      <div className="page-head">
        <h1>{t('inbox.title')}</h1>
        <StaffLink to="/find">{t('find.title')}</StaffLink>
        <ListShortcuts />
      </div>
      <MyDuty />
      <nav className="tabs" aria-label={t('inbox.tabs')}>
        <TabLink
          filter={{ ...filter, tab: 'open' }}
          current={filter.tab}
          {...(inbox.isLoaded ? { count: inbox.tasks.length } : {})}
        />
        <TabLink filter={{ ...filter, tab: 'asked' }} current={filter.tab} />
        <TabLink filter={{ ...filter, tab: 'started' }} current={filter.tab} />
        <TabLink filter={{ ...filter, tab: 'done' }} current={filter.tab} />
      </nav>
      {filter.tab === 'done' && <DoneList />}
      {filter.tab === 'asked' && <AskedList />}
      {filter.tab === 'started' && <StartedList />}
      {filter.tab === 'open' && (
        <OpenTasks
          inbox={filter.holder === 'team' ? team : inbox}
          filter={filter}
          onFilter={(next) => go(`/${queryOf(next)}`, { replace: true })}
        />
      )}
    </div>
  )
}

interface TabLinkProps {
  readonly filter: InboxFilter
  readonly current: InboxFilter['tab']
  readonly count?: number
}

function TabLink({ filter, current, count }: TabLinkProps) {
  const { t } = useTranslation('desk')
  const isHere = filter.tab === current
  return (
    <StaffLink
      className="tab"
      to={`/${queryOf(filter)}`}
      aria-current={isHere ? 'page' : undefined}
    >
      {t(`inbox.${filter.tab}`)}
      {count !== undefined && <span className="tab-count">{count}</span>}
    </StaffLink>
  )
}

interface OpenTasksProps {
  readonly inbox: Inbox
  readonly filter: InboxFilter
  readonly onFilter: (filter: InboxFilter) => void
}

function OpenTasks({ inbox, filter, onFilter }: OpenTasksProps) {
  const { t } = useTranslation(['desk', 'common'])
  const now = useNow()
  const isTeam = filter.holder === 'team'
  const hers = useBatch(inbox.reload)
  // What others hold is not hers to do.
  const batch = isTeam ? { ...hers, isOn: false } : hers
  const listed = useListedTasks(inbox, filter)
  const shown = inbox.tasks.filter((task) => passes(task, filter, now))
  const groups = groupByUrgency(shown, now)
  // The filters stay where they are while what they ask for comes: whoever works by keys stands on one of them.
  const filters = <InboxFilters filter={filter} tasks={inbox.tasks} onChange={onFilter} />
  if (!inbox.isLoaded)
    return (
      <>
        {filters}
        <StillLoading inbox={inbox} />
      </>
    )
  return (
    <>
      {filters}
      {batch.isOn ? (
        <BatchBar batch={batch} tasks={shown} />
      ) : (
        !isTeam &&
        shown.filter(isBatchable).length > 1 && (
          <Button className="batch-start" onClick={() => batch.turn(true)}>
            {t('batch.start')}
          </Button>
        )
      )}
      {shown.length === 0 && isNarrowed(filter) && (
        <NothingFound onClear={() => onFilter({ ...NO_FILTER, tab: filter.tab })} />
      )}
      {shown.length === 0 && !isNarrowed(filter) && (
        <EmptyList
          title={t('empty.open')}
          advice={t('empty.openAdvice')}
          action={<StaffLink to="/?tab=done">{t('empty.toDone')}</StaffLink>}
        />
      )}
      <TaskGroups {...{ groups, now, batch }} />
      {inbox.hasMore && <p className="soft">{t('inbox.more')}</p>}
      {(shown.length > 0 || inbox.hasMore) && (
        <TaskListButton count={inbox.hasMore ? null : shown.length} listed={listed} />
      )}
    </>
  )
}

function StillLoading({ inbox: { error, reload } }: Pick<OpenTasksProps, 'inbox'>) {
  return error === undefined ? <Delayed /> : <LoadTrouble error={error} retry={reload} />
}

interface TaskGroupsProps {
  readonly groups: ReturnType<typeof groupByUrgency<TaskRowFragment>>
  readonly now: number
  readonly batch: Batch
}

function TaskGroups({ groups, now, batch }: TaskGroupsProps) {
  const { t } = useTranslation('desk')
  const drafts = useDraftTaskIds()
  const doneHere = new Set(useQueuedWork().map(({ taskId }) => taskId))
  return groups.map((group) => (
    <section key={group.urgency} aria-labelledby={`group-${group.urgency}`} className="task-group">
      <h2 id={`group-${group.urgency}`} className={`group-title group-${group.urgency}`}>
        {t(`urgency.${group.urgency}`)} <span className="group-count">{group.tasks.length}</span>
      </h2>
      <ul className="task-list">
        {group.tasks.map((task) => (
          <TaskRow
            key={task.id}
            {...{ task, now, hasDraft: drafts.has(task.id), isDoneHere: doneHere.has(task.id) }}
            {...choiceOf(batch, task.id)}
          />
        ))}
      </ul>
    </section>
  ))
}

function choiceOf({ isOn, chosen, toggle }: Batch, taskId: string) {
  if (!isOn) return {}
  return { choice: { isChosen: chosen.has(taskId), onToggle: () => toggle(taskId) } }
}
