import { randomUUID } from 'node:crypto'
import { FILE_PART_BYTES } from '@linli/schemas/file-types'
import { LinliError } from '@linli/schemas/linli-error'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { TestApp } from '../../../tests/support/start-app.ts'
import { startApp } from '../../../tests/support/start-app.ts'
import { keepFilePart, pruneFileParts } from './file-parts.ts'

let linli: TestApp
let resident: string
let neighbour: string
beforeAll(async () => {
  linli = await startApp()
  resident = await linli.signInByPhone('13900000001')
  neighbour = await linli.signInByPhone('13900000003')
})
afterAll(() => linli.close())

/** A film of one part and a half. */
const FILM = Buffer.concat([
  Buffer.from('\0\0\0\u0018ftypmp42....hdlr....vide', 'latin1'),
  Buffer.alloc(FILE_PART_BYTES * 1.5, 7),
])

async function put(id: string, at: number, { bytes = FILM, cookie = resident } = {}) {
  const answer = await linli.app.inject({
    ...{ method: 'PUT', url: `/files/${id}/parts/${at}?size=${bytes.length}&name=%E5%AE%A2.mp4` },
    headers: { 'content-type': 'application/octet-stream', cookie },
    payload: bytes.subarray(at, at + FILE_PART_BYTES),
  })
  return { status: answer.statusCode, ...answer.json() }
}
const ask = async (id: string, path = '', cookie = resident) =>
  linli.app.inject({ url: `/files/${id}${path}`, headers: { cookie } })
const partsLeft = async () => (await linli.services.pool.query('SELECT FROM file_part')).rowCount

describe('a file that comes in parts', () => {
  test('goes on where it stopped, and is then the file that was sent', async () => {
    const id = randomUUID()
    expect(await put(id, 0)).toEqual({ status: 202, received: FILE_PART_BYTES })
    // The answer was lost, and the part comes again; one from further on does not fit.
    expect(await put(id, 0)).toEqual({ status: 202, received: FILE_PART_BYTES })
    expect((await ask(id, '/parts')).json()).toEqual({ isStored: false, received: FILE_PART_BYTES })

    expect(await put(id, FILE_PART_BYTES)).toMatchObject({ status: 201, id })

    expect((await ask(id)).rawPayload.equals(FILM)).toBe(true)
    expect((await ask(id, '/facts')).json()).toEqual({
      ...{ name: '客.mp4', size: FILM.length, kind: 'video' },
    })
    expect((await ask(id, '/parts')).json()).toEqual({ isStored: true, received: 0 })
    expect(await put(id, FILE_PART_BYTES)).toMatchObject({ status: 200, id })
    expect(await partsLeft()).toBe(0)
  })

  test('begins at its beginning, in parts of one length', async () => {
    const id = randomUUID()
    expect(await put(id, FILE_PART_BYTES)).toEqual({ status: 202, received: 0 })
    expect(await put(id, 10)).toMatchObject({ status: 400, code: 'request.invalid' })
    expect(await put('none', 0)).toMatchObject({ status: 404, code: 'file.not-found' })
    expect(await partsLeft()).toBe(0)
  })

  test('is looked at when it is whole, and nothing is left of what is not taken', async () => {
    const id = randomUUID()
    const bytes = Buffer.alloc(FILE_PART_BYTES + 1, 7)
    await put(id, 0, { bytes })
    expect(await put(id, FILE_PART_BYTES, { bytes })).toMatchObject({ code: 'file.refused' })
    expect(await partsLeft()).toBe(0)
  })

  test('stays where it is not looked at for now, and is taken when its last part comes again', async () => {
    const cookie = await linli.signInByPhone('13900000004')
    const id = randomUUID()
    await put(id, 0, { cookie })
    const { uploadPerAccount } = linli.services.limits
    const { take } = uploadPerAccount
    const busy = vi.spyOn(uploadPerAccount, 'take').mockImplementation(() => {
      throw new LinliError('request.too-many', 'Somebody sends much.')
    })
    expect(await put(id, FILE_PART_BYTES, { cookie })).toMatchObject({ status: 429 })
    expect((await ask(id, '/parts', cookie)).json()).toMatchObject({ received: FILM.length })
    busy.mockImplementation(take)
    expect(await put(id, FILE_PART_BYTES, { cookie })).toMatchObject({ status: 201, id })
    busy.mockRestore()
  })

  test('is of one person: nobody else adds to it, or hears how much has come', async () => {
    const id = randomUUID()
    await put(id, 0)
    expect((await ask(id, '/parts', neighbour)).json()).toMatchObject({ received: 0 })
    expect(await put(id, 0, { cookie: neighbour })).toEqual({ status: 202, received: 0 })
    expect(await put(id, FILE_PART_BYTES)).toMatchObject({ status: 201 })
    expect((await ask(id, '/parts', neighbour)).statusCode).toBe(404)
  })

  test('that nobody goes on with for a day is forgotten', async () => {
    const [old, fresh] = [randomUUID(), randomUUID()]
    await put(old, 0)
    await put(fresh, 0)
    await linli.services.pool.query(
      `UPDATE file_part SET came_at = now() - interval '25 hours' WHERE id = $1`,
      [old],
    )
    expect(await pruneFileParts(linli.services.pool, 10)).toBe(1)
    expect((await ask(fresh, '/parts')).json()).toMatchObject({ received: FILE_PART_BYTES })
  })

  test('leaves room for others: whoever begins much and ends nothing is stopped', async () => {
    const sender = { tenantId: linli.street.tenant.id, accountId: 'gu-resident' }
    const keep = (size: number) =>
      keepFilePart(linli.services.pool, sender, {
        ...{ id: randomUUID(), at: 0, bytes: Buffer.alloc(size), mostOpen: 100 },
      })
    expect(await keep(60)).toBe(60)
    expect(await keep(40)).toBe(40)
    await expect(keep(1)).rejects.toMatchObject({ code: 'request.too-many' })
  })
})
