import type { FormDefinition } from '@linli/schemas/form-definition'
import type { JsonObject } from '@linli/schemas/json'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from 'urql'
import { failureFacts } from '../../api/client.ts'
import { StartDocument } from '../../api/documents.ts'
import { useSession } from '../../api/session.ts'
import { withSession } from '../../api/with-session.ts'
import type { ShownProblem } from '../../form-view/problems.ts'
import { usePhotoQueue } from '../photos/use-photo-queue.ts'
import { useDeviceStore } from '../portal-context.ts'
import type { Draft } from '../use-draft.ts'
import type { SubmissionProps } from './submission-props.ts'

interface StartInput extends SubmissionProps {
  readonly draft: Draft
}

/** The number of what was started, or what is to be put right first. */
type Started = { readonly number: string } | { readonly problems: readonly ShownProblem[] }

/** Sends a submission under the draft's key: pressing twice, or again after a lost answer, starts one instance. It goes out before its
 *  photos have. */
export function useStart({ serviceId, formId, title, form, refresh, draft }: StartInput) {
  const client = useClient()
  const session = useSession()
  const store = useDeviceStore()
  const queue = usePhotoQueue()
  const { t } = useTranslation('portal')
  const [problems, setProblems] = useState<readonly ShownProblem[]>([])
  const refuse = (found: readonly ShownProblem[]): Started => {
    setProblems(found)
    return { problems: found }
  }
  const [isBusy, setBusy] = useState(false)

  const send = async (answers: JsonObject, key: string): Promise<Started> => {
    const ids = queue.namedIn(answers)
    const { data, error } = await withSession(session, () => {
      // Asked anew the second time: signing in sets the photos going.
      const photosToCome = [...queue.toCome(ids)]
      const input = { definitionId: serviceId, form: formId, answers, key, photosToCome }
      return client.mutation(StartDocument, { input }).toPromise()
    })
    const result = data?.start
    if (result === undefined) {
      const { sentence } = failureFacts(error)
      return refuse([{ field: '', sentence: sentence ?? t('check.unsent') }])
    }
    if (result.__typename === 'StartedInstance') {
      const { number, lookupCode } = result
      await store.saveReceipt({ number, lookupCode, title, at: new Date().toISOString() })
      queue.submitted(ids)
      await draft.forget()
      return { number }
    }
    if (result.__typename !== 'InvalidSubmission') {
      return refuse([{ field: '', sentence: result.message }])
    }
    if (result.problems.some(({ field }) => !isAsked(form, field))) {
      // Published anew while somebody was filling it in.
      refresh()
      return refuse([{ field: '', sentence: t('check.newVersion') }])
    }
    return refuse(result.problems.map(({ field, message }) => ({ field, sentence: message })))
  }
  const start = async (answers: JsonObject): Promise<Started> => {
    if (isBusy || draft.current === undefined) return { problems: [] }
    setBusy(true)
    setProblems([])
    try {
      return await send(answers, draft.current.key)
    } finally {
      setBusy(false)
    }
  }
  return { start, problems, isBusy }
}

function isAsked({ schema }: FormDefinition, field: string): boolean {
  return field === '' || Object.hasOwn(schema.properties, field.split('.')[0] ?? '')
}
