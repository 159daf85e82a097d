import type { JsonObject } from '@linli/schemas/json'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from 'urql'
import { StartDocument } from '../../api/documents.ts'
import { useSession } from '../../api/session.ts'
import { withSession } from '../../api/with-session.ts'
import type { ShownProblem } from '../../form-view/problems.ts'
import { useDeviceStore } from '../portal-context.ts'
import type { Draft } from '../use-draft.ts'

interface StartInput {
  readonly serviceId: string
  readonly formId: string
  readonly title: string
  readonly answers: JsonObject
  readonly draft: Draft
}

/** Sends a submission under the draft's key: pressing twice, or again after a lost answer, starts one instance.
 *  `start` gives the number, or undefined when something is to be put right (see `problems`). */
export function useStart({ serviceId, formId, title, answers, draft }: StartInput) {
  const client = useClient()
  const session = useSession()
  const store = useDeviceStore()
  const { t } = useTranslation('portal')
  const [problems, setProblems] = useState<readonly ShownProblem[]>([])
  const [isBusy, setBusy] = useState(false)

  const send = async (key: string): Promise<string | undefined> => {
    const input = { definitionId: serviceId, form: formId, answers, key }
    const { data } = await withSession(session, () =>
      client.mutation(StartDocument, { input }).toPromise(),
    )
    const result = data?.start
    if (result === undefined) {
      setProblems([{ field: '', sentence: t('check.unsent') }])
      return undefined
    }
    if (result.__typename === 'StartedInstance') {
      const { number, lookupCode } = result
      await store.saveReceipt({ number, lookupCode, title, at: new Date().toISOString() })
      await draft.forget()
      return number
    }
    setProblems(
      result.__typename === 'InvalidSubmission'
        ? result.problems.map(({ field, message }) => ({ field, sentence: message }))
        : [{ field: '', sentence: result.message }],
    )
    return undefined
  }
  const start = async (): Promise<string | undefined> => {
    if (isBusy || draft.current === undefined) return undefined
    setBusy(true)
    setProblems([])
    try {
      return await send(draft.current.key)
    } finally {
      setBusy(false)
    }
  }
  return { start, problems, isBusy }
}
