import type { JsonObject } from '@linli/schemas/json'
import type { Client } from 'urql'
import {
  SaveTaskDraftDocument,
  TaskDraftDocument,
  type TaskDraftFieldsFragment,
} from '../../api/documents.ts'
import type { ServerDraft } from './merge-drafts.ts'
import type { DraftServer } from './task-draft.ts'

/** What the server cannot take now it may take later; what it refuses stays on this device. */
export function createDraftServer(client: Client, isAway: () => boolean): DraftServer {
  return {
    load: async (taskId) => {
      if (isAway()) return 'away'
      const asked = client.query(TaskDraftDocument, { taskId }, { requestPolicy: 'network-only' })
      const { data } = await asked.toPromise()
      if (data === undefined) return 'away'
      return data.taskDraft === null ? null : draftOf(data.taskDraft)
    },
    save: async ({ taskId, answers, baseRevision }) => {
      if (isAway()) return { kind: 'away' }
      const input = { taskId, answers, baseRevision }
      const { data } = await client.mutation(SaveTaskDraftDocument, { input }).toPromise()
      const answer = data?.saveTaskDraft
      switch (answer?.__typename) {
        case 'TaskDraftSaved':
          return { kind: 'saved', draft: draftOf(answer.draft) }
        case 'TaskDraftChanged':
          return {
            kind: 'changed',
            draft: answer.current === null ? null : draftOf(answer.current),
          }
        case 'Refusal':
          return { kind: 'refused' }
        default:
          return { kind: 'unheard' }
      }
    },
  }
}

function draftOf({
  revision,
  answers,
  savedAt,
  absentFiles,
}: TaskDraftFieldsFragment): ServerDraft {
  // The server keeps objects alone.
  return { revision, savedAt, absentFiles, answers: answers as JsonObject | null }
}
