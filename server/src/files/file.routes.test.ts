import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestApp } from '../../../tests/support/start-app.ts'
import { startApp } from '../../../tests/support/start-app.ts'

let linli: TestApp
let cookie: string
beforeAll(async () => {
  linli = await startApp()
  cookie = await linli.signInByPhone('13900000001')
})
afterAll(() => linli.close())

function upload(bytes: Buffer, headers: Record<string, string> = {}) {
  return linli.app.inject({
    method: 'POST',
    url: '/files',
    headers: { 'content-type': 'image/jpeg', cookie, ...headers },
    payload: bytes,
  })
}

/** A photo as a phone takes it: sideways, with a place in it. */
function phonePhoto(width = 2400, height = 1200): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#886644' } })
    .jpeg()
    .withExif({
      IFD0: { Make: 'Fictional phone', Copyright: 'Somebody' },
      IFD3: { GPSLatitude: '31/1 13/1 49/1', GPSLongitude: '121/1 28/1 25/1' },
    })
    .withMetadata({ orientation: 6 })
    .toBuffer()
}

test('who has sent a gigabyte within a day sends no more', async () => {
  const sender = await linli.signInByPhone('13900000005')
  const photo = await phonePhoto(60, 30)
  const first = await upload(photo, { cookie: sender })
  const fill = (age: string) =>
    linli.services.pool.query(
      'UPDATE file SET size = $1, uploaded_at = now() - $2::interval WHERE id = $3',
      [1024 ** 3, age, first.json().id],
    )
  await fill('23 hours')
  const refused = await upload(photo, { cookie: sender })
  expect([refused.statusCode, refused.json().code]).toEqual([429, 'upload.day-full'])
  await fill('25 hours')
  expect((await upload(photo, { cookie: sender })).statusCode).toBe(201)
})

describe('an uploaded photo', () => {
  test('is made anew: upright, small, and without what it carried', async () => {
    const original = await phonePhoto()
    expect((await sharp(original).metadata()).exif).toBeDefined()

    const uploaded = await upload(original)

    expect(uploaded.statusCode).toBe(201)
    expect(uploaded.json()).toMatchObject({ width: 800, height: 1600, contentType: 'image/jpeg' })
    const stored = await linli.app.inject({
      url: `/files/${uploaded.json().id}`,
      headers: { cookie },
    })
    const metadata = await sharp(stored.rawPayload).metadata()
    expect([metadata.exif, metadata.icc, metadata.orientation]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
    expect(stored.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=3600',
    })
  })

  test('may come as a form with one file', async () => {
    const body = Buffer.concat([
      Buffer.from(
        '--b\r\ncontent-disposition: form-data; name="file"; filename="../../x.html"\r\ncontent-type: text/html\r\n\r\n',
      ),
      await phonePhoto(60, 40),
      Buffer.from('\r\n--b--\r\n'),
    ])

    const uploaded = await upload(body, { 'content-type': 'multipart/form-data; boundary=b' })

    expect(uploaded.statusCode).toBe(201)
  })

  test('of another format becomes a JPEG', async () => {
    const png = await sharp({
      create: { width: 10, height: 10, channels: 4, background: '#0000' },
    })
      .png()
      .toBuffer()

    const uploaded = await upload(png, { 'content-type': 'image/png' })

    expect(uploaded.json()).toMatchObject({ width: 10, contentType: 'image/jpeg' })
  })
})

describe('a photo under an id that its sender made', () => {
  const put = async (id: string, as = cookie) =>
    linli.app.inject({
      ...{ method: 'PUT', url: `/files/${id}`, payload: await phonePhoto(60, 40) },
      headers: { 'content-type': 'image/jpeg', cookie: as },
    })

  test('is stored once, however often it is sent', async () => {
    const id = randomUUID()
    expect((await put(id)).statusCode).toBe(201)
    const before = await linli.countRows()
    expect((await put(id)).statusCode).toBe(200)
    expect(await linli.countRows()).toEqual(before)
  })

  test('is never another one’s', async () => {
    const other = await linli.signInByPhone('13900000002')
    const id = randomUUID()
    await put(id)
    const answer = await put(id, other)
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'file.not-found'])
    expect((await put('../audit-log')).statusCode).toBe(404)
    expect((await put('no-uuid')).json().code).toBe('file.not-found')
  })
})

/** As a browser sends a file that was chosen. */
function uploadNamed(bytes: Buffer, name: string) {
  const head = `--b\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/html\r\n\r\n`
  const payload = Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--b--\r\n')])
  return upload(payload, { 'content-type': 'multipart/form-data; boundary=b' })
}

describe('an uploaded file that is no photo', () => {
  const pdf = Buffer.from('%PDF-1.7\n<script>alert(1)</script>\n%%EOF\n')

  test('is kept as it came, told by its bytes, and saved, never opened as a page', async () => {
    const uploaded = await uploadNamed(pdf, '租房合同.html')
    expect(uploaded.json()).toMatchObject({ contentType: 'application/pdf', width: null })
    const { id } = uploaded.json()

    const stored = await linli.app.inject({ url: `/files/${id}`, headers: { cookie } })

    expect(stored.rawPayload.equals(pdf)).toBe(true)
    expect(stored.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${id}.pdf"; filename*=UTF-8''${encodeURIComponent('租房合同')}.html.pdf`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    })
    const facts = await linli.app.inject({ url: `/files/${id}/facts`, headers: { cookie } })
    expect(facts.json()).toEqual({ name: '租房合同.html', size: pdf.length, kind: 'pdf' })
  })

  test('comes in parts to a player that asks for them', async () => {
    const { id } = (await uploadNamed(Buffer.from('OggS0123456789'), 'a.ogg')).json()
    const ask = (range: string) =>
      linli.app.inject({ url: `/files/${id}`, headers: { cookie, range } })

    const part = await ask('bytes=4-6')
    expect([part.statusCode, part.body]).toEqual([206, '012'])
    expect(part.headers).toMatchObject({
      ...{ 'content-range': 'bytes 4-6/14', 'content-type': 'audio/ogg' },
    })
    expect((await ask('bytes=14-')).statusCode).toBe(416)
  })

  test('is not told to anybody else', async () => {
    const { id } = (await uploadNamed(pdf, 'a.pdf')).json()
    const other = await linli.signInByPhone('13900000002')
    for (const url of [`/files/${id}`, `/files/${id}/facts`]) {
      const response = await linli.app.inject({ url, headers: { cookie: other } })
      expect([response.statusCode, response.json().code]).toEqual([404, 'file.not-found'])
    }
  })
})

describe('an upload is refused and stores nothing', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
  const cases: Record<string, () => Promise<[Buffer, Record<string, string>, number, string]>> = {
    'of an SVG that calls itself a JPEG': async () => [Buffer.from(svg), {}, 422, 'file.refused'],
    'of a GIF': async () => [Buffer.from('GIF89a...'), {}, 422, 'file.refused'],
    'of a JPEG that is cut off': async () => [
      (await phonePhoto(600, 400)).subarray(0, 400),
      {},
      422,
      'file.refused',
    ],
    'of a picture of 144 MP in a small file': async () => [
      await sharp({ create: { width: 12_000, height: 12_000, channels: 3, background: '#fff' } })
        .png({ compressionLevel: 9 })
        .toBuffer(),
      { 'content-type': 'image/png' },
      422,
      'file.refused',
    ],
    'of more than 10 MB': async () => [
      Buffer.alloc(10 * 1024 * 1024 + 1, 0xff),
      {},
      413,
      'request.too-large',
    ],
    'of JSON that names a file': async () => [
      Buffer.from('{"files":{"x":{"filepath":"/etc/passwd"}}}'),
      { 'content-type': 'application/json' },
      415,
      'request.unsupported-type',
    ],
    'of text': async () => [
      Buffer.from('hello'),
      { 'content-type': 'text/plain' },
      415,
      'request.unsupported-type',
    ],
    'of a form without a boundary': async () => [
      await phonePhoto(60, 40),
      { 'content-type': 'multipart/form-data' },
      400,
      'request.invalid',
    ],
    'of a form that is cut off': async () => [
      Buffer.from('--b\r\ncontent-disposition: form-data; name="f"; filename="x"\r\n\r\nx'),
      { 'content-type': 'multipart/form-data; boundary=b' },
      400,
      'request.invalid',
    ],
    'by nobody': async () => [await phonePhoto(60, 40), { cookie: '' }, 401, 'session.missing'],
    'from another site': async () => [
      await phonePhoto(60, 40),
      { origin: 'https://elsewhere.example' },
      403,
      'request.foreign-origin',
    ],
  }
  for (const [name, make] of Object.entries(cases))
    test(name, async () => {
      const [bytes, headers, status, code] = await make()
      const before = await linli.countRows()

      const response = await upload(bytes, headers)

      expect([response.statusCode, response.json().code]).toEqual([status, code])
      expect(await linli.countRows()).toEqual(before)
    })
})
