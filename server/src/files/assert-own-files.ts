import { fileAnswers } from '@linli/runtime/core'
import { FILE_TYPES } from '@linli/schemas/file-types'
import type { Finding } from '@linli/schemas/finding'
import type { FieldSchema } from '@linli/schemas/form-definition'
import { isUuid } from '@linli/schemas/ids'
import type { JsonObject } from '@linli/schemas/json'
import { LinliError } from '@linli/schemas/linli-error'
import type { LocaleText } from '@linli/schemas/locale-text'
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

/** Every file that the answers name was uploaded by the viewer, so nobody attaches another one's, and is of a kind that its field takes.
 *  Where a resident says that a photo is still on its way, its id is kept for her; staff show evidence that is there.
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
  const wellFormed = named.filter(({ id }) => isUuid(id)).map(({ id }) => id)
  const late = new Set(viewer.role === 'resident' ? toCome.map(String) : [])
  const awaited = [...new Set(wellFormed)].filter((id) => late.has(id))
  // Promised before it is looked for: one that arrives in between is found then.
  const promised = await promiseFiles(services.pool, viewer, awaited)
  const own = await services.prisma.file.findMany({
    where: { tenantId, uploadedBy: accountId, id: { in: wellFormed } },
    select: { id: true, contentType: true },
  })
  const kinds = new Map(own.map(({ id, contentType }) => [id, FILE_TYPES[contentType]?.kind]))
  const findings = named.flatMap(({ id, path, accept }): Finding[] => {
    // Only photos come later: what is sent under a promised id is nothing else.
    const kind = kinds.get(id) ?? (promised.has(id) ? 'photo' : undefined)
    if (kind === undefined) return [finding(path, 'file.not-found', MISSING)]
    return accept.includes(kind) ? [] : [finding(path, 'file.kind', OF_ANOTHER_KIND)]
  })
  if (findings.length > 0)
    throw new LinliError(
      'submission.invalid',
      'The answers name files that are not there or not of the kind that is asked for.',
      { details: { findings } },
    )
}

const MISSING: LocaleText = {
  'zh-CN': '这个文件没有上传成功，请重新选择。',
  en: 'This file was not uploaded; choose it again.',
}
const OF_ANOTHER_KIND: LocaleText = {
  'zh-CN': '这里不能用这种文件，请换一个。',
  en: 'This kind of file is not taken here; choose another one.',
}

function finding(path: string, code: string, message: LocaleText): Finding {
  return { severity: 'error', code, path, message }
}
