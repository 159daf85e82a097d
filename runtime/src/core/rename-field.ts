import type { Definition } from '@linli/schemas/definition'
import type { JsonChange } from '@linli/schemas/json-change'
import { statesOf } from './definition-tree.ts'
import { readersOf, withoutTexts } from './expression-places.ts'

/** A field of a form and its dotted paths before and after. */
export interface FieldRename {
  readonly form: string
  readonly from: string
  readonly to: string
}

/** The expressions of a definition that name a field of a form, or something inside it, each as the change that makes it name the
 *  field's new path. What reaches a field by other means than its dotted path (`form["a"]`, a column of a list) is not found. */
export function renamedField(definition: Definition, rename: FieldRename): JsonChange[] {
  const sites = statesOf(definition.machine)
  return readersOf({ definition, sites }).flatMap(({ form, answers, path, cel }): JsonChange[] => {
    if (form !== rename.form || answers === null) return []
    const value = withFieldRenamed(cel, { ...rename, variable: answers })
    return value === cel ? [] : [{ op: 'replace', path, value }]
  })
}

/** An expression in which the field `from` of `variable` is called `to`. Texts that happen to say the same stay. */
export function withFieldRenamed(
  cel: string,
  { variable, from, to }: { readonly variable: string; readonly from: string; readonly to: string },
): string {
  const written = `${variable}.${from}`.replaceAll('.', '\\s*\\.\\s*')
  // What follows may be a step further in, but neither the rest of a longer name nor a call.
  const pattern = new RegExp(`(?<![\\w.])${written}(?!\\w)(?!\\s*\\()`, 'g')
  let [result, at] = ['', 0]
  for (const { index, 0: found } of withoutTexts(cel).matchAll(pattern)) {
    result += `${cel.slice(at, index)}${variable}.${to}`
    at = index + found.length
  }
  return result + cel.slice(at)
}
