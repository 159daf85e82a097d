import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestApp } from '../../../tests/support/start-app.ts'
import { startApp } from '../../../tests/support/start-app.ts'

let linli: TestApp
beforeAll(async () => {
  linli = await startApp()
})
afterAll(() => linli.close())

const SIGN_IN = `mutation ($input: SignInInput!) { signIn(input: $input) {
  __typename ... on SignedIn { account { id name } } ... on Refusal { code message } } }`
const SEND = `mutation ($input: SendCodeInput!) { sendCode(input: $input) {
  __typename ... on Refusal { code } } }`
const ENTER = `mutation ($input: EnterCodeInput!) { enterCode(input: $input) {
  __typename ... on SignedIn { account { role maskedPhone } } ... on Refusal { code } } }`
const ME = '{ me { id } }'

describe('staff', () => {
  test('sign in by login and password, and the cookie is for this server alone', async () => {
    const cookie = await linli.signIn('li-acceptance')

    expect((await linli.ask(ME, {}, cookie)).me).toEqual({ id: 'li-acceptance' })
    const [set] = (await linli.ask(SIGN_IN, credentials('li-acceptance'))).cookies
    expect(set).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
  })

  test('are refused alike for a wrong password and an unknown login, in the language asked for', async () => {
    const wrong = await linli.ask(SIGN_IN, credentials('li-acceptance', 'wrong'))
    const unknown = await linli.ask(SIGN_IN, credentials('nobody-at-all'))

    expect(wrong.signIn).toEqual({
      __typename: 'Refusal',
      code: 'session.refused',
      message: '账号或密码不正确。',
    })
    expect(unknown.signIn).toEqual(wrong.signIn)
    expect(wrong.cookies).toEqual([])
  })

  test('may try a login ten times in five minutes, whatever the password', async () => {
    for (let attempt = 0; attempt < 10; attempt++)
      await linli.ask(SIGN_IN, credentials('wu-duty', 'wrong'))

    const answer = await linli.ask(SIGN_IN, credentials('wu-duty'))

    expect(answer.signIn.code).toBe('request.too-many')
  })
})

describe('a session ends within a second', () => {
  test('when it is signed out', async () => {
    const cookie = await linli.signIn('zhou-duty')

    const answer = await linli.ask('mutation { signOut }', {}, cookie)

    expect(answer.cookies[0]).toMatchObject({ value: '' })
    await expectNobody(cookie)
  })

  test('when the account is disabled', async () => {
    const cookie = await linli.signIn('han-care')
    expect((await linli.ask(ME, {}, cookie)).me).not.toBeNull()

    await linli.services.prisma.account.updateMany({
      where: { id: 'han-care' },
      data: { disabledAt: new Date() },
    })

    await expectNobody(cookie)
  })

  test('and a lost post is lost with it', async () => {
    const cookie = await linli.signIn('song-mediator')
    const posts = async () =>
      (await linli.ask('{ me { posts { post } } }', {}, cookie)).me.posts.length
    expect(await posts()).toBe(1)

    await linli.services.prisma.post.deleteMany({ where: { accountId: 'song-mediator' } })

    await expect.poll(posts, { timeout: 1_500 }).toBe(0)
  })

  test('and a made-up cookie is nobody', async () => {
    for (const value of ['x', `jinxiu.${'A'.repeat(43)}`, `.${'A'.repeat(43)}`, 'jinxiu.'])
      expect((await linli.ask(ME, {}, `linli_session=${value}`)).me).toBeNull()
  })
})

describe('a resident', () => {
  test('signs in by the code, and the account is made at the first time', async () => {
    const cookie = await linli.signInByPhone('13900001234')

    const { me } = await linli.ask('{ me { role name maskedPhone } }', {}, cookie)
    expect(me).toEqual({ role: 'resident', name: '居民1234', maskedPhone: '139****1234' })
  })

  test('has five attempts, and then the right code is refused too', async () => {
    const phone = '13900002345'
    const code = await sentCode(phone)
    const wrong = code === '000000' ? '111111' : '000000'
    for (let attempt = 0; attempt < 5; attempt++) {
      const answer = await linli.ask(ENTER, { input: { phone, code: wrong } })
      expect(answer.enterCode.code).toBe('code.refused')
    }

    const answer = await linli.ask(ENTER, { input: { phone, code } })

    expect(answer.enterCode).toEqual({ __typename: 'Refusal', code: 'code.refused' })
  })

  test('may be wrong twenty times an hour, however many codes were sent', async () => {
    const phone = '13900006789'
    const enter = (code: string) => linli.ask(ENTER, { input: { phone, code } })
    for (let attempt = 0; attempt < 20; attempt++)
      expect((await enter('not one')).enterCode.code).toBe('code.refused')

    const answer = await enter(await sentCode(phone))

    expect(answer.enterCode).toEqual({ __typename: 'Refusal', code: 'request.too-many' })
  })

  test('uses a code once, also when it is entered twice at once', async () => {
    const phone = '13900003456'
    const code = await sentCode(phone)

    const answers = await Promise.all(
      [1, 2, 3].map(() => linli.ask(ENTER, { input: { phone, code } })),
    )

    const kinds = answers.map((answer) => answer.enterCode.__typename).sort()
    expect(kinds).toEqual(['Refusal', 'Refusal', 'SignedIn'])
  })

  test('gets no more than three codes a minute, and none for something that is no phone', async () => {
    const phone = '13900004567'
    for (let sent = 0; sent < 3; sent++) await sentCode(phone)

    expect((await linli.ask(SEND, { input: { phone } })).sendCode.code).toBe('request.too-many')
    const answer = await linli.ask(SEND, { input: { phone: '12345' } })
    expect(answer.sendCode.code).toBe('request.invalid')
  })

  test('finds the code nowhere in clear but in the development inbox', async () => {
    const code = await sentCode('13900005678')

    const { rows } = await linli.services.pool.query('SELECT * FROM login_code')

    expect(JSON.stringify(rows)).not.toContain(code)
  })
})

function credentials(login: string, password = 'a-password-of-tests') {
  return { input: { login, password } }
}

async function sentCode(phone: string): Promise<string> {
  await linli.ask(SEND, { input: { phone } })
  const { devMessages } = await linli.ask('{ devMessages { phone text } }')
  const text = devMessages.find((message: { phone: string }) => message.phone === phone)?.text
  return /\d{6}/.exec(text)?.[0] ?? ''
}

async function expectNobody(cookie: string): Promise<void> {
  await expect.poll(async () => (await linli.ask(ME, {}, cookie)).me, { timeout: 1_500 }).toBeNull()
}
