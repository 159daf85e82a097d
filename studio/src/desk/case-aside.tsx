import { useTranslation } from 'react-i18next'
import { OpenTasks } from '../staff/open-tasks.tsx'
import { SimilarCases } from '../staff/similar-cases.tsx'
import { StaffLink } from '../staff/staff-link.tsx'
import { Timeline } from '../staff/timeline.tsx'
import type { TaskDetail } from './task-detail.ts'
import { instancePath, taskPath } from './task-path.ts'

interface CaseAsideProps {
  readonly task: TaskDetail
  readonly now: number
}

/** The case around the task: where it stands, who else works on it, what happened so far. */
export function CaseAside({ task, now }: CaseAsideProps) {
  const { t } = useTranslation('desk')
  const { instance } = task
  const others = instance.tasks.filter((other) => other.id !== task.id)
  return (
    <aside className="case-aside" aria-label={t('aside.title')}>
      <section className="card" aria-labelledby="aside-position">
        <h2 id="aside-position">{t('aside.position')}</h2>
        <ul className="position-list">
          {instance.positionTitles.map((title) => (
            <li key={title}>{title}</li>
          ))}
        </ul>
        <StaffLink to={instancePath(instance.id)}>{t('aside.toInstance')}</StaffLink>
      </section>
      <section className="card" aria-labelledby="aside-tasks">
        <h2 id="aside-tasks">{t('aside.tasks')}</h2>
        <OpenTasks tasks={others} now={now} hrefOf={(id) => `/desk${taskPath(id)}`} />
      </section>
      <SimilarCases instanceId={instance.id} now={now} />
      <section className="card" aria-labelledby="aside-timeline">
        <h2 id="aside-timeline">{t('aside.timeline')}</h2>
        <Timeline entries={instance.timeline} now={now} instanceId={instance.id} />
      </section>
    </aside>
  )
}
