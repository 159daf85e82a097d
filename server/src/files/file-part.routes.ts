import { FILE_PART_BYTES, MAX_BYTES_OF_KIND } from '@linli/schemas/file-types'
import { LinliError } from '@linli/schemas/linli-error'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Viewer } from '../access/viewer.ts'
import { assertSameOrigin } from '../http/same-origin.ts'
import type { Services } from '../services.ts'
import {
  dropFileParts,
  joinFileParts,
  keepFilePart,
  MOST_OPEN_BYTES,
  receivedBytesOf,
} from './file-parts.ts'
import { keptName } from './receive-file.ts'
import { assertHersToSend, storeFile } from './store-file.ts'

export type ViewerOf = (request: FastifyRequest, reply: FastifyReply) => Promise<Viewer>

interface PartDeps {
  readonly services: Services
  readonly publicUrl: string | null
  readonly viewerOf: ViewerOf
}

interface PartRoute {
  Params: { readonly id: string; readonly at: number }
  Querystring: { readonly size: number; readonly name?: string }
}

const PART = {
  params: { type: 'object', properties: { at: { type: 'integer', minimum: 0 } } },
  querystring: {
    type: 'object',
    required: ['size'],
    properties: {
      size: { type: 'integer', minimum: 1, maximum: Math.max(...Object.values(MAX_BYTES_OF_KIND)) },
      name: { type: 'string', maxLength: 300 },
    },
  },
}

/** `PUT /files/:id/parts/:at?size=&name=` takes the bytes of a file from `at` on, `FILE_PART_BYTES` or what is left of `size`, and answers 202
 *  with how many are there; with the last of them the file is what `PUT /files/:id` would have made of it (201). A part that does not
 *  go on where the last one ended is not kept; the answer says where to go on. `GET /files/:id/parts` says so too. */
export async function filePartRoutes(app: FastifyInstance, deps: PartDeps): Promise<void> {
  const { services, viewerOf } = deps
  const { pool } = services
  app.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer', bodyLimit: FILE_PART_BYTES },
    (_request, body, done) => done(null, body),
  )

  app.get<{ Params: { id: string } }>('/files/:id/parts', async (request, reply) => {
    const viewer = await viewerOf(request, reply)
    const { id } = request.params
    const { isStored } = await assertHersToSend(pool, viewer, id)
    return { isStored, received: isStored ? 0 : await receivedBytesOf(pool, viewer, id) }
  })

  app.put<PartRoute>('/files/:id/parts/:at', { schema: PART }, async (request, reply) => {
    assertSameOrigin(request, deps.publicUrl)
    const viewer = await viewerOf(request, reply)
    const { id } = request.params
    const { size, name } = request.query
    const { isStored, isPhoto } = await assertHersToSend(pool, viewer, id)
    if (isStored) return reply.code(200).send({ id })
    const part = { ...partIn(request), id, mostOpen: MOST_OPEN_BYTES }
    const received = await keepFilePart(pool, viewer, part)
    if (received < size) return reply.code(202).send({ received })
    const receive = async () => ({
      bytes: await joinFileParts(pool, viewer, id),
      name: keptName(name),
    })
    const drop = () => dropFileParts(pool, viewer, id)
    const stored = await storeFile(services, viewer, { id, isPhoto, receive }).catch(
      async (error) => {
        // What is no file of ours never will be; with anything else the sender goes on later.
        if (error instanceof LinliError && error.code.startsWith('file.')) await drop()
        throw error
      },
    )
    await drop()
    return reply.code(201).send(stored)
  })
}

/** Parts have one length, so that nobody makes a thousand of what is one. */
function partIn({ body, params, query }: FastifyRequest<PartRoute>) {
  const { at } = params
  const wanted = Math.min(FILE_PART_BYTES, query.size - at)
  if (!Buffer.isBuffer(body) || body.length !== wanted || at % FILE_PART_BYTES !== 0)
    throw new LinliError('request.invalid', `The part at ${at} must have ${wanted} bytes.`)
  return { at, bytes: body }
}
