import { LinliError } from '@linli/schemas/linli-error'
import type { TableAnswer } from '@linli/schemas/table-answer'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { officialOnly, type Viewer } from '../../access/viewer.ts'
import { assertSameOrigin } from '../../http/same-origin.ts'
import { sessionCookieOf } from '../../http/session-cookie.ts'
import type { Services } from '../../services.ts'
import { readChoices } from './read-choices.ts'
import { firstOf, openWorkbook } from './read-workbook.ts'
import { writeWorkbook } from './write-workbook.ts'

const MAX_BYTES = 8 * 1024 * 1024
const MOST_ROWS = 20_000
const MOST_CELLS = 64
const LONGEST_NAME = 31
const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

interface TableDeps {
  readonly services: Services
  readonly publicUrl: string | null
  readonly isHttps: boolean
}

/** For who draws a service up and has a spreadsheet, or wants one: `POST /files/tables/read` takes an .xlsx and answers its cells and
 *  what may be chosen in them, `POST /files/tables/write` takes rows and answers an .xlsx. Neither keeps or looks at anything. */
export async function tableRoutes(app: FastifyInstance, deps: TableDeps): Promise<void> {
  const { services, publicUrl } = deps
  app.addContentTypeParser(WORKBOOK, { parseAs: 'buffer', bodyLimit: MAX_BYTES }, (_, body, done) =>
    done(null, body),
  )
  const asked = async (request: FastifyRequest, reply: FastifyReply) => {
    assertSameOrigin(request, publicUrl)
    const viewer = await officialOf(request, reply, deps)
    // Unpacking and packing take as long as an import.
    services.limits.importPerAccount.take(`${viewer.tenantId}/${viewer.accountId}`)
  }
  app.post('/files/tables/read', { bodyLimit: MAX_BYTES }, async (request, reply) => {
    await asked(request, reply)
    const { body } = request
    if (!Buffer.isBuffer(body))
      throw new LinliError('request.unsupported-type', `A workbook is sent as ${WORKBOOK}.`)
    return reply.send(await read(body))
  })
  app.post('/files/tables/write', { bodyLimit: MAX_BYTES }, async (request, reply) => {
    await asked(request, reply)
    const { name, rows } = tableIn(request.body)
    return reply
      .type(WORKBOOK)
      .header('cache-control', 'no-store')
      .send(Buffer.from(writeWorkbook(name, rows)))
  })
}

async function read(bytes: Uint8Array): Promise<TableAnswer> {
  const workbook = await openWorkbook(bytes)
  const lines = await workbook.read(firstOf(workbook.sheets).xml)
  const found = await readChoices(workbook)
  const width = Math.max(0, ...lines.map(({ cells }) => cells.length))
  return {
    rows: lines.map(({ cells }) => cells),
    choices: Array.from({ length: width }, (_, column) => found.get(column) ?? null),
  }
}

interface GivenTable {
  readonly name: string
  readonly rows: readonly (readonly string[])[]
}

/** Throws `request.invalid`. */
function tableIn(body: unknown): GivenTable {
  const { name, rows } = (body ?? {}) as Partial<Record<keyof GivenTable, unknown>>
  const isNamed = typeof name === 'string' && name !== '' && name.length <= LONGEST_NAME
  const isTable = Array.isArray(rows) && rows.length <= MOST_ROWS && rows.every(isRow)
  if (isNamed && isTable) return { name, rows }
  throw new LinliError(
    'request.invalid',
    `A name of at most ${LONGEST_NAME} characters and at most ${MOST_ROWS} rows of text are wanted.`,
  )
}

function isRow(row: unknown): row is readonly string[] {
  return (
    Array.isArray(row) && row.length <= MOST_CELLS && row.every((cell) => typeof cell === 'string')
  )
}

async function officialOf(
  request: FastifyRequest,
  reply: FastifyReply,
  { services, isHttps }: TableDeps,
): Promise<Viewer> {
  const { value } = sessionCookieOf(request, reply, isHttps)
  return officialOnly(value === null ? null : await services.sessions.viewer(value))
}
