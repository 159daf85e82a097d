import type { BlockUse } from '@linli/schemas/definition'
import { isJsonObject, type JsonValue } from '@linli/schemas/json'
import { type LocaleText, localeTextIn } from '@linli/schemas/locale-text'
import type { PrismaClient } from '../generated/prisma/client.ts'

/** A draft that says that it took fields of a block. */
export interface BlockUser {
  readonly definitionId: string
  readonly title: LocaleText
  /** Its forms that did, each once. */
  readonly forms: readonly UsingForm[]
}

export interface UsingForm {
  readonly id: string
  readonly title: LocaleText
}

/** The drafts of a street that use blocks, by the id of the block. A draft may be of any shape: what is no use is none. */
export async function findBlockUsers(
  prisma: PrismaClient,
  tenantId: string,
): Promise<ReadonlyMap<string, readonly BlockUser[]>> {
  const drafts = await prisma.draft.findMany({
    where: { tenantId, body: { contains: '"blocks"' } },
    select: { definitionId: true, body: true },
    orderBy: { definitionId: 'asc' },
  })
  const users = new Map<string, BlockUser[]>()
  for (const { definitionId, body } of drafts) {
    const draft = JSON.parse(body) as JsonValue
    if (!isJsonObject(draft)) continue
    const title = localeTextIn(draft.title) ?? { 'zh-CN': definitionId }
    for (const [block, forms] of formsByBlock(draft.blocks, draft.forms)) {
      users.set(block, [...(users.get(block) ?? []), { definitionId, title, forms }])
    }
  }
  return users
}

function formsByBlock(
  blocks: JsonValue | undefined,
  forms: JsonValue | undefined,
): ReadonlyMap<string, readonly UsingForm[]> {
  const found = new Map<string, readonly UsingForm[]>()
  if (!Array.isArray(blocks) || !isJsonObject(forms)) return found
  for (const use of blocks) {
    if (!isUse(use) || !Object.hasOwn(forms, use.form)) continue
    const { form: id, block } = use
    const known = found.get(block) ?? []
    if (known.some((each) => each.id === id)) continue
    const form = forms[id] ?? null
    const title = (isJsonObject(form) ? localeTextIn(form.title) : null) ?? { 'zh-CN': id }
    found.set(block, [...known, { id, title }])
  }
  return found
}

function isUse(use: JsonValue): use is JsonValue & Pick<BlockUse, 'block' | 'form'> {
  return isJsonObject(use) && typeof use.block === 'string' && typeof use.form === 'string'
}
