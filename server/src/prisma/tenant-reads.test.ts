import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { seedStreet } from '../../../tests/support/seed-street.ts'
import { readDemoStreet } from '../demo/demo-street.ts'
import { Prisma, type PrismaClient } from '../generated/prisma/client.ts'
import { createReadPool, createReads } from './client.ts'
import { createTenantReads, type TenantReads } from './tenant-reads.ts'

let database: TestDatabase
let reads: TenantReads
const TENANTS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
beforeAll(async () => {
  database = await createTestDatabase()
  const street = await readDemoStreet()
  for (const id of TENANTS)
    await seedStreet(database.pool, {
      street: {
        ...{ ...street, tenant: { ...street.tenant, id } },
        devices: street.devices.map((device) => ({ ...device, id: `${device.id}-${id}` })),
      },
      ...{ password: 'of-nobody', key: randomBytes(32), secretOf: () => randomBytes(32) },
    })
  reads = createReads(createReadPool(database.url, () => undefined))
})
afterAll(async () => {
  await reads.close()
  await database.close()
})

type AnyModel = Readonly<
  Record<string, { findMany(args?: object): Promise<{ tenantId?: string }[]> }>
>

describe('a query that forgets the tenant', () => {
  test.each(Object.values(Prisma.ModelName))('gets no row of another one from %s', async (name) => {
    const model = `${name.charAt(0).toLowerCase()}${name.slice(1)}`
    const prisma = reads.of('one') as unknown as AnyModel
    const hidden = ['session', 'loginCode', 'account'].includes(model)
    const asked = model === 'account' ? { select: { tenantId: true } } : undefined
    const found = prisma[model]?.findMany(asked)

    if (hidden && model !== 'account') return expect(found).rejects.toThrow(/permission denied/)
    const tenants = new Set((await found)?.map((row) => row.tenantId ?? Object(row).id))
    expect([...tenants].filter((tenantId) => tenantId !== 'one')).toEqual([])
  })

  test('gets those of its own', async () => {
    const [own, all] = await Promise.all([
      reads.of('two').orgNode.count(),
      database.pool.query('SELECT count(*)::int AS n FROM org_node'),
    ])
    expect(own).toBeGreaterThan(10)
    expect(all.rows[0].n).toBe(own * TENANTS.length)
  })

  test('gets nothing where it names another tenant', async () => {
    expect(await reads.of('one').orgNode.findMany({ where: { tenantId: 'two' } })).toEqual([])
  })
})

test('nobody reads a password or a secret of a session through it', async () => {
  const prisma = reads.of('one')
  await expect(prisma.account.findMany({ select: { passwordHash: true } })).rejects.toThrow(
    /permission denied/,
  )
})

test('it can only read', async () => {
  const { tenant } = reads.of('one')
  expect([tenant.create, tenant.updateMany, tenant.deleteMany]).toEqual(Array(3).fill(undefined))
  const pool = createReadPool(database.url, () => undefined)
  // And so can whoever reaches its connections.
  const client = await pool.connect()
  await client.query(`SELECT set_config('role', session_user || '_reader', false)`)
  await expect(client.query(`UPDATE tenant SET name = ''`)).rejects.toThrow(/permission denied/)
  // Without a word of whose rows it wants it sees none.
  expect((await client.query('SELECT 1 FROM tenant')).rows).toEqual([])
  client.release()
  await pool.end()
})

test('more tenants than there are clients, all at one moment, get each what is theirs', async () => {
  const rounds = Array.from({ length: 30 }, (_, round) => round)
  const answers = await Promise.all(
    rounds.flatMap(() =>
      TENANTS.map(async (tenantId) => {
        const prisma = reads.of(tenantId)
        // Prisma joins such look-ups of one moment in one statement.
        const [tenant, node] = await Promise.all([
          prisma.tenant.findUnique({ where: { id: tenantId } }),
          prisma.orgNode.findUnique({ where: { tenantId_id: { tenantId, id: 'grid-1' } } }),
        ])
        return [tenantId, tenant?.id, node?.tenantId]
      }),
    ),
  )
  expect(answers.filter((each) => new Set(each).size !== 1)).toEqual([])
})

describe('the clients', () => {
  /** Clients whose reads end when the test says so. */
  function openLanes(most: number) {
    const asked: { tenantId: string; end: () => void; fail: () => void }[] = []
    let opened = 0
    const lanes = createTenantReads((tenantNow) => {
      opened++
      const findMany = () =>
        new Promise<string>((resolve, reject) => {
          const tenantId = tenantNow()
          asked.push({
            tenantId,
            end: () => resolve(tenantId),
            fail: () => reject(new Error('no')),
          })
        })
      return { task: { findMany }, $disconnect: () => Promise.resolve() } as unknown as PrismaClient
    }, most)
    const read = (tenantId: string) =>
      lanes.of(tenantId).task.findMany() as unknown as Promise<string>
    return { asked, read, opened: () => opened }
  }

  test('are not more than allowed, and read for one tenant at a time', async () => {
    const { asked, read, opened } = openLanes(2)
    const answers = ['a', 'b', 'c', 'a'].map(read)
    await turnOfTheLoop()
    // The third waits, and the fourth stands behind it although its tenant has a client.
    expect(asked.map(({ tenantId }) => tenantId)).toEqual(['a', 'b'])

    asked[0]?.end()
    await turnOfTheLoop()
    expect(asked.map(({ tenantId }) => tenantId)).toEqual(['a', 'b', 'c'])
    asked[1]?.fail()
    await expect(answers[1]).rejects.toThrow('no')
    await turnOfTheLoop()
    expect(asked.map(({ tenantId }) => tenantId)).toEqual(['a', 'b', 'c', 'a'])
    for (const { end } of asked) end()
    expect(await Promise.all([answers[0], answers[2], answers[3]])).toEqual(['a', 'c', 'a'])
    expect(opened()).toBe(2)
  })

  test('are one for a single tenant', async () => {
    const { asked, read, opened } = openLanes(8)
    const answers = Array.from({ length: 20 }, () => read('a'))
    await turnOfTheLoop()
    for (const { end } of asked) end()
    expect(new Set(await Promise.all(answers))).toEqual(new Set(['a']))
    expect(opened()).toBe(1)
  })
})

function turnOfTheLoop(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
