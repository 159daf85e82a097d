import { fileAnswers } from '@linli/runtime/core'
import type { Finding } from '@linli/schemas/finding'
import type { FormDefinition } from '@linli/schemas/form-definition'
import type { JsonObject } from '@linli/schemas/json'
import { LinliError } from '@linli/schemas/linli-error'
import { signedIn } from '../access/viewer.ts'
import type { GraphqlContext } from '../graphql/context.ts'

interface Submission {
  readonly form: FormDefinition | null
  readonly answers: JsonObject
}

/** Every file that the answers name exists and was uploaded by the viewer, so nobody attaches another one's photo.
 *  Throws `submission.invalid` with a finding per field. */
export async function assertOwnFiles(
  { form, answers }: Submission,
  { services, viewer }: GraphqlContext,
): Promise<void> {
  if (form === null) return
  const { tenantId, accountId } = signedIn(viewer)
  const named = fileAnswers(form.schema, answers)
  if (named.length === 0) return
  const wellFormed = named.filter(({ id }) => UUID.test(id)).map(({ id }) => id)
  const own = await services.prisma.file.findMany({
    where: { tenantId, uploadedBy: accountId, id: { in: wellFormed } },
    select: { id: true },
  })
  const known = new Set(own.map(({ id }) => id))
  const findings = named.filter(({ id }) => !known.has(id)).map(({ path }) => missing(path))
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
