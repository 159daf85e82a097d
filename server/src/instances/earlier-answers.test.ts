import type { FieldSchema, ObjectSchema } from '@linli/schemas/form-definition'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publishTemplate } from '../../../tests/support/publish-template.ts'
import { startApp, type TestApp } from '../../../tests/support/start-app.ts'
import { earlierAnswers } from './earlier-answers.ts'

const form = (properties: Readonly<Record<string, FieldSchema>>): ObjectSchema => ({
  ...{ type: 'object', properties },
})
const name: FieldSchema = { type: 'string', title: '姓名', 'x-personal': 'personal' }
const phone: FieldSchema = { type: 'string', title: '联系电话', format: 'phone-cn' }

describe('what was answered before', () => {
  test('goes to the same question of another form, the newest first', () => {
    const asked = form({ who: name, tel: phone })
    const newer = { schema: form({ name, phone }), answers: { name: '𠮷野⽔' }, at: 2 }
    const older = {
      schema: form({ name, phone }),
      answers: { name: '旧', phone: '13900000001' },
      at: 1,
    }
    expect(earlierAnswers(asked, [newer, older])).toEqual([
      { field: 'who', value: '𠮷野⽔', of: newer },
      { field: 'tel', value: '13900000001', of: older },
    ])
  })

  test.each([
    ['of somebody else', { ...name, title: '老人姓名' }, name],
    ['of another kind', { ...name, format: 'date' }, name],
    ['sensitive where it is asked', { ...name, 'x-personal': 'sensitive' }, name],
    ['sensitive where it was answered', name, { ...name, 'x-personal': 'sensitive' }],
    ['not of a person', { type: 'string', title: '经过' }, { type: 'string', title: '经过' }],
    [
      'a number of an identity card, whatever it is marked',
      { ...name, format: 'id-number-cn' },
      { ...name, format: 'id-number-cn' },
    ],
    [
      'a choice',
      { ...name, oneOf: [{ const: '甲', title: '甲' }] },
      { ...name, oneOf: [{ const: '甲', title: '甲' }] },
    ],
  ] as const)('does not go to a question that is %s', (_, asked, answered) => {
    const filled = { schema: form({ name: answered as FieldSchema }), answers: { name: '甲' } }
    expect(earlierAnswers(form({ name: asked as FieldSchema }), [filled])).toEqual([])
  })

  test('a place goes with its words, unless something in it is sensitive', () => {
    const place: FieldSchema = {
      ...{ type: 'object', title: '住在哪里' },
      properties: { nodeId: { type: 'string', format: 'linli-node' }, text: { type: 'string' } },
    }
    const answers = { home: { nodeId: 'b2', text: '2单元' } }
    const filled = { schema: form({ home: place }), answers }
    expect(earlierAnswers(form({ at: place }), [filled])).toEqual([
      { field: 'at', value: answers.home, of: filled },
    ])
    const text: FieldSchema = { type: 'string', 'x-personal': 'sensitive' }
    const kept = { ...place, properties: { ...place.properties, text } }
    expect(
      earlierAnswers(form({ at: place }), [{ ...filled, schema: form({ home: kept }) }]),
    ).toEqual([])
  })
})

describe('the viewer', () => {
  let linli: TestApp
  beforeAll(async () => {
    linli = await startApp()
    for (const template of ['residence-proof', 'volunteer-signup'])
      await publishTemplate(linli.services, linli.street.tenant.id, template)
  })
  afterAll(() => linli.close())

  const ASK = `{ earlierAnswers(serviceId: "volunteer-signup", form: "sign") { field value service } }`
  const SHOW = `mutation ($input: StartInput!) { start(input: $input) { __typename
    ... on InvalidSubmission { problems { field message } } ... on Refusal { message } } }`

  test('is told what she answered herself, and nobody else is', async () => {
    const [hers, other] = [
      await linli.signInByPhone('13900000001'),
      await linli.signInByPhone('13900000002'),
    ]
    const answers = {
      ...{ matter: 'residence', purpose: '孩子上学', name: '林⽔𠮷', phone: '13900000001' },
      ...{ place: 'building-2', since: '2020-01-01', agree: true },
    }
    const input = {
      definitionId: 'residence-proof',
      form: 'apply',
      answers,
      key: crypto.randomUUID(),
    }
    expect((await linli.ask(SHOW, { input }, hers)).start).toEqual({
      __typename: 'StartedInstance',
    })
    const told = (await linli.ask(ASK, {}, hers)).earlierAnswers
    expect(told).toContainEqual({
      ...{ field: 'name', value: '林⽔𠮷', service: expect.any(String) },
    })
    expect(told.map(({ field }: { field: string }) => field).sort()).toEqual([
      'name',
      'phone',
      'place',
    ])
    expect((await linli.ask(ASK, {}, other)).earlierAnswers).toEqual([])
    expect((await linli.post(ASK)).errors[0].extensions.code).toBe('session.missing')
    // What has been erased is gone from here too.
    await linli.services.pool.query('UPDATE instance SET erased_at = now()')
    expect((await linli.ask(ASK, {}, hers)).earlierAnswers).toEqual([])
  })
})
