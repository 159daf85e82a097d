import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { HttpRequest } from '../support/http-connection.ts'
import type { Random } from '../support/random.ts'
import { type DeviceKey, signWebhook } from '../support/sign-webhook.ts'
import {
  type AnswerBook,
  readGraphqlAnswer,
  readWebhookAnswer,
  type WebhookAnswer,
} from './answers.ts'
import type { PatientClient } from './patient-client.ts'

/** People and things of the campaign; cookies are of real sessions. */
export interface Cast {
  readonly workers: readonly { readonly accountId: string; readonly cookie: string }[]
  readonly residents: readonly { readonly accountId: string; readonly cookie: string }[]
  readonly devices: readonly DeviceKey[]
}

export interface StoryTools {
  readonly client: PatientClient
  /** A second client, for somebody who acts at the same moment. */
  readonly rival: PatientClient
  readonly cast: Cast
  readonly book: AnswerBook
  readonly random: Random
  /** Aborted when the strikes are over: then nobody thinks any more before acting. */
  readonly over?: AbortSignal
}

/** At most, before most acts. */
const THINKS_MS = 1_500
/** A case that nobody touches is ended by its timers and packed after this; one that has ended is packed. Whoever comes
 *  then asks a node that may remember a case that still runs. */
const PACKED_AFTER_MS = { untouched: 9_000, ended: 4_000 }

/** One case from its start to wherever people leave it; timers take it to its end. */
export async function playCase(tools: StoryTools, ref: string): Promise<void> {
  const { random } = tools
  const instanceId = await (random.chance(0.5)
    ? startByForm(tools, ref)
    : startByWebhook(tools, ref))
  await think(tools, random.below(THINKS_MS))
  if (random.chance(0.2)) return playUrgent(tools, instanceId)
  const taskId = `${instanceId}.1.0`
  const worker = random.below(tools.cast.workers.length)
  if (random.chance(0.12)) {
    await think(tools, PACKED_AFTER_MS.untouched + random.below(3_000))
    return complete(tools, tools.client, { taskId, worker, outcome: 'confirmed' })
  }
  if (random.chance(0.4)) {
    await claim(tools, taskId, worker)
    await think(tools, random.below(THINKS_MS))
  }
  await completeMaybeRaced(tools, { taskId, worker, outcome: 'confirmed' })
  if (random.chance(0.25)) return clearTwice(tools, { ref, instanceId })
  await think(tools, random.below(THINKS_MS))
  if (random.chance(0.7)) await clear(tools, { ref, instanceId })
}

/** Waits until the ladder has opened the second task, looks it up and completes it. */
async function playUrgent(tools: StoryTools, instanceId: string): Promise<void> {
  await think(tools, 3_000 + tools.random.below(2_500))
  const taskId = await findOpenTask(tools, instanceId)
  if (taskId === null) return
  const worker = tools.random.below(tools.cast.workers.length)
  await completeMaybeRaced(tools, { taskId, worker, outcome: 'done' })
}

async function startByWebhook(tools: StoryTools, ref: string): Promise<string> {
  const answer = await sendReading(tools, ref, { kind: 'alarm' })
  const [instanceId, ...more] = answer.kind === 'started' ? answer.instances : []
  if (instanceId === undefined || more.length > 0) {
    throw new Error(`The first reading of '${ref}' was answered ${JSON.stringify(answer)}`)
  }
  tools.book.starts.push({ ref, instanceId, by: 'webhook' })
  return instanceId
}

async function startByForm(tools: StoryTools, ref: string): Promise<string> {
  const resident = pick(tools.cast.residents, tools.random)
  const input = { definitionId: 'chaos-case', form: 'report', answers: { ref }, key: randomUUID() }
  const ask = () =>
    mutate(tools.client, {
      cookie: resident.cookie,
      field: 'start',
      type: 'StartInput',
      input,
      selection: '... on StartedInstance { instanceId }',
    })
  const union = await ask()
  if (union.instanceId === undefined) throw new Error(`start answered ${JSON.stringify(union)}`)
  if (tools.random.chance(0.2)) expectSame(tools, [union, await ask()], `start of '${ref}'`)
  tools.book.starts.push({ ref, instanceId: union.instanceId, by: 'form' })
  return union.instanceId
}

/** At another server, and again, by a message of its own, at the one that remembers the case as it was before. */
async function clearTwice(tools: StoryTools, clearing: Clearing): Promise<void> {
  await clear({ ...tools, client: tools.rival }, clearing)
  await think(tools, PACKED_AFTER_MS.ended + tools.random.below(3_000))
  await clear(tools, { ...clearing, name: 'cleared-again' })
}

interface Clearing {
  readonly ref: string
  readonly instanceId: string
  /** Of the message; another name is another message. */
  readonly name?: string | undefined
}

async function clear(tools: StoryTools, { ref, instanceId, name }: Clearing): Promise<void> {
  const answer = await sendReading(tools, ref, { kind: 'cleared', name })
  // The case may have ended by its timer: then the same key starts a new one, which is a start like any other.
  if (answer.kind === 'started') {
    const [startedId = ''] = answer.instances
    tools.book.starts.push({ ref, instanceId: startedId, by: 'webhook' })
    return
  }
  const [signalledId = instanceId] = answer.kind === 'signalled' ? answer.instances : []
  tools.book.signals.push({ ref, instanceId: signalledId, kind: answer.kind })
}

async function sendReading(
  tools: StoryTools,
  ref: string,
  { kind, name = kind }: { readonly kind: string; readonly name?: string | undefined },
): Promise<WebhookAnswer> {
  const device = pick(tools.cast.devices, tools.random)
  const message = { id: `${ref}.${name}`, body: JSON.stringify({ kind, ref }) }
  const ask = () =>
    tools.client.ask(
      () => signWebhook(device, { ...message, nowMs: Date.now() }),
      readWebhookAnswer,
    )
  const answer = await ask()
  tools.book.messages.push({ deviceId: device.deviceId, messageId: message.id, answer })
  // A device that did not hear the answer sends again.
  if (tools.random.chance(0.2)) expectSame(tools, [answer, await ask()], `reading '${message.id}'`)
  return answer
}

async function claim(tools: StoryTools, taskId: string, worker: number): Promise<void> {
  const { accountId, cookie } = at(tools.cast.workers, worker)
  const union = await mutate(tools.client, {
    ...{ cookie, field: 'claimTask', type: 'TaskInput', input: { taskId } },
  })
  const accepted = union.__typename === 'TaskChanged'
  tools.book.claims.push({ taskId, accountId, accepted, refusedAs: union.code ?? null })
}

interface Completing {
  readonly taskId: string
  readonly worker: number
  readonly outcome: string
}

/** Now and then somebody else completes the same task at the same moment. */
async function completeMaybeRaced(tools: StoryTools, completing: Completing): Promise<void> {
  const rival = { ...completing, worker: (completing.worker + 1) % tools.cast.workers.length }
  const mine = complete(tools, tools.client, completing)
  await (tools.random.chance(0.15)
    ? Promise.all([mine, complete(tools, tools.rival, rival)])
    : mine)
}

async function complete(
  tools: StoryTools,
  client: PatientClient,
  { taskId, worker, outcome }: Completing,
): Promise<void> {
  const { accountId, cookie } = at(tools.cast.workers, worker)
  const key = randomUUID()
  const answers = outcome === 'confirmed' ? { found: '已到现场查看' } : {}
  const input = { taskId, outcome, answers, key }
  const ask = () =>
    mutate(client, { cookie, field: 'completeTask', type: 'CompleteTaskInput', input })
  const union = await ask()
  const accepted = union.__typename === 'TaskChanged'
  if (accepted && tools.random.chance(0.2))
    expectSame(tools, [union, await ask()], `completion of '${taskId}'`)
  tools.book.completions.push({ taskId, accountId, accepted, refusedAs: union.code ?? null, key })
}

async function findOpenTask(tools: StoryTools, instanceId: string): Promise<string | null> {
  const { cookie } = pick(tools.cast.workers, tools.random)
  const query = 'query Tasks($id: ID!) { instance(id: $id) { __typename tasks { id name state } } }'
  const union = await tools.client.ask(
    () => graphqlRequest(cookie, { query, variables: { id: instanceId } }),
    (answer) => readGraphqlAnswer(answer, 'instance'),
  )
  return union.tasks?.find(({ state }) => state === 'open')?.id ?? null
}

interface Mutation {
  readonly cookie: string
  readonly field: string
  readonly type: string
  readonly input: object
  readonly selection?: string
}

function mutate(client: PatientClient, { cookie, field, type, input, selection = '' }: Mutation) {
  const query = `mutation Ask($input: ${type}!) { ${field}(input: $input) { __typename ... on UserError { code } ${selection} } }`
  return client.ask(
    () => graphqlRequest(cookie, { query, variables: { input } }),
    (answer) => readGraphqlAnswer(answer, field),
  )
}

function graphqlRequest(cookie: string, body: object): HttpRequest {
  return {
    method: 'POST',
    path: '/graphql',
    headers: `content-type: application/json\r\ncookie: ${cookie}\r\n`,
    body: JSON.stringify(body),
  }
}

function expectSame(tools: StoryTools, [first, second]: readonly [unknown, unknown], what: string) {
  const texts = [JSON.stringify(first), JSON.stringify(second)]
  if (texts[0] === texts[1]) return
  tools.book.contradictions.push(`The ${what} was answered ${texts[0]}, and then ${texts[1]}.`)
}

async function think({ over }: StoryTools, ms: number): Promise<void> {
  await sleep(ms, undefined, over === undefined ? {} : { signal: over }).catch(() => undefined)
}

function pick<T>(from: readonly T[], random: Random): T {
  return at(from, random.below(from.length))
}

function at<T>(from: readonly T[], index: number): T {
  const found = from[index]
  if (found === undefined) throw new Error('The cast is empty.')
  return found
}
