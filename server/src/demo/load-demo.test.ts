import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startBareApp, type TestApp } from '../../../tests/support/start-app.ts'
import { readConfig } from '../config.ts'
import type { LoadedDemo } from './load-demo.ts'
import { loadDemo } from './load-demo.ts'

let folder: string
let linli: TestApp
let demo: LoadedDemo
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linli-demo-'))
  linli = await startBareApp()
  demo = await loadDemo(linli.services, readConfig({ LINLI_DATA_DIR: folder }, []))
})
afterAll(async () => {
  await linli.close()
  await rm(folder, { recursive: true })
})

describe('the demo', () => {
  test('has a password of its own that only the owner of the data folder can read', async () => {
    const path = join(folder, 'demo-password')
    expect((await readFile(path, 'utf8')).trim()).toBe(demo.password)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
  })

  test('publishes every template and lets its own scenarios begin on the real engine', async () => {
    const { prisma } = linli.services
    const definitions = await prisma.definitionVersion.findMany({ select: { definitionId: true } })
    expect(definitions.map(({ definitionId }) => definitionId).sort()).toEqual([
      'care-order',
      'complaint',
      'mediation',
      'smoke-alarm',
    ])
    expect(await prisma.task.count({ where: { state: 'open' } })).toBeGreaterThan(3)
    expect(await prisma.incident.count()).toBe(0)
  })

  test('has volunteers, and a desk where somebody is on duty now and for weeks', async () => {
    const { prisma } = linli.services
    expect(await prisma.team.count()).toBe(2)
    const { rows } = await linli.services.pool.query(
      `SELECT 1 FROM holding WHERE post = 'on-duty' AND tenant_id = $1`,
      [linli.street.tenant.id],
    )
    expect(rows).toHaveLength(1)
    const { _max: last } = await prisma.dutyShift.aggregate({ _max: { untilAt: true } })
    expect(last.untilAt?.getTime()).toBeGreaterThan(Date.now() + 27 * 86_400_000)
  })

  test('loaded again changes nothing', async () => {
    const before = await linli.countRows()

    const again = await loadDemo(linli.services, readConfig({ LINLI_DATA_DIR: folder }, []))

    expect(again).toEqual(demo)
    const { history: _, timer: __, task: ___, ...still } = await linli.countRows()
    expect(before).toMatchObject(still)
  })

  test('leaves alone what an official published since', async () => {
    const { engine, prisma } = linli.services
    const where = { definitionId: 'smoke-alarm' }
    const newest = await prisma.definitionVersion.findFirstOrThrow({ where })
    const document = { ...JSON.parse(newest.body), title: { 'zh-CN': '我们的烟感' } }
    const { tenant } = linli.street
    const actor = { accountId: 'zhao-secretary', role: 'official', posts: [] } as const
    await engine.publish({ tenantId: tenant.id, document, actor })

    await loadDemo(linli.services, readConfig({ LINLI_DATA_DIR: folder }, []))

    expect(await prisma.definitionVersion.count({ where })).toBe(2)
  })

  test('brings back what is missing and makes the printed password true', async () => {
    const { prisma } = linli.services
    await prisma.device.deleteMany({ where: { id: demo.device } })
    const config = readConfig({ LINLI_DATA_DIR: folder, LINLI_DEMO_PASSWORD: 'another' }, [])

    await loadDemo(linli.services, config)

    expect(await prisma.device.count({ where: { id: demo.device } })).toBe(1)
    expect(await linli.signIn(demo.accounts[0]?.login ?? '', 'another')).toContain('linli_session')
    await loadDemo(linli.services, readConfig({ LINLI_DATA_DIR: folder }, []))
  })

  test('lets an official send a test reading through the real webhook', async () => {
    await linli.listen()
    const official = await linli.signIn(demo.accounts[0]?.login ?? '', demo.password)
    const { devices } = await linli.ask('{ devices { id type sample } }', {}, official)
    const device = devices.find(({ type }: { type: string }) => type === 'smoke_home')
    expect(device.sample).toMatchObject({ kind: expect.any(String) })

    const answer = await linli.ask(
      `mutation ($input: TestReadingInput!) { sendTestReading(input: $input) {
         ... on TestReadingSent { status answer } ... on Refusal { code } } }`,
      { input: { deviceId: device.id, reading: device.sample } },
      official,
    )

    expect(answer.sendTestReading).toMatchObject({
      status: 202,
      answer: { kind: expect.stringMatching(/started|signalled|ignored/) },
    })
  })
})
