import type { ObjectSchema } from '@linli/schemas/form-definition'
import type { JsonObject } from '@linli/schemas/json'
import { namesInOrder } from './names-in-order.ts'

interface Paged {
  readonly schema: ObjectSchema
  readonly ui: JsonObject
  readonly isOneByOne: boolean
}

/** What is asked on each page, as names of the outermost fields: one question a page where that is wanted (长辈版), with what is to be
 *  read before it; else the pages that the form itself begins; else none, and everything is asked at once. No page is empty. */
export function pagesOf({
  schema,
  ui,
  isOneByOne,
}: Paged): readonly (readonly string[])[] | undefined {
  const names = namesInOrder(schema, ui)
  const pages: string[][] = []
  let isOpen = false
  for (const name of names) {
    const field = schema.properties[name]
    const begins = isOneByOne ? !isOpen : field?.format === 'page' || pages.length === 0
    if (begins) pages.push([name])
    else pages.at(-1)?.push(name)
    isOpen = field?.type === 'null'
  }
  if (isOneByOne) return withoutTail(pages, schema)
  return pages.length < 2 ? undefined : pages
}

/** What is to be read after the last question goes with it. */
function withoutTail(pages: readonly (readonly string[])[], schema: ObjectSchema) {
  const last = pages.at(-1) ?? []
  const asks = last.some((name) => schema.properties[name]?.type !== 'null')
  if (asks || pages.length < 2) return pages
  return [...pages.slice(0, -2), [...(pages.at(-2) ?? []), ...last]]
}
