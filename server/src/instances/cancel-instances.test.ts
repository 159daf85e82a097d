import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publishTemplate } from '../../../tests/support/publish-template.ts'
import { reportComplaint } from '../../../tests/support/report-complaint.ts'
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
    const [first, second] = [
      await reportComplaint(linli, resident),
      await reportComplaint(linli, resident),
    ]
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
    expect(instance.timeline.map(sentence)).toContain('终止：居民已撤回')
  })

  test('tells the resident that it was cancelled, and staff alone why', async () => {
    const id = await reportComplaint(linli, resident)

    await linli.ask(CANCEL, { ids: [id], reason: '同一件事已经在办' }, official)

    const { instance } = await linli.ask(READ, { id }, resident)
    expect(instance.timeline.map(sentence)).toContain('工单已终止')
    expect(JSON.stringify(instance)).not.toContain('同一件事')
  })

  test('without a reason cancels nothing, and more than a hundred are refused', async () => {
    const id = await reportComplaint(linli, resident)

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
    const variables = { ids: [await reportComplaint(linli, resident)], reason: '不要' }
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

/** As the engine writes it. */
async function insertIncident(instanceId: string, kind: string, input: object): Promise<void> {
  await linli.services.prisma.incident.create({
    data: {
      ...{ tenantId: linli.street.tenant.id, id: randomUUID(), instanceId, kind, attempts: 3 },
      ...{ code: 'expression.failed', message: '', input: JSON.stringify(input), at: new Date() },
    },
  })
}
