import { fileAnswers } from '@linli/runtime/core'
import type { Finding } from '@linli/schemas/finding'
import type { FieldSchema } from '@linli/schemas/form-definition'
import type { JsonObject } from '@linli/schemas/json'
import { LinliError } from '@linli/schemas/linli-error'
import { signedIn } from '../access/viewer.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import { promiseFiles } from './promised-files.ts'

interface Submission {
  /** Of the answers; null where nothing was asked. */
  readonly schema: FieldSchema | null
  readonly answers: JsonObject
  /** Ids of photos that she sends afterwards. */
  readonly toCome: readonly (string | number)[]
}

/** Every file that the answers name was uploaded by the viewer, so nobody attaches another one's photo. Where a resident says that a
 *  photo is still on its way, its id is kept for her; staff show evidence that is there.
 *  Throws `submission.invalid` with a finding per field, `request.too-many`. */
export async function assertOwnFiles(
  { schema, answers, toCome }: Submission,
  { services, viewer: anyone }: GraphqlContext,
): Promise<void> {
  if (schema === null) return
  const viewer = signedIn(anyone)
  const { tenantId, accountId } = viewer
  const named = fileAnswers(schema, answers)
  if (named.length === 0) return
  const wellFormed = named.filter(({ id }) => UUID.test(id)).map(({ id }) => id)
  const own = await services.prisma.file.findMany({
    where: { tenantId, uploadedBy: accountId, id: { in: wellFormed } },
    select: { id: true },
  })
  const known = new Set(own.map(({ id }) => id))
  const late = new Set(viewer.role === 'resident' ? toCome.map(String) : [])
  const absent = [...new Set(wellFormed)].filter((id) => late.has(id) && !known.has(id))
  const promised = await promiseFiles(services.pool, viewer, absent)
  const findings = named
    .filter(({ id }) => !known.has(id) && !promised.has(id))
    .map(({ path }) => missing(path))
  if (findings.length > 0)
    throw new LinliError('submission.invalid', 'The answers name files that are not there.', {
      details: { findings },
    })
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function missing(path: string): Finding {
  return {
    severity: 'error',
    code: 'file.not-found',
    path,
    message: {
      'zh-CN': '这张照片没有上传成功，请重新选择。',
      en: 'This photo was not uploaded; choose it again.',
    },
  }
}
