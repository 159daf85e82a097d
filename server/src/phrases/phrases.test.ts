import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type TestApp } from '../../../tests/support/start-app.ts'

let linli: TestApp
let worker: string
let official: string
let ofPart: string
let resident: string
beforeAll(async () => {
  linli = await startApp()
  worker = await linli.signIn('li-acceptance')
  official = await linli.signIn('shen-center')
  ofPart = await linli.signIn('zhao-secretary')
  resident = await linli.signInByPhone('13900000001')
})
afterAll(() => linli.close())

const set = async (whose: 'My' | 'Street', phrases: readonly string[], cookie: string) =>
  (
    await linli.ask(
      `mutation ($phrases: [String!]!) { set${whose}Phrases(phrases: $phrases) {
        ... on Phrases { own street } ... on Refusal { code } } }`,
      { phrases },
      cookie,
    )
  )[`set${whose}Phrases`]
const read = async (cookie: string) =>
  (await linli.ask('{ phrases { own street mayChangeStreet } }', {}, cookie)).phrases

/** As it was typed: with gaps, and letters that look like others. */
const TYPED = [' 已到现场，近期水平、习惯、性质⽔水 ', '𠮷野家🏠：繁體', '已到现场']

test('phrases come back in their order, letter for letter, her own to nobody else', async () => {
  expect(await set('My', TYPED, worker)).toEqual({ own: TYPED, street: [] })
  expect(await read(worker)).toEqual({ own: TYPED, street: [], mayChangeStreet: false })
  expect((await read(official)).own).toEqual([])
})

test('those of the street are changed by officials of all of it and read by all staff', async () => {
  const street = ['感谢您的反映', '请保持电话畅通']
  expect(await set('Street', street, official)).toEqual({ own: [], street })
  expect((await read(worker)).street).toEqual(street)
  for (const cookie of [worker, ofPart]) {
    expect(await set('Street', [], cookie)).toEqual({ code: 'access.denied' })
  }
  expect((await read(worker)).street).toEqual(street)
  expect(await set('My', [], resident)).toEqual({ code: 'access.denied' })
})

test.each([
  ['an empty one', ['']],
  ['one of gaps', [' \u3000']],
  ['one that is too long', ['长'.repeat(501)]],
  ['too many', Array(51).fill('x')],
])('%s is refused, and what was there stays', async (_, phrases) => {
  await set('My', TYPED, worker)
  expect(await set('My', phrases, worker)).toEqual({ code: 'request.invalid' })
  expect((await read(worker)).own).toEqual(TYPED)
  expect(await set('My', ['𠮷'.repeat(500)], worker)).toMatchObject({ own: ['𠮷'.repeat(500)] })
})
