import { createHash, randomUUID } from 'node:crypto'
import multipart from '@fastify/multipart'
import { LinliError } from '@linli/schemas/linli-error'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Viewer } from '../access/viewer.ts'
import { signedIn } from '../access/viewer.ts'
import type { PersonalPart } from '../audit/personal-reads.ts'
import { assertSameOrigin } from '../http/same-origin.ts'
import { sessionCookieOf } from '../http/session-cookie.ts'
import type { Services } from '../services.ts'
import { encodePhoto } from './encode-photo.ts'
import { whoseFile } from './promised-files.ts'
import { findReadableFile } from './readable-file.ts'

const MAX_BYTES = 10 * 1024 * 1024
const PHOTO: ReadonlySet<PersonalPart> = new Set(['photo'])
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

interface FileDeps {
  readonly services: Services
  readonly publicUrl: string | null
  readonly isHttps: boolean
}

/** `POST /files` takes one photo (multipart field `file`, or the bytes themselves) and answers with its id; `PUT /files/:id` takes one
 *  under an id that the client made, once, so that sending it again after a lost answer stores nothing twice; `GET /files/:id` gives it back to those who may see it. */
export async function fileRoutes(app: FastifyInstance, deps: FileDeps): Promise<void> {
  const { services } = deps
  await app.register(multipart, {
    limits: { fileSize: MAX_BYTES, files: 1, fields: 0, parts: 1, headerPairs: 20 },
    throwFileSizeLimit: true,
  })
  app.addContentTypeParser(
    ['image/jpeg', 'image/png', 'image/webp'],
    { parseAs: 'buffer', bodyLimit: MAX_BYTES },
    (_request, body, done) => done(null, body),
  )
  const viewerOf = async (request: FastifyRequest, reply: FastifyReply): Promise<Viewer> => {
    const { value } = sessionCookieOf(request, reply, deps.isHttps)
    return signedIn(value === null ? null : await services.sessions.viewer(value))
  }

  const store = (request: FastifyRequest, viewer: Viewer, id: string) =>
    storePhoto(services, viewer, { id, receive: () => receivedBytes(request) })
  const bodyLimit = MAX_BYTES + 64 * 1024

  app.post('/files', { bodyLimit }, async (request, reply) => {
    assertSameOrigin(request, deps.publicUrl)
    const viewer = await viewerOf(request, reply)
    return reply.code(201).send(await store(request, viewer, randomUUID()))
  })

  app.put<{ Params: { id: string } }>('/files/:id', { bodyLimit }, async (request, reply) => {
    assertSameOrigin(request, deps.publicUrl)
    const viewer = await viewerOf(request, reply)
    const { id } = request.params
    if (!UUID.test(id)) throw new LinliError('file.not-found', `'${id}' cannot be a file's id.`)
    const whose = await whoseFile(services.pool, viewer, id)
    if (whose !== null && whose.accountId !== viewer.accountId)
      throw new LinliError('file.not-found', `The file '${id}' is not hers to send.`)
    if (whose?.isStored === true) return reply.code(200).send({ id })
    return reply.code(201).send(await store(request, viewer, id))
  })

  app.get<{ Params: { id: string } }>('/files/:id', async (request, reply) => {
    const viewer = await viewerOf(request, reply)
    const { id } = request.params
    const found = UUID.test(id)
      ? await findReadableFile(services.reads.of(viewer.tenantId), viewer, id)
      : null
    if (found === null) throw new LinliError('file.not-found', `There is no file '${id}'.`)
    const { file, instance } = found
    // Once a day and case, however many pictures of it are shown.
    if (instance !== null) await services.personalReads.note({ viewer, instance, parts: PHOTO })
    return reply
      .header('content-type', file.contentType)
      .header('content-disposition', `inline; filename="${id}.jpg"`)
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('cache-control', 'private, max-age=3600')
      .send(Buffer.from(file.bytes))
  })
}

interface Incoming {
  readonly id: string
  readonly receive: () => Promise<Buffer>
}

/** The photo, drawn anew and kept under the id; a second time it is there already, and is the first one. */
async function storePhoto(services: Services, viewer: Viewer, { id, receive }: Incoming) {
  const { tenantId, accountId } = viewer
  services.limits.uploadPerAccount.take(`${tenantId}/${accountId}`)
  const bytes = await receive()
  const photo = await services.gates.photo.run(() => encodePhoto(bytes))
  await services.pool.query(
    `WITH promise AS (DELETE FROM promised_file WHERE tenant_id = $1 AND id = $2)
     INSERT INTO file (tenant_id, id, sha256, content_type, width, height, bytes, uploaded_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (tenant_id, id) DO NOTHING`,
    [
      ...[tenantId, id, createHash('sha256').update(photo.bytes).digest('hex')],
      ...[photo.contentType, photo.width, photo.height, photo.bytes, accountId],
    ],
  )
  const { width, height, contentType } = photo
  return { id, width, height, contentType }
}

async function receivedBytes(request: FastifyRequest): Promise<Buffer> {
  const { body } = request
  if (Buffer.isBuffer(body)) {
    // The route's own limit leaves room for a form's frame around the photo.
    if (body.length <= MAX_BYTES) return body
    throw new LinliError('request.too-large', `A photo has at most ${MAX_BYTES} bytes.`)
  }
  if (!request.isMultipart())
    throw new LinliError('request.unsupported-type', 'A photo is sent as multipart or image/*.')
  try {
    const part = await request.file()
    if (part === undefined) throw new LinliError('request.invalid', 'The form has no file.')
    return await part.toBuffer()
  } catch (error) {
    // The parser of forms throws plain errors for a frame that is cut off or has no boundary.
    const isKnown = error instanceof LinliError || (error instanceof Error && 'code' in error)
    throw isKnown ? error : new LinliError('request.invalid', 'The form is broken.')
  }
}
