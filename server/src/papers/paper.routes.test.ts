import { hash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lookAt } from '../../../tests/papers/look-at.ts'
import { publishTemplate } from '../../../tests/support/publish-template.ts'
import { startApp, type TestApp } from '../../../tests/support/start-app.ts'
import { eraseInstance } from '../retention/erase-instance.ts'

let linli: TestApp
let resident: string
let official: string
beforeAll(async () => {
  linli = await startApp()
  await publishTemplate(linli.services, linli.street.tenant.id, 'complaint')
  resident = await linli.signInByPhone('13900000001')
  official = await linli.signIn('zhao-secretary')
})
afterAll(() => linli.close())

interface Case {
  readonly id: string
  readonly number: string
  readonly lookupCode: string
}

/** With what is personal in it, and with letters that not every system keeps. */
const DESCRIPTION = '近期水平、习惯、性质：⽔水，𠮷野家旁🏠，繁體憂鬱。'

async function report(): Promise<Case> {
  const answers = {
    description: DESCRIPTION,
    location: { nodeId: 'building-2', text: '2单元二楼楼道' },
    category: 'sanitation',
    ...{ reporterMode: 'named', reporterName: '金丝雀甲', contactBy: 'phone' },
    ...{ phone: '13977778888', consent: true },
  }
  const input = { definitionId: 'complaint', form: 'report', answers, key: randomUUID() }
  const { start } = await linli.ask(
    `mutation ($input: StartInput!) {
       start(input: $input) { ... on StartedInstance { instanceId number lookupCode } }
     }`,
    { input },
    resident,
  )
  return { id: start.instanceId, number: start.number, lookupCode: start.lookupCode }
}

function get(url: string, cookie?: string) {
  return linli.app.inject({ url, headers: cookie === undefined ? {} : { cookie } })
}

async function textOf(bytes: Buffer): Promise<string> {
  const pages = await lookAt(new Uint8Array(bytes))
  return pages.flatMap(({ lines }) => lines).join('\n')
}

const VERIFY =
  'query ($code: String!) { paper(code: $code) { number kind issuedAt sha256 street } }'

async function codeOf({ id }: Case, kind: string): Promise<string> {
  const { rows } = await linli.services.pool.query(
    'SELECT code FROM paper WHERE instance_id = $1 AND kind = $2',
    [id, kind],
  )
  return rows[0].code
}

test('an acceptance says what was reported, masks who reported, and is the same bytes for everybody and ever after', async () => {
  const of = await report()
  const url = `/files/papers/${of.id}/acceptance`
  // Both ask at once, and neither is there yet.
  const [hers, officials] = await Promise.all([get(url, resident), get(url, official)])
  expect(hers.statusCode).toBe(200)
  expect(hers.headers['content-type']).toBe('application/pdf')
  expect(decodeURIComponent(String(hers.headers['content-disposition']))).toBe(
    `attachment; filename*=UTF-8''受理单 ${of.number}-02.pdf`,
  )
  expect(officials.rawPayload.equals(hers.rawPayload)).toBe(true)
  expect((await get(url, official)).rawPayload.equals(hers.rawPayload)).toBe(true)

  const text = await textOf(hers.rawPayload)
  expect(text).toContain(of.number)
  const words = text.replaceAll(/\s/g, '')
  expect(words).toContain('近期水平、习惯、性质：⽔水，')
  expect(words).toContain('野家旁🏠，繁體憂鬱。')
  expect(text).toContain('金**')
  expect(text).not.toContain('金丝雀甲')
  expect(text).not.toContain('13977778888')
  expect(text).not.toContain(of.lookupCode)
})

test('whoever has the code of a paper is told that it is true, and nothing that stands on it', async () => {
  const of = await report()
  const { rawPayload } = await get(`/files/papers/${of.id}/acceptance`, resident)
  const code = await codeOf(of, 'acceptance')
  expect(await textOf(rawPayload)).toContain(code.replace(/(.{4})(?=.)/g, '$1-'))

  const typed = code.toLowerCase().replace(/(.{4})/g, '$1 ')
  const { paper } = await linli.ask(VERIFY, { code: typed })
  expect(paper).toEqual({
    number: `${of.number}-02`,
    kind: '受理单',
    issuedAt: expect.any(String),
    sha256: hash('sha256', rawPayload),
    street: linli.street.tenant.name['zh-CN'],
  })
  expect((await linli.ask(VERIFY, { code: 'AAAABBBBCCCCDDDD' })).paper).toBeNull()
})

test('a receipt goes by the look-up code alone, and has it on it', async () => {
  const of = await report()
  const url = `/files/receipts/${of.number}?code=`
  const given = await get(url + of.lookupCode)
  expect(given.statusCode).toBe(200)
  const text = await textOf(given.rawPayload)
  expect(text).toContain(of.lookupCode)
  expect(text).not.toContain('繁體憂鬱')

  // Not for staff who read the case, nor for the tail of a phone.
  for (const answer of [
    await get(`/files/papers/${of.id}/receipt`, official),
    await get(`${url}8888`),
    await get(url),
    await get(`/files/receipts/TS00000000-0000?code=${of.lookupCode}`),
  ]) {
    expect(answer.statusCode).toBe(404)
    expect(answer.json().code).toBe('paper.not-found')
  }
})

test('there is a closing once the case has ended as done, and it tells what happened', async () => {
  const of = await report()
  const url = `/files/papers/${of.id}/closing`
  expect((await get(url, official)).json().code).toBe('paper.not-found')

  await linli.services.pool.query(
    `UPDATE instance SET ended_at = '2026-12-01T02:03:00Z', ended_as = 'done' WHERE id = $1`,
    [of.id],
  )
  const closing = await get(url, official)
  expect(closing.statusCode).toBe(200)
  const text = await textOf(closing.rawPayload)
  expect(text).toContain('办结单')
  expect(text).toContain('2026年12月1日 10:03')
  expect(text).not.toContain('金丝雀甲')
  expect(text).not.toContain('13977778888')
})

test('a paper of an erased case is gone, and stays known as true', async () => {
  const of = await report()
  const url = `/files/papers/${of.id}/acceptance`
  const { rawPayload } = await get(url, official)
  const tenantId = linli.street.tenant.id
  const { versions, pool } = linli.services
  const client = await pool.connect()
  const counts = await eraseInstance(client, {
    ...{ tenantId, instanceId: of.id, versionNumber: 1, rule: { days: 1, erase: 'marked' } },
    versionOf: (number) => versions.get(tenantId, 'complaint', number),
  })
  await client.query('UPDATE instance SET erased_at = now() WHERE id = $1', [of.id])
  client.release()
  expect(counts.files).toBe(1)

  for (const kind of ['acceptance', 'closing']) {
    const gone = await get(`/files/papers/${of.id}/${kind}`, official)
    expect(gone.json().code).toBe('paper.not-found')
  }
  const { paper } = await linli.ask(VERIFY, { code: await codeOf(of, 'acceptance') })
  expect(paper.sha256).toBe(hash('sha256', rawPayload))
})
