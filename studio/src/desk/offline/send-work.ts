import type { Client, OperationResult } from 'urql'
import { errorCode, lacksSession } from '../../api/client.ts'
import {
  CompleteTaskDocument,
  type CompleteTaskMutation,
  WhoIsInDocument,
} from '../../api/documents.ts'
import type { PhotoSent } from '../../api/send-photo.ts'
import type { Session } from '../../api/session.ts'
import { withSession } from '../../api/with-session.ts'
import type { ShownProblem } from '../../form-view/problems.ts'
import type { WorkItem } from '../../staff/desk-device.ts'
import type { DeskPhotos } from './desk-photos.ts'
import type { WorkSent } from './work-queue.ts'

interface SendWorkDeps {
  readonly client: Client
  readonly session: Session
  readonly photos: Pick<DeskPhotos, 'sendAll'>
}

/** A network that swallows what it is given says nothing for minutes; the same work is then sent again under its key. */
const ANSWER_WITHIN_MS = 30_000

/** Hands work in: first the photos it names, then the answers, so that evidence is there when it is named. Never rejects. */
export function createSendWork({ client, session, photos }: SendWorkDeps) {
  const complete = ({ taskId, outcome, answers, id: key }: WorkItem) => {
    const input = { taskId, outcome: outcome.id, answers, key }
    return client.mutation(CompleteTaskDocument, { input }).toPromise()
  }
  const inTime = (result: Promise<OperationResult<CompleteTaskMutation>>) =>
    Promise.race([result.then(workSentOf), later()])
  /** The worker stands before the page, which asks her to sign in where that is needed. */
  const sendNow = async (item: WorkItem): Promise<WorkSent<ShownProblem>> => {
    let sent = await photos.sendAll(item.answers)
    if (sent === 'signed-out') {
      session.end()
      if (await session.renewed()) sent = await photos.sendAll(item.answers)
    }
    if (sent !== 'stored') return withoutPhotos(sent)
    return inTime(withSession(session, () => complete(item)))
  }
  const sendLater = async (item: WorkItem): Promise<WorkSent<ShownProblem>> => {
    // Somebody else may have signed in meanwhile, in another tab: what one person did is not handed in by another.
    const who = await whoIsIn(client)
    if (who !== item.accountId) return { kind: who === null ? 'signed-out' : 'failed' }
    const sent = await photos.sendAll(item.answers)
    return sent === 'stored' ? inTime(complete(item)) : withoutPhotos(sent)
  }
  return (item: WorkItem, isFirst: boolean) => (isFirst ? sendNow(item) : sendLater(item))
}

function withoutPhotos(sent: Exclude<PhotoSent, 'stored'>): WorkSent<ShownProblem> {
  return sent === 'refused' ? { kind: 'refused', cause: 'photo' } : { kind: sent }
}

/** Null where nobody is; undefined where nobody was reached. */
async function whoIsIn(client: Client): Promise<string | null | undefined> {
  const asked = client.query(WhoIsInDocument, {}, { requestPolicy: 'network-only' })
  const { data } = await asked.toPromise()
  return data === undefined ? undefined : (data.me?.id ?? null)
}

function later(): Promise<{ readonly kind: 'failed' }> {
  return new Promise((resolve) => setTimeout(() => resolve({ kind: 'failed' }), ANSWER_WITHIN_MS))
}

/** What is worth another try with the same key: nobody was reached, or the server was busy. */
export function workSentOf(
  result: Pick<OperationResult<CompleteTaskMutation>, 'data' | 'error'>,
): WorkSent<ShownProblem> {
  const answer = result.data?.completeTask
  if (lacksSession(result)) return { kind: 'signed-out' }
  if (answer === undefined) return refusedOrLater(result)
  switch (answer.__typename) {
    case 'TaskChanged':
      return { kind: 'done' }
    case 'InvalidSubmission': {
      const problems = answer.problems.map(({ field, message }) => ({ field, sentence: message }))
      return { kind: 'invalid', problems, sentence: sentenceOf(answer) }
    }
    case 'TaskTaken':
      return { kind: 'conflict', by: answer.by, at: answer.at }
    case 'Refusal':
      if (answer.code === 'request.too-many') return { kind: 'failed' }
      if (answer.code === 'task.not-found') return { kind: 'refused', cause: 'gone' }
      return { kind: 'refused', cause: { sentence: answer.message } }
  }
}

const TRANSIENT = new Set(['store.unavailable', 'engine.overloaded', 'server.overloaded'])

function refusedOrLater({
  error,
}: Pick<OperationResult<CompleteTaskMutation>, 'error'>): WorkSent<ShownProblem> {
  const code = error === undefined ? undefined : errorCode(error)
  const message = error?.graphQLErrors[0]?.message
  if (code === undefined || message === undefined || TRANSIENT.has(code)) return { kind: 'failed' }
  return { kind: 'refused', cause: { sentence: message } }
}

function sentenceOf({
  message,
  problems,
}: {
  readonly message: string
  readonly problems: readonly { readonly message: string }[]
}): string {
  return [message, ...problems.map((problem) => problem.message)].join(' ')
}
