import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import multipart from '@fastify/multipart'
import { FILE_TYPES, MAX_BYTES_OF_KIND } from '@linli/schemas/file-types'
import { LinliError } from '@linli/schemas/linli-error'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Viewer } from '../access/viewer.ts'
import { signedIn } from '../access/viewer.ts'
import type { PersonalPart } from '../audit/personal-reads.ts'
import { assertSameOrigin } from '../http/same-origin.ts'
import { sessionCookieOf } from '../http/session-cookie.ts'
import type { Services } from '../services.ts'
import { fileHeaders, rangeOf } from './file-headers.ts'
import { filePartRoutes, type ViewerOf } from './file-part.routes.ts'
import { findReadableFile } from './readable-file.ts'
import { keptName } from './receive-file.ts'
import { assertHersToSend, FILE_ID, type Incoming, type Received, storeFile } from './store-file.ts'
import { openStored, type StoredBytes } from './stored-bytes.ts'

const MAX_PHOTO_BYTES = MAX_BYTES_OF_KIND.photo
const MAX_BYTES = Math.max(...Object.values(MAX_BYTES_OF_KIND))
const PHOTO: ReadonlySet<PersonalPart> = new Set(['photo'])
const ANSWERS: ReadonlySet<PersonalPart> = new Set(['answers'])

interface FileDeps {
  readonly services: Services
  readonly publicUrl: string | null
  readonly isHttps: boolean
}

/** `POST /files` takes one file (multipart field `file`, or the bytes of a photo) and answers with its id; `PUT /files/:id` takes one
 *  under an id that the client made, once, so that sending it again after a lost answer stores nothing twice, and `/files/:id/parts` takes
 *  it in parts; `GET /files/:id` gives it back to those who may see it, `GET /files/:id/facts` what it is. */
export async function fileRoutes(app: FastifyInstance, deps: FileDeps): Promise<void> {
  const { services } = deps
  await app.register(multipart, {
    limits: { fileSize: MAX_BYTES, files: 1, fields: 0, parts: 1, headerPairs: 20 },
    throwFileSizeLimit: true,
  })
  app.addContentTypeParser(
    ['image/jpeg', 'image/png', 'image/webp'],
    { parseAs: 'buffer', bodyLimit: MAX_PHOTO_BYTES },
    (_request, body, done) => done(null, body),
  )
  const viewerOf = async (request: FastifyRequest, reply: FastifyReply): Promise<Viewer> => {
    const { value } = sessionCookieOf(request, reply, deps.isHttps)
    return signedIn(value === null ? null : await services.sessions.viewer(value))
  }
  const store = (request: FastifyRequest, viewer: Viewer, file: Pick<Incoming, 'id' | 'isPhoto'>) =>
    storeFile(services, viewer, { ...file, receive: () => receivedBytes(request) })
  const bodyLimit = MAX_BYTES + 64 * 1024

  app.post('/files', { bodyLimit }, async (request, reply) => {
    assertSameOrigin(request, deps.publicUrl)
    const viewer = await viewerOf(request, reply)
    return reply.code(201).send(await store(request, viewer, { id: randomUUID(), isPhoto: false }))
  })

  app.put<{ Params: { id: string } }>('/files/:id', { bodyLimit }, async (request, reply) => {
    assertSameOrigin(request, deps.publicUrl)
    const viewer = await viewerOf(request, reply)
    const { id } = request.params
    const { isStored, isPhoto } = await assertHersToSend(services.pool, viewer, id)
    if (isStored) return reply.code(200).send({ id })
    return reply.code(201).send(await store(request, viewer, { id, isPhoto }))
  })

  await app.register(filePartRoutes, { services, publicUrl: deps.publicUrl, viewerOf })
  readRoutes(app, services, viewerOf)
}

function readRoutes(app: FastifyInstance, services: Services, viewerOf: ViewerOf): void {
  /** Noted once a day and case, however much of it is shown. */
  const readable = async (viewer: Viewer, id: string) => {
    const found = FILE_ID.test(id)
      ? await findReadableFile(services.reads.of(viewer.tenantId), viewer, id)
      : null
    if (found === null) throw new LinliError('file.not-found', `There is no file '${id}'.`)
    const { file, instance } = found
    const parts = FILE_TYPES[file.contentType]?.kind === 'photo' ? PHOTO : ANSWERS
    if (instance !== null) await services.personalReads.note({ viewer, instance, parts })
    return file
  }

  app.get<{ Params: { id: string } }>('/files/:id', async (request, reply) => {
    const viewer = await viewerOf(request, reply)
    const file = await readable(viewer, request.params.id)
    const { tenantId } = viewer
    const stored = await openStored(services.pool, { tenantId, id: file.id })
    if (stored === null) throw new LinliError('file.not-found', `There is no file '${file.id}'.`)
    return sendStored(request, reply.headers(fileHeaders(file)), stored)
  })

  app.get<{ Params: { id: string } }>('/files/:id/facts', async (request, reply) => {
    const { name, size, contentType } = await readable(
      await viewerOf(request, reply),
      request.params.id,
    )
    const kind = FILE_TYPES[contentType]?.kind ?? null
    return reply.header('cache-control', 'private, max-age=3600').send({ name, size, kind })
  })
}

/** Players of sound and film ask for parts, and some play nothing that comes whole. */
function sendStored(
  request: FastifyRequest,
  reply: FastifyReply,
  { size, read }: StoredBytes,
): FastifyReply {
  void reply.header('accept-ranges', 'bytes')
  const range = rangeOf(request.headers.range, size)
  if (range === 'unsatisfiable') {
    return reply.code(416).header('content-range', `bytes */${size}`).send()
  }
  const { first, last } = range ?? { first: 0, last: size - 1 }
  void reply.header('content-length', last - first + 1)
  if (range !== null) void reply.code(206).header('content-range', `bytes ${first}-${last}/${size}`)
  return reply.send(Readable.from(read(first, last)))
}

async function receivedBytes(request: FastifyRequest): Promise<Received> {
  const { body } = request
  if (Buffer.isBuffer(body)) {
    // The route's own limit leaves room for a form's frame around the photo.
    if (body.length <= MAX_PHOTO_BYTES) return { bytes: body, name: null }
    throw new LinliError('request.too-large', `A photo has at most ${MAX_PHOTO_BYTES} bytes.`)
  }
  if (!request.isMultipart())
    throw new LinliError(
      'request.unsupported-type',
      'A file is sent as multipart, a photo also as image/*.',
    )
  try {
    const part = await request.file()
    if (part === undefined) throw new LinliError('request.invalid', 'The form has no file.')
    return { bytes: await part.toBuffer(), name: keptName(part.filename) }
  } catch (error) {
    // The parser of forms throws plain errors for a frame that is cut off or has no boundary.
    const isKnown = error instanceof LinliError || (error instanceof Error && 'code' in error)
    throw isKnown ? error : new LinliError('request.invalid', 'The form is broken.')
  }
}
