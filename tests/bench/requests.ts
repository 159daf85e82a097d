import type { HttpAnswer, HttpRequest } from '../support/http-connection.ts'
import { type DeviceKey, signWebhook } from '../support/sign-webhook.ts'

/** A request with what its answer must be. `check` returns the answer's parsed body, or throws with what came instead. */
export interface ExpectedRequest {
  readonly request: HttpRequest
  readonly expected: string
  readonly status: number
}

/** Accepted: what the webhook brought is committed. No other answer has it. */
export const WEBHOOK_STATUS = 202

export function alarmRequest(device: DeviceKey, ref: string): ExpectedRequest {
  return reading(device, { id: `${ref}.alarm`, kind: 'alarm', ref, level: 3 }, 'started')
}

export function clearedRequest(device: DeviceKey, ref: string): ExpectedRequest {
  return reading(device, { id: `${ref}.cleared`, kind: 'cleared', ref, level: 3 }, 'signalled')
}

/** Below the threshold: recorded, and nothing else happens. */
export function quietRequest(device: DeviceKey, ref: string): ExpectedRequest {
  return reading(device, { id: `${ref}.quiet`, kind: 'alarm', ref, level: 1 }, 'ignored')
}

export function repeated(earlier: ExpectedRequest): ExpectedRequest {
  return { ...earlier, expected: 'duplicate' }
}

/** A reading for a definition that only waits for its timer. */
export function clockRequest(device: DeviceKey, ref: string): ExpectedRequest {
  const request = signWebhook(device, { id: ref, body: `{"ref":"${ref}"}`, nowMs: Date.now() })
  return { request, expected: 'started', status: WEBHOOK_STATUS }
}

const COMPLETE =
  'mutation Complete($input: CompleteTaskInput!) { completeTask(input: $input) { __typename ... on UserError { code message } } }'

/** The first step of an instance opens its only task, so the task's id is known: `<instanceId>.1.0`. */
export function completionRequest(cookie: string, instanceId: string): ExpectedRequest {
  const input = {
    taskId: `${instanceId}.1.0`,
    outcome: 'confirmed',
    answers: { found: 'Smoke from a pan, nobody hurt, window opened.' },
    key: `key-${instanceId}`,
  }
  return {
    request: {
      method: 'POST',
      path: '/graphql',
      headers: `content-type: application/json\r\ncookie: ${cookie}\r\n`,
      body: JSON.stringify({ query: COMPLETE, variables: { input } }),
    },
    expected: 'TaskChanged',
    status: 200,
  }
}

/** Throws with the answer where status or kind is another than expected. */
export function verify({ expected, status }: ExpectedRequest, answer: HttpAnswer): WebhookAnswer {
  const body: unknown = answer.status === status ? JSON.parse(answer.body) : null
  if (isWebhookAnswer(body) && body.kind === expected) return body
  if (isCompletion(body) && body.data.completeTask.__typename === expected) return NO_INSTANCES
  throw new Error(`Expected '${expected}', got ${answer.status} ${answer.body.slice(0, 300)}`)
}

interface WebhookAnswer {
  readonly kind: string
  readonly instances?: readonly string[]
}
const NO_INSTANCES: WebhookAnswer = { kind: 'completed' }

function isWebhookAnswer(body: unknown): body is WebhookAnswer {
  return typeof body === 'object' && body !== null && 'kind' in body
}

interface Completion {
  readonly data: { readonly completeTask: { readonly __typename: string } }
}
function isCompletion(body: unknown): body is Completion {
  if (typeof body !== 'object' || body === null || !('data' in body)) return false
  const { data } = body
  return typeof data === 'object' && data !== null && 'completeTask' in data
}

function reading(
  device: DeviceKey,
  message: { id: string; kind: string; ref: string; level: number },
  expected: string,
): ExpectedRequest {
  const { id, kind, ref, level } = message
  const body = `{"kind":"${kind}","ref":"${ref}","level":${level}}`
  const request = signWebhook(device, { id, body, nowMs: Date.now() })
  return { request, expected, status: WEBHOOK_STATUS }
}
