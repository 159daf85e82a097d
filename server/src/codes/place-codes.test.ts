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

const CODES =
  '{ __typename ... on PlaceCodesTaken { codes { code nodeId deviceId name place } } ... on Refusal { code } }'
const TAKE = `mutation ($nodeIds: [ID!]!, $deviceIds: [ID!]!) { answer: takePlaceCodes(nodeIds: $nodeIds, deviceIds: $deviceIds) ${CODES} }`
const RENEW = `mutation ($code: String!) { answer: renewPlaceCode(code: $code) ${CODES} }`
const SCANNED =
  'query ($code: String!) { answer: scannedPlace(code: $code) { nodeId place device } }'
const OPEN = `query ($code: String!) { answer: instances(scanned: $code, active: true, first: 50) { edges { node { id } } } }`

const take = async (nodeIds: string[], deviceIds: string[] = [], cookie = official) =>
  (await linli.ask(TAKE, { nodeIds, deviceIds }, cookie)).answer
const renew = async (code: string, cookie = official) =>
  (await linli.ask(RENEW, { code }, cookie)).answer
const scanned = async (code: string) => (await linli.ask(SCANNED, { code })).answer
async function codeOf(nodeId: string): Promise<string> {
  return (await take([nodeId])).codes[0].code
}

describe('a code', () => {
  test('is the same however often it is printed, and says to anybody where it hangs and no more', async () => {
    const device = linli.street.devices[0]
    if (device === undefined) throw new Error('The street has a device.')
    const first = await take(['building-2', 'building-1'], [device.id])

    expect(first.codes).toMatchObject([
      {
        nodeId: 'building-2',
        deviceId: null,
        name: '2号楼',
        place: expect.stringContaining('2号楼'),
      },
      { nodeId: 'building-1' },
      { nodeId: device.nodeId, deviceId: device.id, name: device.name },
    ])
    expect(await take(['building-2', 'building-1'], [device.id])).toEqual(first)
    const [door, , onDevice] = first.codes
    // However it was typed.
    expect(await scanned(`${door.code.slice(0, 4)} ${door.code.slice(4)}`.toLowerCase())).toEqual({
      ...{ nodeId: 'building-2', device: null },
      place: door.place,
    })
    expect(await scanned(onDevice.code)).toMatchObject({ device: device.name })
    // Nothing of the address to which its readings go.
    for (const { code } of first.codes) expect(code).toMatch(/^[2-9A-HJKMNP-Z]{14}$/)
  })

  test('that was given a new one leads nowhere, nor does one of a closed place, of a disabled device, or one that never was', async () => {
    const { prisma } = linli.services
    const old = await codeOf('building-3')
    const { codes } = await renew(old)
    expect(codes).toMatchObject([{ nodeId: 'building-3' }])
    expect(codes[0].code).not.toBe(old)
    expect(await scanned(old)).toBeNull()
    expect(await scanned(codes[0].code)).toMatchObject({ nodeId: 'building-3' })
    expect(await renew(old)).toMatchObject({ code: 'place-code.not-found' })

    const setClosed = (closedAt: Date | null) =>
      prisma.orgNode.updateMany({ where: { id: 'building-3' }, data: { closedAt } })
    await setClosed(new Date())
    expect(await scanned(codes[0].code)).toBeNull()
    expect(await take(['building-3'])).toMatchObject({ code: 'node.closed' })
    await setClosed(null)

    const device = linli.street.devices[1]
    if (device === undefined) throw new Error('The street has two devices.')
    const onDevice = (await take([], [device.id])).codes[0].code
    const setDisabled = (disabledAt: Date | null) =>
      prisma.device.updateMany({ where: { id: device.id }, data: { disabledAt } })
    await setDisabled(new Date())
    expect(await scanned(onDevice)).toBeNull()
    await setDisabled(null)
    for (const code of ['', '2345', 'building-3', '%00', 'A'.repeat(500)])
      expect(await scanned(code)).toBeNull()
  })

  test('is printed by officials, each for her own part', async () => {
    const secretary = await linli.signIn('zhao-secretary')
    expect((await take(['qinghe'], [], secretary)).__typename).toBe('PlaceCodesTaken')
    const above = await codeOf('jinxiu')
    expect(await take(['jinxiu'], [], secretary)).toMatchObject({ code: 'access.denied' })
    expect(await renew(above, secretary)).toMatchObject({ code: 'access.denied' })
    for (const cookie of [await linli.signIn('li-acceptance'), resident]) {
      expect(await take(['building-2'], [], cookie)).toMatchObject({ code: 'access.denied' })
      expect(await renew(above, cookie)).toMatchObject({ code: 'access.denied' })
    }
    expect(await scanned(above)).not.toBeNull()
    expect(await take(['nowhere'])).toMatchObject({ code: 'node.not-found' })
    expect(await take([], ['nothing'])).toMatchObject({ code: 'device.unknown' })
    const many = Array.from({ length: 201 }, (_, index) => `building-${index}`)
    expect(await take(many)).toMatchObject({ code: 'place-code.too-many' })
  })

  test('is for the devices of her part and of open places, which the list of devices tells', async () => {
    const { prisma, pool } = linli.services
    const printable = async (cookie: string): Promise<string[]> => {
      const { devices } = await linli.ask('{ devices { id mayHaveCode } }', {}, cookie)
      return devices.flatMap((each: { id: string; mayHaveCode: boolean }) =>
        each.mayHaveCode ? [each.id] : [],
      )
    }
    const ids = linli.street.devices.map(({ id }) => id)
    const [first] = linli.street.devices
    if (first === undefined) throw new Error('The street has a device.')
    expect((await printable(official)).sort()).toEqual([...ids].sort())
    expect(await printable(await linli.signIn('li-acceptance'))).toEqual([])
    // One stands in another part of the street now.
    const secretary = await linli.signIn('zhao-secretary')
    const moveTo = (nodeId: string) =>
      prisma.device.updateMany({ where: { id: first.id }, data: { nodeId } })
    await moveTo('jinxiu')
    const hers = await printable(secretary)
    expect(hers).not.toContain(first.id)
    expect(hers.length).toBeGreaterThan(0)
    expect((await take([], hers, secretary)).codes).toHaveLength(hers.length)
    expect(await take([], [first.id], secretary)).toMatchObject({ code: 'access.denied' })
    await moveTo('building-3')

    await pool.query(`UPDATE org_node SET closed_at = now() WHERE id = 'building-3'`)
    expect(await take([], [first.id])).toMatchObject({ code: 'node.closed' })
    expect(await printable(official)).not.toContain(first.id)
    await pool.query(`UPDATE org_node SET closed_at = NULL WHERE id = 'building-3'`)
    await moveTo(first.nodeId)
  })

  test('is one at a time, whoever else asks at the same moment, and the audit says of which door', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => take(['building-8'])))
    expect(new Set(answers.map(({ codes }) => codes[0].code)).size).toBe(1)
    const { pool, prisma } = linli.services
    const code = answers[0].codes[0].code
    await expect(
      pool.query(
        `INSERT INTO place_code (tenant_id, code, node_id, made_at) SELECT tenant_id, 'X', node_id, made_at FROM place_code WHERE code = $1`,
        [code],
      ),
    ).rejects.toThrow('one_code_of_a_door')
    const rows = await prisma.audit.findMany({
      where: { deed: 'code-made', object: 'org-node:building-8' },
    })
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain(code)
  })
})

test('staff see what is open at the place and below it, of what they may read; nothing by a code that leads nowhere', async () => {
  const id = await reportComplaint(linli, resident)
  const open = async (code: string, cookie: string) => {
    const { answer } = await linli.ask(OPEN, { code }, cookie)
    return answer?.edges.map(({ node }: { node: { id: string } }) => node.id)
  }
  // The complaint is at building-2.
  const [there, around, elsewhere] = [
    await codeOf('building-2'),
    await codeOf('grid-1'),
    await codeOf('building-5'),
  ]
  expect(await open(there, official)).toEqual([id])
  expect(await open(around, official)).toEqual([id])
  expect(await open(elsewhere, official)).toEqual([])
  expect(await open('NOWHERE', official)).toEqual([])
  expect(await open(there, await linli.signIn('li-acceptance'))).toEqual([id])
  // Nobody reads by a code what she could not read without it.
  expect(await open(there, await linli.signIn('song-mediator'))).toEqual([])
  const { codes } = await renew(there)
  expect(await open(there, official)).toEqual([])
  expect(await open(codes[0].code, official)).toEqual([id])
})
