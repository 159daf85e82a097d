import type { Definition } from '@linli/schemas/definition'
import type { EligibilityRule } from '@linli/schemas/form-definition'
import type { JsonObject } from '@linli/schemas/json'
import type { Command } from '../command.ts'
import { formPointer } from './field-path.ts'
import { patching } from './patching.ts'

/** Who may ask for it, and what to bring. A rule that says nothing is taken out; null where nothing changes. */
export function setEligibility(
  definition: Definition,
  id: string,
  { verdicts, bring = [] }: EligibilityRule,
): Command | null {
  const form = definition.forms[id]
  if (form === undefined) return null
  const making = patching(definition)
  const pointer = `${formPointer(id)}/eligibility`
  const rule = { verdicts, ...(bring.length === 0 ? {} : { bring }) }
  const isEmpty = verdicts.length === 0 && bring.length === 0
  if (isEmpty) making.remove(pointer)
  else if (JSON.stringify(making.at(pointer)) !== JSON.stringify(rule)) {
    making.put(pointer, rule as unknown as JsonObject)
  }
  if (making.patch.length === 0) return null
  return {
    label: { key: 'formEdited', what: form.title['zh-CN'] },
    patch: making.patch,
    mergeKey: `${id} eligibility`,
    place: formPointer(id),
  }
}
