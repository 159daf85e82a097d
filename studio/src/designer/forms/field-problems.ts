import type { Definition } from '@linli/schemas/definition'
import type { Finding } from '@linli/schemas/finding'
import { isOfWhole } from '../../document/advice.ts'
import { placeOf } from '../../document/place-of.ts'

/** Findings by the address of the field that they speak of; of the form itself under the empty address. */
export type FieldProblems = ReadonlyMap<string, readonly Finding[]>

export function problemsOfForm(
  definition: Definition | null,
  form: string,
  findings: readonly Finding[],
): FieldProblems {
  const found = new Map<string, readonly Finding[]>()
  if (definition === null) return found
  for (const finding of findings) {
    const { tab, query } = placeOf(definition, finding.path)
    if (tab !== 'forms' || query.form !== form) continue
    const address = query.field ?? ''
    found.set(address, [...(found.get(address) ?? []), finding])
  }
  return found
}

/** How bad it is, besides what is advised of nearly every text, with the number of problems, as one word; empty where there are none. */
export function markOf(findings: readonly Finding[] | undefined): string {
  const own = (findings ?? []).filter((finding) => !isOfWhole(finding))
  if (own.length === 0) return ''
  const isWrong = own.some(({ severity }) => severity === 'error')
  return `${isWrong ? 'error' : 'warning'} ${own.length}`
}
