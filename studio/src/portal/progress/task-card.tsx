import type { FormDefinition } from '@linli/schemas/form-definition'
import type { JsonObject } from '@linli/schemas/json'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from 'urql'
import { CompleteOwnTaskDocument, type OpenTaskFieldsFragment } from '../../api/documents.ts'
import { useSession } from '../../api/session.ts'
import { withSession } from '../../api/with-session.ts'
import { FormView } from '../../form-view/form-view.tsx'
import type { ShownProblem } from '../../form-view/problems.ts'
import { localeOf } from '../../i18n/i18n.ts'
import { newKey } from '../../ui/new-key.ts'
import { usePhotoQueue } from '../photos/use-photo-queue.ts'
import { usePortalFormServices } from '../photos/use-portal-form-services.ts'
import { usePreferences } from '../preferences.ts'

interface TaskCardProps {
  readonly task: OpenTaskFieldsFragment
  readonly onDone: () => void
}

/** A task waiting for the resident, answered right here through its form; each outcome is a button. */
export function TaskCard({ task, onDone }: TaskCardProps) {
  const { t, i18n } = useTranslation('portal')
  const services = usePortalFormServices()
  const { isElder } = usePreferences()
  const complete = useComplete(task.id, onDone)
  const form = formOf(task)
  return (
    <section className="card task-card" aria-label={task.title}>
      <p className="task-mark">{t('task.waiting')}</p>
      <h2>{task.title}</h2>
      {task.instructions !== null && <p>{task.instructions}</p>}
      <FormView
        form={form}
        name={`task-${task.id}`}
        paged={isElder}
        locale={localeOf(i18n)}
        services={services}
        actions={task.outcomes.map(({ id, title, tone }) => ({
          id,
          label: title,
          tone: toneOf(tone),
        }))}
        onSubmit={complete}
      />
    </section>
  )
}

/** Sends the answer under one key for the life of the card, so that pressing again after a lost answer counts once. */
function useComplete(taskId: string, onDone: () => void) {
  const client = useClient()
  const session = useSession()
  const { t } = useTranslation('portal')
  const queue = usePhotoQueue()
  const [key] = useState(newKey)
  return async (
    answers: JsonObject,
    outcome: string,
  ): Promise<readonly ShownProblem[] | undefined> => {
    const ids = queue.namedIn(answers)
    const { data } = await withSession(session, () => {
      const photosToCome = [...queue.toCome(ids)]
      const input = { taskId, outcome, answers, key, photosToCome }
      return client.mutation(CompleteOwnTaskDocument, { input }).toPromise()
    })
    const result = data?.completeTask
    if (result === undefined) return [{ field: '', sentence: t('check.unsent') }]
    if (result.__typename === 'TaskChanged') {
      queue.submitted(ids)
      onDone()
      return undefined
    }
    if (result.__typename !== 'InvalidSubmission') return [{ field: '', sentence: result.message }]
    return result.problems.map(({ field, message }) => ({ field, sentence: message }))
  }
}

/** A task without questions is answered by its buttons alone. */
function formOf(task: OpenTaskFieldsFragment): FormDefinition {
  // The server sends only forms its parser let through.
  if (task.form !== null) return task.form as unknown as FormDefinition
  return { title: { 'zh-CN': task.title }, schema: { type: 'object', properties: {} } }
}

function toneOf(tone: string | null): 'primary' | 'danger' | undefined {
  return tone === 'primary' || tone === 'danger' ? tone : undefined
}
