import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OpenTaskFieldsFragment } from '../../api/documents.ts'
import { Delayed } from '../../ui/delayed.tsx'

// Most who follow their number have nothing to answer; the form library is loaded for those who have.
const TaskCard = lazy(async () => ({ default: (await import('./task-card.tsx')).TaskCard }))

interface TaskCardsProps {
  readonly tasks: readonly OpenTaskFieldsFragment[]
  readonly refresh: () => void
}

/** What waits for the resident; an answered task leaves a word of thanks, with the focus, in its place. */
export function TaskCards({ tasks, refresh }: TaskCardsProps) {
  const { t } = useTranslation('portal')
  const [answered, setAnswered] = useState<readonly string[]>([])
  const thanks = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (answered.length > 0) thanks.current?.focus()
  }, [answered])
  const open = tasks.filter((task) => task.state === 'open' && !answered.includes(task.id))
  return (
    <>
      {answered.length > 0 && (
        <p ref={thanks} className="thanks" tabIndex={-1} role="status">
          {t('task.thanks')}
        </p>
      )}
      <Suspense fallback={<Delayed />}>
        {open.map((task) => (
          <TaskCard
            key={task.id}
            task={task}
            onDone={() => {
              setAnswered((done) => [...done, task.id])
              refresh()
            }}
          />
        ))}
      </Suspense>
    </>
  )
}
