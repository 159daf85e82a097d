import type { Definition } from '@linli/schemas/definition'
import type { Finding } from '@linli/schemas/finding'
import { checkField } from './check-assign.ts'
import { errorAt } from './definition-finding.ts'
import { fieldMarks } from './marks/field-marks.ts'

/** What others are shown says its kind by a text of the context, and by none that would be masked. */
export function checkNearby(definition: Definition): Finding[] {
  const { nearby } = definition
  if (nearby === undefined) return []
  const path = '/nearby/kind'
  const findings = checkField(definition, path, nearby.kind)
  if (!fieldMarks(definition).has(`context.${nearby.kind}`)) return findings
  return [
    ...findings,
    errorAt(path, 'nearby.personal', [
      `上下文的“${nearby.kind}”是个人信息，不能给附近的居民看。`,
      `'${nearby.kind}' of the context is personal data, and not for the neighbours to see.`,
    ]),
  ]
}
