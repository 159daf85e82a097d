import type { Definition } from '@linli/schemas/definition'
import { textIn } from '@linli/schemas/locale-text'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { OrgTreeDocument } from '../../api/documents.ts'
import { localeOf } from '../../i18n/i18n.ts'
import { NodeSelect } from '../org/node-select.tsx'
import { TaskAssignees } from './task-assignees.tsx'
import './assignees.css'

interface WhoWouldItBeProps {
  readonly definition: Definition
  /** Names of tasks. */
  readonly tasks: readonly string[]
  /** Whether the server holds the text that is shown. */
  readonly isHeld: boolean
  readonly nodeId: string | null
  readonly onChoose: (nodeId: string | null) => void
}

/** Whom tasks would go to if they opened now at a place that one chooses, with names. */
export function WhoWouldItBe({ definition, tasks, isHeld, nodeId, onChoose }: WhoWouldItBeProps) {
  const { t, i18n } = useTranslation('studio')
  const id = useId()
  const [{ data }] = useQuery({ query: OrgTreeDocument, pause: !isHeld })
  return (
    <section className="assignees" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{t('assignees.title')}</h3>
      {!isHeld && <p className="soft">{t('assignees.saveFirst')}</p>}
      {isHeld && (
        <>
          <label htmlFor={`${id}-node`}>{t('assignees.place')}</label>
          <NodeSelect
            id={`${id}-node`}
            nodes={data?.orgTree ?? []}
            value={nodeId}
            onChange={onChoose}
          />
          {nodeId !== null &&
            tasks.map((task) => (
              <div key={task} aria-live="polite">
                {tasks.length > 1 && (
                  <h4>
                    {textIn(definition.tasks[task]?.title ?? { 'zh-CN': task }, localeOf(i18n))}
                  </h4>
                )}
                <TaskAssignees definition={definition} task={task} nodeId={nodeId} />
              </div>
            ))}
        </>
      )}
    </section>
  )
}
