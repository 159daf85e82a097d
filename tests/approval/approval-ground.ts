import { randomUUID } from 'node:crypto'
import { cityDay } from '@linli/schemas/city-day'
import type { Locale } from '@linli/schemas/locale-text'
import { expect } from 'vitest'
import type { Answer, TestApp } from '../support/start-app.ts'
import { startApp } from '../support/start-app.ts'
import { until } from '../support/until.ts'
import { approvalDefinition, type Beginning } from './approval-definition.ts'

const RESIDENT = 'lin-resident'
const DAY_MS = 24 * 3_600_000

/** The whole server with the demo street, and a service whose cases begin wherever a test wants. */
export interface ApprovalGround {
  /** A case of the resident’s. */
  begin(at: Beginning): Promise<ApprovalCase>
  close(): Promise<void>
}

export interface ApprovalCase {
  readonly instanceId: string
  /** Id of the one open task of that name that `login` may take or has; of the newest, where it is a question. */
  task(name: string, login?: string): Promise<string>
  /** Does what a person of that login does; `input` as the mutation has it. Throws where it is refused. */
  act(login: string, mutation: string, input: object): Promise<Answer>
  complete(login: string, name: string, outcome: string): Promise<Answer>
  /** What stands in the timeline for an official: the newest `count` sentences with their reasons. */
  told(locale: Locale, count?: number): Promise<string[]>
  /** `login: title` of every notice of the case and of people so far, sorted, when none is on its way any more. */
  notices(): Promise<string[]>
  /** Rows of its open tasks. */
  open(): Promise<readonly OpenRow[]>
  ask(login: string, document: string, variables?: object): Promise<Answer>
  read(login: string, query: string, locale: Locale): Promise<Answer>
  /** The city's day, so many days from now. */
  day(offset: number): string
  /** Id of the newest task of that name that was completed. */
  completed(name: string): Promise<string>
  /** Waits for an open task of that name. */
  until(name: string): Promise<void>
}

interface OpenRow {
  readonly id: string
  readonly name: string
  readonly holderId: string | null
  readonly assigneeId: string | null
  readonly poolPost: string | null
  readonly questionKind: string | null
}

/** Mutations whose input type is not called as they are, or that give something else than a task or an instance. */
const INPUTS: Readonly<Record<string, string>> = {
  ...{ claimTask: 'TaskInput', releaseTask: 'TaskInput', transferTask: 'HandTaskInput' },
  ...{ delegateTask: 'HandTaskInput', urgeInstance: 'UrgeInput', takeBackTask: 'TakeBackInput' },
}

export async function startApprovalGround(): Promise<ApprovalGround> {
  const linli = await startApp()
  const tenantId = linli.street.tenant.id
  const published = await linli.services.engine.publish({
    ...{ tenantId, document: approvalDefinition() },
    actor: { accountId: 'shen-center', role: 'official', posts: [] },
  })
  if (published.kind === 'refused') throw new Error(JSON.stringify(published.findings, null, 2))
  const cookies = new Map<string, Promise<string>>()
  const cookieOf = (login: string) => {
    const known =
      cookies.get(login) ??
      (login === RESIDENT ? linli.signInByPhone('13900000001') : linli.signIn(login))
    cookies.set(login, known)
    return known
  }
  return {
    async begin(kind) {
      const { instanceId } = await linli.services.engine.start({
        ...{ tenantId, definitionId: 'approval', form: 'start', key: randomUUID() },
        answers: { place: 'building-2', kind: String(kind) },
        actor: { accountId: RESIDENT, role: 'resident', posts: [] },
      })
      return caseOf(linli, { instanceId, cookieOf })
    },
    close: () => linli.close(),
  }
}

function caseOf(
  linli: TestApp,
  at: { readonly instanceId: string; readonly cookieOf: (login: string) => Promise<string> },
): ApprovalCase {
  const { instanceId, cookieOf } = at
  const { prisma, pool } = linli.services
  const ask = async (login: string, document: string, variables: object = {}) =>
    linli.ask(document, variables, await cookieOf(login))
  const read: ApprovalCase['read'] = async (login, query, locale) => {
    const response = await linli.app.inject({
      ...{ method: 'POST', url: '/graphql', payload: { query } },
      headers: { cookie: await cookieOf(login), 'accept-language': locale },
    })
    return response.json().data
  }
  const open = () =>
    prisma.task.findMany({ where: { instanceId, state: 'open' }, orderBy: { openedAt: 'asc' } })
  const act: ApprovalCase['act'] = async (login, mutation, input) => {
    const type = INPUTS[mutation] ?? `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`
    const document = `mutation ($input: ${type}!) { answer: ${mutation}(input: $input) { __typename ... on Refusal { code message } } }`
    const { answer } = await ask(login, document, { input })
    expect(answer, `${login} ${mutation}`).toMatchObject({
      __typename: expect.stringMatching(/Changed$|^HandedOver$|^PersonSaved$/),
    })
    return answer
  }
  const found: ApprovalCase = {
    ...{ instanceId, act, ask, read, open },
    day: (offset) => cityDay(linli.services.clock.now() + offset * DAY_MS),
    async task(name, login) {
      const rows = (await open()).filter((row) => row.name === name)
      if (login === undefined) return rows.at(-1)?.id ?? ''
      const mine = await ask(login, `{ instance(id: "${instanceId}") { tasks { id state } } }`)
      const ids: readonly string[] = (mine.instance?.tasks ?? [])
        .filter(({ state }: { state: string }) => state === 'open')
        .map(({ id }: { id: string }) => id)
      return rows.find(({ id }) => ids.includes(id))?.id ?? ''
    },
    async complete(login, name, outcome) {
      const taskId = await found.task(name, login)
      return act(login, 'completeTask', { taskId, outcome, answers: {}, key: randomUUID() })
    },
    async told(locale, count = 1) {
      const query = `{ instance(id: "${instanceId}") { timeline { sentence reasons notes } } }`
      const { timeline } = (await read('shen-center', query, locale)).instance
      return timeline
        .slice(timeline.length - count)
        .map(({ sentence, reasons, notes }: Record<string, string | string[]>) =>
          [sentence, ...(reasons ?? []), ...(notes ?? [])].join(' | '),
        )
    },
    async notices() {
      await until(async () => {
        const { rows } = await pool.query('SELECT 1 FROM outbox WHERE instance_id = $1', [
          instanceId,
        ])
        return rows.length === 0
      })
      const ofCase = await prisma.notice.findMany({ where: { instanceId } })
      const ofPeople = await prisma.personNotice.findMany()
      return [...ofCase, ...ofPeople]
        .map(({ accountId, title }) => `${accountId}: ${JSON.parse(title)['zh-CN']}`)
        .sort()
    },
    async completed(name) {
      const where = { instanceId, name, state: 'completed' }
      const row = await prisma.task.findFirstOrThrow({ where, orderBy: { closedAt: 'desc' } })
      return row.id
    },
    until: (name) => until(async () => (await found.task(name)) !== ''),
  }
  return found
}
