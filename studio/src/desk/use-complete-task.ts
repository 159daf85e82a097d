import type { JsonObject } from '@linli/schemas/json'
import { useState } from 'react'
import type { ShownProblem } from '../form-view/problems.ts'
import type { RefusalCause } from '../staff/desk-device.ts'
import { useAccount } from '../staff/use-account.ts'
import { newKey } from '../ui/new-key.ts'
import { useOffline } from './offline/offline-context.ts'
import type { TaskDetail } from './task-detail.ts'

export type Refusal =
  | { readonly kind: 'taken'; readonly by: string | null; readonly at: string | null }
  | { readonly kind: 'refused'; readonly cause: RefusalCause }

export type CompletionResult =
  /** `kept`: this device has it, and sends it when the server is there. */
  | { readonly kind: 'done' | 'kept' | 'refused' }
  | { readonly kind: 'invalid'; readonly problems: readonly ShownProblem[] }

/** Completes a task, through this device's queue: it is written down first, and sent under one key until the server has said something
 *  about it, so that nothing is lost and nothing is done twice (I6). */
export function useCompleteTask(task: TaskDetail) {
  const { queue, photos } = useOffline()
  const { id: accountId } = useAccount()
  const [refusal, setRefusal] = useState<Refusal | null>(null)

  const complete = async (answers: JsonObject, outcome: string): Promise<CompletionResult> => {
    const sent = await queue.hand({
      ...{ id: newKey(), accountId, taskId: task.id, answers, form: task.form },
      ...{ title: task.title, number: task.instance.number, savedAt: Date.now(), verdict: null },
      outcome: { id: outcome, title: titleOf(task, outcome) },
    })
    switch (sent.kind) {
      case 'done':
        await photos.forget(answers)
        setRefusal(null)
        return { kind: 'done' }
      case 'failed':
      case 'signed-out':
        return { kind: 'kept' }
      case 'invalid':
        setRefusal(null)
        return { kind: 'invalid', problems: sent.problems }
      case 'conflict':
        setRefusal({ kind: 'taken', by: sent.by, at: sent.at })
        return { kind: 'refused' }
      case 'refused':
        setRefusal({ kind: 'refused', cause: sent.cause })
        return { kind: 'refused' }
    }
  }
  return { refusal, complete }
}

function titleOf({ outcomes }: TaskDetail, outcome: string): string {
  return outcomes.find(({ id }) => id === outcome)?.title ?? outcome
}
