import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publishTemplate } from '../../../tests/support/publish-template.ts'
import type { TestApp } from '../../../tests/support/start-app.ts'
import { startApp } from '../../../tests/support/start-app.ts'
import { until } from '../../../tests/support/until.ts'

let linli: TestApp
let official: string
let worker: string
let resident: string
beforeAll(async () => {
  linli = await startApp()
  official = await linli.signIn('shen-center')
  worker = await linli.signIn('zheng-lead')
  resident = await linli.signInByPhone('13900000001')
})
afterAll(() => linli.close())

const PERSON = `id role name login maskedPhone isDisabled
  posts { id nodeId place post kind validFrom validUntil isValid }`
const SAVED = `__typename ... on PersonSaved { password person { ${PERSON} } } ... on Refusal { code message }`
const ADD = `mutation ($input: AddPersonInput!) { addPerson(input: $input) { ${SAVED} } }`
const CHANGE = `mutation ($input: ChangePersonInput!) { changePerson(input: $input) { ${SAVED} } }`
const GIVE = `mutation ($input: GivePostInput!) { givePost(input: $input) { ${SAVED} } }`
const END = `mutation ($input: EndPostInput!) { endPost(input: $input) { ${SAVED} } }`
const PEOPLE = `query ($text: String, $nodeId: ID, $post: String, $isDisabled: Boolean, $skip: Int) {
  people(text: $text, nodeId: $nodeId, post: $post, isDisabled: $isDisabled, skip: $skip) { total people { ${PERSON} } } }`
const CHANGES = `query ($id: ID!) { person(id: $id) { changes { by deed before after } onlyHers { count tasks { title number } } } }`

const deed = (name: string) => `mutation ($id: ID!) { ${name}(id: $id) { ${SAVED} } }`

async function add(input: object, cookie = official) {
  return (await linli.ask(ADD, { input: { role: 'worker', ...input } }, cookie)).addPerson
}
async function act(name: string, id: string, cookie = official) {
  return (await linli.ask(deed(name), { id }, cookie))[name]
}
async function people(question: object) {
  return (await linli.ask(PEOPLE, question, official)).people
}
async function give(input: object) {
  const full = { personId: 'wang-grid', nodeId: 'grid-2', post: 'grid-worker', kind: 'acting' }
  return (await linli.ask(GIVE, { input: { ...full, ...input } }, official)).givePost
}
async function facts(id: string) {
  return (await linli.ask(CHANGES, { id }, official)).person
}

describe('people', () => {
  test('a new member of staff signs in with the password that is shown once', async () => {
    const added = await add({ name: ' 丁 一 ', login: 'Ding.Yi', phone: '139 0000 7777' })

    expect(added).toMatchObject({
      person: { name: '丁 一', login: 'ding.yi', maskedPhone: '139****7777', role: 'worker' },
    })
    expect(added.password).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/)
    await linli.signIn('ding.yi', added.password)
    const { changes } = await facts(added.person.id)
    expect(changes).toEqual([
      {
        ...{ by: '沈中心', deed: 'person-added', before: null },
        after: { role: 'worker', name: '丁 一', login: 'ding.yi', phone: '139****7777' },
      },
    ])
    const { rows } = await linli.services.pool.query('SELECT detail FROM audit')
    expect(rows.filter(({ detail }) => detail.includes(added.password))).toEqual([])
  })

  test('are found by name, login, the last digits of the phone, place and post', async () => {
    const found = async (question: object) =>
      (await people(question)).people.map(({ id }: { id: string }) => id)

    expect(await found({ text: '王网' })).toEqual(['wang-grid'])
    expect(await found({ text: 'ZHENG-l' })).toEqual(['zheng-lead'])
    expect(await found({ text: '7777' })).toHaveLength(1)
    expect(await found({ nodeId: 'area-west', post: 'grid-worker' })).toEqual(['yang-grid'])
    expect((await found({ nodeId: 'grid-1' })).sort()).toEqual([
      'chen-grid',
      'sun-assistant',
      'wang-grid',
    ])
    expect(await found({ text: '林居民' })).toEqual([])
    expect(await found({ text: "%_'" })).toEqual([])
  })

  test('are kept by officials only, and each is of one street', async () => {
    for (const [cookie, code] of [
      [worker, 'access.denied'],
      [resident, 'access.denied'],
    ] as const) {
      expect(await add({ name: '戊', login: 'wu5' }, cookie)).toMatchObject({ code })
      expect(await act('disablePerson', 'wang-grid', cookie)).toMatchObject({ code })
      expect(await act('resetPassword', 'wang-grid', cookie)).toMatchObject({ code })
      expect((await linli.post(PEOPLE, {}, cookie)).errors).toHaveLength(1)
      expect((await linli.post(CHANGES, { id: 'wang-grid' }, cookie)).errors).toHaveLength(1)
      expect((await linli.post('{ postChoices }', {}, cookie)).errors).toHaveLength(1)
    }
    expect(await act('disablePerson', 'lin-resident')).toMatchObject({ code: 'person.not-found' })
    expect((await linli.ask(CHANGES, { id: 'lin-resident' }, official)).person).toBeNull()
  })

  test('refuses what is wrong or taken, in a sentence, and writes nothing', async () => {
    const before = (await people({})).total
    const codes = await Promise.all(
      [
        { name: '', login: 'x1' },
        { name: 'x'.repeat(41), login: 'x1' },
        { name: '己', login: '汉字' },
        { name: '己', login: 'x1', phone: '12' },
        { name: '己', login: 'wang-grid' },
        { name: '己', login: 'x1', phone: '13900000001' },
        { name: '己', login: 'x1', role: 'resident' },
      ].map(async (input) => (await add(input)).code),
    )

    expect(codes).toEqual([
      ...['person.bad-name', 'person.bad-name', 'person.bad-login', 'person.bad-phone'],
      ...['person.login-taken', 'person.phone-taken', 'request.invalid'],
    ])
    expect((await people({})).total).toBe(before)
  })

  test('a changed name and phone are told with what was before', async () => {
    const change = async (input: object) =>
      (await linli.ask(CHANGE, { input: { id: 'liu-grid', ...input } }, official)).changePerson

    await change({ name: '刘网格', phone: '13900008888' })
    await change({ name: '柳网格' })
    expect(await change({ name: '柳网格' })).toMatchObject({
      person: { name: '柳网格', maskedPhone: '139****8888' },
    })

    expect((await facts('liu-grid')).changes).toMatchObject([
      { before: { name: '刘网格' }, after: { name: '柳网格' } },
      { before: { phone: null }, after: { phone: '139****8888' } },
    ])
  })

  test('a new password ends every session, and the old one opens nothing', async () => {
    const cookie = await linli.signIn('he-assistant')

    const { password } = await act('resetPassword', 'he-assistant')

    await until(async () => (await linli.ask('{ me { id } }', {}, cookie)).me === null, 5_000)
    await expect(signedInAs('he-assistant', 'a-password-of-tests')).resolves.toBe(false)
    await expect(signedInAs('he-assistant', password)).resolves.toBe(true)
  })

  test('who is disabled is out, and in again when enabled', async () => {
    const cookie = await linli.signIn('xu-mediator')

    expect(await act('disablePerson', 'xu-mediator')).toMatchObject({
      person: { isDisabled: true },
    })

    await until(async () => (await linli.ask('{ me { id } }', {}, cookie)).me === null, 5_000)
    await expect(signedInAs('xu-mediator', 'a-password-of-tests')).resolves.toBe(false)
    expect((await people({ isDisabled: true })).people).toMatchObject([{ id: 'xu-mediator' }])
    await act('enablePerson', 'xu-mediator')
    await expect(signedInAs('xu-mediator', 'a-password-of-tests')).resolves.toBe(true)
  })

  test('nobody disables herself, and of two officials who disable each other one stays', async () => {
    expect(await act('disablePerson', 'shen-center')).toMatchObject({ code: 'person.own' })
    const rival = await linli.signIn('cao-center')
    for (const id of ['yan-center', 'zhao-secretary', 'qian-committee'])
      await act('disablePerson', id)

    const answers = await Promise.all([
      act('disablePerson', 'cao-center'),
      act('disablePerson', 'shen-center', rival),
    ])

    // The slower one is refused as the last official, or has lost her session before she was heard.
    const [first, ...others] = answers.map(({ code }) => code ?? 'done').sort()
    expect(first).toBe('done')
    expect(['person.last-official', 'session.missing']).toEqual(expect.arrayContaining(others))
    const left = { role: 'official', disabledAt: null, passwordHash: { not: null } } as const
    await expect(linli.services.prisma.account.count({ where: left })).resolves.toBe(1)
    await linli.services.prisma.account.updateMany({ data: { disabledAt: null } })
    official = await linli.signIn('shen-center')
  })

  test('the open tasks that only she can do are counted before she is disabled', async () => {
    await publishTemplate(linli.services, linli.street.tenant.id, 'smoke-alarm')
    const body = JSON.stringify({ kind: 'alarm', occurredAt: '2026-09-28T01:12:00+08:00' })
    await linli.callDevice({ deviceId: 'smoke-2-2-302', body })
    const task = await linli.services.prisma.task.findFirstOrThrow({
      where: { state: 'open', poolPost: { not: null } },
    })
    const holders = await linli.services.prisma.post.findMany({
      where: { nodeId: task.poolNodeId ?? '', post: task.poolPost ?? '' },
    })
    const [her, ...others] = holders.map(({ accountId }) => accountId)
    const mine = async () => (await facts(her ?? '')).onlyHers.count
    const before = await mine()

    for (const id of others) await act('disablePerson', id)

    expect(await mine()).toBeGreaterThan(before)
    expect((await facts(her ?? '')).onlyHers.tasks[0].title).not.toBe('')
    for (const id of others) await act('enablePerson', id)
    expect(await mine()).toBe(before)
  })
})

describe('posts', () => {
  test('are given with days, end by themselves, and say who it was on a day', async () => {
    const given = await give({ validFrom: '2026-03-02', validUntil: '2026-04-01' })
    expect(given.person.posts.at(-1)).toMatchObject({
      ...{ nodeId: 'grid-2', post: 'grid-worker', kind: 'acting' },
      ...{ validFrom: '2026-03-02', validUntil: '2026-04-01', isValid: false },
    })
    const at = async (date: string) =>
      (
        await linli.ask(
          'query ($date: String!) { holdingsAt(nodeId: "grid-2", date: $date) { accountId kind } }',
          { date },
          official,
        )
      ).holdingsAt.map(({ accountId }: { accountId: string }) => accountId)

    expect(await at('2026-03-01')).toEqual(['liu-grid'])
    expect(await at('2026-03-02')).toEqual(['liu-grid', 'wang-grid'])
    expect(await at('2026-03-31')).toEqual(['liu-grid', 'wang-grid'])
    expect(await at('2026-04-01')).toEqual(['liu-grid'])
  })

  test('do not overlap, and may follow one another on the same day', async () => {
    expect(await give({ validFrom: '2026-03-31' })).toMatchObject({ code: 'post.overlaps' })
    expect(await give({ validFrom: '2026-04-01', validUntil: '2026-04-02' })).toMatchObject({
      __typename: 'PersonSaved',
    })
  })

  test('refuse wrong days, kinds, nodes and people', async () => {
    const codes = [
      await give({ validFrom: '2026-02-30' }),
      await give({ validFrom: '2026-05-02', validUntil: '2026-05-01' }),
      await give({ kind: 'boss' }),
      await give({ post: '网格员' }),
      await give({ nodeId: 'nowhere' }),
      await give({ personId: 'lin-resident' }),
    ].map(({ code }) => code)

    expect(codes).toEqual([
      ...['post.bad-days', 'post.bad-days', 'post.invalid', 'post.invalid'],
      ...['node.not-found', 'person.not-found'],
    ])
  })

  test('one that ends today counts at once no more, for the directory too', async () => {
    const { directory, pool, clock } = linli.services
    const tenantId = linli.street.tenant.id
    const { person } = await give({ nodeId: 'grid-3', kind: 'substitute' })
    const holds = async () =>
      (await directory.org(tenantId)).holdings.some(
        ({ accountId, nodeId }) => accountId === 'wang-grid' && nodeId === 'grid-3',
      )
    await until(holds, 5_000)
    const postId = person.posts.find(({ nodeId }: { nodeId: string }) => nodeId === 'grid-3').id
    const validUntil = new Date(clock.now() + 8 * 3_600_000).toISOString().slice(0, 10)

    const { endPost } = await linli.ask(END, { input: { postId, validUntil } }, official)

    expect(endPost.person.posts.find(({ id }: { id: string }) => id === postId)).toMatchObject({
      ...{ validUntil, isValid: false },
    })
    await until(async () => !(await holds()), 5_000)
    const { rows } = await pool.query(`SELECT 1 FROM audit WHERE deed = 'post-ended'`)
    expect(rows).toHaveLength(1)
  })
})

async function signedInAs(login: string, password: string): Promise<boolean> {
  const { signIn } = await linli.ask(
    'mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }',
    { input: { login, password } },
  )
  return signIn.__typename === 'SignedIn'
}
