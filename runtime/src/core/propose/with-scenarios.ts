import type { JsonValue } from '@linli/schemas/json'
import { patchJsonText } from '@linli/schemas/patch-json-text'
import type { Scenario } from '@linli/schemas/scenario'

/** The text of a definition with scenarios behind its own; everything else stays as it is written. */
export function withScenarios(text: string, scenarios: readonly Scenario[]): string {
  return patchJsonText(
    text,
    scenarios.map((scenario) => ({
      op: 'add',
      path: '/scenarios/-',
      value: scenario as unknown as JsonValue,
    })),
  )
}
