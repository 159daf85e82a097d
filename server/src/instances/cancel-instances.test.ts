import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publishTemplate } from '../../../tests/support/publish-template.ts'
import type { TestApp } from '../../../tests/support/start-app.ts'
import { startApp } from '../../../tests/support/start-app.ts'

let linli: TestApp
let official: string
let resident: string

beforeAll(async () => {
  linli = await startApp()
  await publishTemplate(linli.services, linli.street.tenant.id, 'complaint')
  official = await linli.signIn('shen-center')
  resident = await linli.signInByPhone('13900000001')
})
afterAll(() => linli.close())

const CANCEL = `mutation ($ids: [ID!]!, $reason: String!) {
  cancelInstances(ids: $ids, reason: $reason) { id code message instance { endedAs } } }`
const READ = `query ($id: ID!) { instance(id: $id) { endedAs timeline { sentence }
  tasks { state } timers { name } incidents { kind } } }`

describe('cancelling several instances', () => {
  test('ends each by itself: its tasks, timers and stopped steps, but no promised notice', async () => {
    const [first, second] = [await report(), await report()]
    await insertIncident(first, 'step', { kind: 'timer', event: 'xstate.after.a.b', generation: 1 })
    await insertIncident(first, 'effect', { kind: 'effect', id: `${first}.1.70` })
    await linli.ask(CANCEL, { ids: [second], reason: '重复' }, official)
    const unknown = randomUUID()

    const ids = [first, second, unknown, 'x', first]
    const { cancelInstances } = await linli.ask(CANCEL, { ids, reason: ' 居民已撤回 ' }, official)

    expect(cancelInstances).toMatchObject([
      { id: first, code: null, message: null, instance: { endedAs: 'cancelled' } },
      { id: second, code: 'instance.finished', message: '这个工单已经办结。' },
      { id: unknown, code: 'instance.not-found', instance: null },
      { id: 'x', code: 'instance.not-found', instance: null },
    ])
    const { instance } = await linli.ask(READ, { id: first }, official)
    expect(instance).toMatchObject({
      ...{ endedAs: 'cancelled', timers: [], incidents: [{ kind: 'effect' }] },
      tasks: [{ state: 'cancelled' }],
    })
    expect(instance.timeline.map(sentence)).toContain('撤销工单：居民已撤回')
  })

  test('tells the resident that it was cancelled, and staff alone why', async () => {
    const id = await report()

    await linli.ask(CANCEL, { ids: [id], reason: '同一件事已经在办' }, official)

    const { instance } = await linli.ask(READ, { id }, resident)
    expect(instance.timeline.map(sentence)).toContain('工单已撤销')
    expect(JSON.stringify(instance)).not.toContain('同一件事')
  })

  test('without a reason cancels nothing, and more than a hundred are refused', async () => {
    const id = await report()

    const { cancelInstances } = await linli.ask(CANCEL, { ids: [id], reason: ' ' }, official)
    const many = await linli.post(
      CANCEL,
      { ids: Array.from({ length: 101 }, randomUUID), reason: '重复' },
      official,
    )

    expect(cancelInstances).toMatchObject([
      { code: 'request.invalid', instance: { endedAs: null } },
    ])
    expect(many.errors).toMatchObject([{ extensions: { code: 'request.invalid' } }])
  })

  test('is for officials', async () => {
    const variables = { ids: [await report()], reason: '不要' }
    const worker = await linli.signIn('li-acceptance')

    for (const [cookie, code] of [
      [worker, 'access.denied'],
      [resident, 'access.denied'],
      [undefined, 'session.missing'],
    ] as const) {
      const refused = await linli.post(CANCEL, variables, cookie)
      expect(refused.errors).toMatchObject([{ extensions: { code } }])
    }
    expect(await linli.ask(READ, { id: variables.ids[0] }, official)).toMatchObject({
      instance: { endedAs: null },
    })
  })
})

function sentence(entry: { readonly sentence: string }): string {
  return entry.sentence
}

/** A complaint of the signed-in resident, which waits at the desk. */
async function report(): Promise<string> {
  const { me } = await linli.ask('{ me { id } }', {}, resident)
  const { instanceId } = await linli.services.engine.start({
    ...{ tenantId: linli.street.tenant.id, definitionId: 'complaint', form: 'report' },
    answers: {
      description: '二楼楼道堆满纸箱，走不过去。',
      location: { nodeId: 'building-2', text: '2单元二楼楼道' },
      category: 'sanitation',
      ...{ reporterMode: 'named', reporterName: '林居民', contactBy: 'phone' },
      ...{ phone: '13900000001', consent: true },
    },
    actor: { accountId: me.id, role: 'resident', posts: [] },
    key: randomUUID(),
  })
  return instanceId
}

/** As the engine writes it. */
async function insertIncident(instanceId: string, kind: string, input: object): Promise<void> {
  await linli.services.prisma.incident.create({
    data: {
      ...{ tenantId: linli.street.tenant.id, id: randomUUID(), instanceId, kind, attempts: 3 },
      ...{ code: 'expression.failed', message: '', input: JSON.stringify(input), at: new Date() },
    },
  })
}
