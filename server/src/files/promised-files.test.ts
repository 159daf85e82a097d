import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publishTemplate } from '../../../tests/support/publish-template.ts'
import type { TestApp } from '../../../tests/support/start-app.ts'
import { startApp } from '../../../tests/support/start-app.ts'

let linli: TestApp
let resident: string
let neighbour: string
let desk: string
beforeAll(async () => {
  linli = await startApp()
  await publishTemplate(linli.services, linli.street.tenant.id, 'complaint')
  resident = await linli.signInByPhone('13900000001')
  neighbour = await linli.signInByPhone('13900000003')
  desk = await linli.signIn('li-acceptance')
})
afterAll(() => linli.close())

const START = `mutation ($input: StartInput!) { start(input: $input) { __typename
  ... on StartedInstance { instanceId number }
  ... on InvalidSubmission { problems { field code } }
  ... on Refusal { code } } }`
const SEND = `mutation ($input: SendEventInput!) { sendEvent(input: $input) { __typename
  ... on InvalidSubmission { problems { field code } } ... on Refusal { code } } }`

const put = async (id: string, cookie: string) => {
  const photo = { create: { width: 60, height: 40, channels: 3, background: '#864' } } as const
  const { statusCode } = await linli.app.inject({
    ...{ method: 'PUT', url: `/files/${id}`, headers: { 'content-type': 'image/jpeg', cookie } },
    payload: await sharp(photo).jpeg().toBuffer(),
  })
  return statusCode
}
const look = async (id: string, cookie: string) =>
  (await linli.app.inject({ url: `/files/${id}`, headers: { cookie } })).statusCode

const report = (photos: readonly string[], photosToCome?: readonly string[]) => ({
  ...{ definitionId: 'complaint', form: 'snap', key: randomUUID(), photosToCome },
  answers: { photos, location: { nodeId: 'building-2' }, consent: true },
})
const start = async (input: object, cookie = resident) =>
  (await linli.ask(START, { input }, cookie)).start

describe('a report that goes out before its photos', () => {
  test('has its number at once; its photos come from its reporter alone, and then the desk sees them', async () => {
    const photo = randomUUID()
    const started = await start(report([photo], [photo]))
    expect(started.number).toMatch(/^TS/)

    expect(await look(photo, desk)).toBe(404)
    expect(await put(photo, neighbour)).toBe(404)
    expect(await put(photo, resident)).toBe(201)
    expect(await look(photo, desk)).toBe(200)
    expect(await look(photo, neighbour)).toBe(404)
    const { rows } = await linli.services.pool.query('SELECT FROM promised_file')
    expect(rows).toEqual([])
  })

  test('names no photo that nobody announced, none of another one’s, and none that another one announced', async () => {
    const missing = { field: 'photos.0', code: 'file.not-found' }
    const [unannounced, theirs, announced] = [randomUUID(), randomUUID(), randomUUID()]
    await put(theirs, neighbour)
    await start(report([announced], [announced]), neighbour)

    expect((await start(report([unannounced]))).problems).toEqual([missing])
    expect((await start(report([theirs], [theirs]))).problems).toEqual([missing])
    expect((await start(report([announced], [announced]))).problems).toEqual([missing])
  })

  test('has to send some of what it announced before it announces more and more', async () => {
    const ids = Array.from({ length: 9 }, () => randomUUID())
    for (let round = 0; round < 6; round++) {
      const more = ids.map(() => randomUUID())
      expect((await start(report(more, more), neighbour)).__typename).toBe('StartedInstance')
    }
    expect(await start(report(ids, ids), neighbour)).toEqual({
      ...{ __typename: 'Refusal', code: 'request.too-many' },
    })
  })
})

describe('what a resident adds to her report', () => {
  test('is kept with its photos, read by whoever works on it, and by nobody else', async () => {
    const photo = randomUUID()
    const { instanceId } = await start(report([photo], [photo]))
    const added = randomUUID()
    const send = (payload: object, photosToCome: readonly string[] = []) =>
      linli.ask(
        SEND,
        {
          input: {
            ...{ instanceId, event: 'RESIDENT.ADD', key: randomUUID() },
            payload,
            photosToCome,
          },
        },
        resident,
      )
    expect((await send({ more: '灯在三楼。', photos: [added] })).sendEvent.problems).toEqual([
      { field: 'photos.0', code: 'file.not-found' },
    ])
    expect((await send({ photos: [] })).sendEvent.problems).toMatchObject([{ field: 'more' }])
    const sent = await send({ more: '灯在三楼。', photos: [added] }, [added])
    expect(sent.sendEvent.__typename).toBe('InstanceChanged')
    expect(await put(added, resident)).toBe(201)
    expect(await look(added, desk)).toBe(200)

    const asked = `query ($id: ID!) { instance(id: $id) { handledBy expectedBy events { type form }
      timeline { kind sentence answers form } } }`
    const atDesk = (await linli.ask(asked, { id: instanceId }, desk)).instance
    expect(atDesk.timeline.at(-1)).toMatchObject({
      ...{ kind: 'event', sentence: expect.stringContaining('补充材料') },
      answers: { more: '灯在三楼。', photos: [added] },
      form: { title: { 'zh-CN': '补充材料' } },
    })
    const own = (await linli.ask(asked, { id: instanceId }, resident)).instance
    expect(own.timeline.at(-1)).toMatchObject({ answers: { more: '灯在三楼。' } })
    expect(own.handledBy).toEqual([expect.stringContaining('受理台')])
    expect(own.expectedBy).not.toBeNull()
    expect(
      own.events.map(({ type, form }: { type: string; form: unknown }) => [type, form !== null]),
    ).toEqual([
      ['RESIDENT.WITHDRAW', false],
      ['RESIDENT.ADD', true],
    ])
  })
})
