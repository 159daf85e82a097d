import type { JsonObject } from '@linli/schemas/json'
import { useRef, useState } from 'react'
import { useMutation } from 'urql'
import { CompleteTaskDocument } from '../api/documents.ts'
import { useSession } from '../api/session.ts'
import { withSession } from '../api/with-session.ts'
import type { ShownProblem } from '../form-view/problems.ts'
import { newKey } from '../ui/new-key.ts'

export type Refusal =
  | { readonly kind: 'taken'; readonly by: string | null; readonly at: string | null }
  /** Null where the server could not be reached. */
  | { readonly kind: 'message'; readonly message: string | null }

export type CompletionResult =
  | { readonly kind: 'done' }
  | { readonly kind: 'invalid'; readonly problems: readonly ShownProblem[] }
  | { readonly kind: 'refused' }

/** Completes a task. The same answers and outcome always carry the same key, so pressing again after a lost
 *  connection cannot complete twice (I6); changed ones get a new key. */
export function useCompleteTask(taskId: string) {
  const [, execute] = useMutation(CompleteTaskDocument)
  const session = useSession()
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const sent = useRef<{ readonly text: string; readonly key: string }>(null)

  const complete = async (answers: JsonObject, outcome: string): Promise<CompletionResult> => {
    const text = JSON.stringify([outcome, answers])
    if (sent.current?.text !== text) sent.current = { text, key: newKey() }
    const { key } = sent.current
    const input = { taskId, outcome, answers, key }
    const { data, error } = await withSession(session, () => execute({ input }))
    const answer = data?.completeTask
    if (answer === undefined) {
      const message = error?.networkError ? null : (error?.graphQLErrors[0]?.message ?? null)
      setRefusal({ kind: 'message', message })
      return { kind: 'refused' }
    }
    switch (answer.__typename) {
      case 'TaskChanged':
        setRefusal(null)
        return { kind: 'done' }
      case 'InvalidSubmission':
        setRefusal(null)
        return {
          kind: 'invalid',
          problems: answer.problems.map(({ field, message }) => ({ field, sentence: message })),
        }
      case 'TaskTaken':
        setRefusal({ kind: 'taken', by: answer.by, at: answer.at })
        return { kind: 'refused' }
      case 'Refusal':
        setRefusal({ kind: 'message', message: answer.message })
        return { kind: 'refused' }
    }
  }
  return { refusal, complete }
}
