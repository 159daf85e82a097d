import type { Definition } from '@linli/schemas/definition'
import type { EligibilityRule } from '@linli/schemas/form-definition'
import type { JsonValue } from '@linli/schemas/json'
import { patchJson } from '@linli/schemas/patch-json'
import { expect, test } from 'vitest'
import { readTemplate } from '../../../../tests/scenarios/read-templates.ts'
import { setEligibility } from './edit-eligibility.ts'

const BEFORE = readTemplate('elder-allowance')
const RULE: EligibilityRule = {
  verdicts: [
    {
      ...{ when: "form.eighty == 'no'", verdict: 'no' },
      because: { 'zh-CN': '要满80周岁。' },
      instead: { 'zh-CN': '满了再来。' },
    },
  ],
}

function after(rule: EligibilityRule): Definition {
  const command = setEligibility(BEFORE, 'apply', rule)
  return patchJson(BEFORE as unknown as JsonValue, command?.patch ?? []) as unknown as Definition
}

test('what is said is what stands there, and nothing else is touched', () => {
  expect(after(RULE).forms['apply']?.eligibility).toEqual(RULE)
  const { eligibility: _, ...rest } = after(RULE).forms['apply'] ?? {}
  const { eligibility: __, ...had } = BEFORE.forms['apply'] ?? {}
  expect(rest).toEqual(had)
})

test('a rule that says nothing is taken out, and the same rule again changes nothing', () => {
  expect(after({ verdicts: [], bring: [] }).forms['apply']).not.toHaveProperty('eligibility')
  const same = BEFORE.forms['apply']?.eligibility ?? { verdicts: [] }
  expect(setEligibility(BEFORE, 'apply', same)).toBeNull()
  expect(setEligibility(BEFORE, 'nothing', RULE)).toBeNull()
})
