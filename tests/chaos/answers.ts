import type { HttpAnswer } from '../support/http-connection.ts'

/** What the campaign was told, and by which key it asked. The external memory that the database is held against. */
export interface AnswerBook {
  readonly starts: StartAnswer[]
  readonly signals: SignalAnswer[]
  readonly claims: TaskAnswer[]
  readonly completions: CompletionAnswer[]
  readonly messages: MessageAnswer[]
  /** Contradictions seen while asking, in sentences. */
  readonly contradictions: string[]
}
export interface StartAnswer {
  readonly ref: string
  readonly instanceId: string
  /** Source and message id of the inbox row, as the engine keys them. */
  readonly by: 'form' | 'webhook'
}
export interface SignalAnswer {
  readonly ref: string
  readonly instanceId: string
  /** `ignored`: the instance did not accept the event any more, or had ended. */
  readonly kind: 'signalled' | 'ignored'
}
/** Of one webhook message, whatever it led to. */
export interface MessageAnswer {
  readonly deviceId: string
  readonly messageId: string
  readonly answer: WebhookAnswer
}
export interface TaskAnswer {
  readonly taskId: string
  readonly accountId: string
  readonly accepted: boolean
  /** Code of the refusal. */
  readonly refusedAs: string | null
}
export interface CompletionAnswer extends TaskAnswer {
  readonly key: string
}

export function createAnswerBook(): AnswerBook {
  return { starts: [], signals: [], claims: [], completions: [], messages: [], contradictions: [] }
}

export type WebhookAnswer =
  | { readonly kind: 'started' | 'signalled'; readonly instances: readonly string[] }
  | { readonly kind: 'ignored' }

/** The first answer to this message; null where the call settled nothing. Throws at an answer that no call of the
 *  campaign may get. */
export function readWebhookAnswer(answer: HttpAnswer): WebhookAnswer | null {
  if (answer.status >= 500) return null
  if (answer.status !== 202)
    throw new Error(`A webhook was answered ${answer.status} ${answer.body}`)
  const body = JSON.parse(answer.body) as
    | WebhookAnswer
    | { kind: 'duplicate'; first: WebhookAnswer }
  return body.kind === 'duplicate' ? body.first : body
}

/** `data[field]` of a GraphQL answer; null where the server says that it does not know or cannot now. */
export function readGraphqlAnswer(answer: HttpAnswer, field: string): GraphqlUnion | null {
  if (answer.status >= 500) return null
  if (answer.status !== 200) throw new Error(`GraphQL answered ${answer.status} ${answer.body}`)
  const body = JSON.parse(answer.body) as {
    readonly data?: Readonly<Record<string, GraphqlUnion | null>> | null
    readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[]
  }
  const union = body.data?.[field] ?? null
  if (union === null) return null
  return TRANSIENT.has(union.code ?? '') ? null : union
}

const TRANSIENT: ReadonlySet<string> = new Set(['store.unavailable', 'engine.overloaded'])

export interface GraphqlUnion {
  readonly __typename: string
  readonly code?: string
  readonly instanceId?: string
  readonly tasks?: readonly { readonly id: string; readonly name: string; readonly state: string }[]
}
