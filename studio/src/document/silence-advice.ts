import type { Definition, SilencedAdvice } from '@linli/schemas/definition'
import type { Finding } from '@linli/schemas/finding'
import type { JsonObject } from '@linli/schemas/json'
import type { Command } from './command.ts'
import { patching } from './form/patching.ts'

/** Shortest and longest reason, in characters, as the format has it. */
export const REASON_LENGTHS = { least: 2, most: 500 } as const

/** Lets a piece of advice stand, for a reason. Null for an error, which nobody silences, and for a reason of another length. */
export function silenceAdvice(
  definition: Definition,
  { code, path, severity }: Pick<Finding, 'code' | 'path' | 'severity'>,
  reason: string,
): Command | null {
  const said = reason.trim()
  if (severity !== 'warning') return null
  if (said.length < REASON_LENGTHS.least || said.length > REASON_LENGTHS.most) return null
  const others = (definition.silenced ?? []).filter((each) => !isOf(each, { code, path }))
  return rewritten(definition, [...others, { code, path, reason: said }], 'adviceSilenced')
}

/** Lets a piece of advice be told again; null where nobody silenced it. */
export function hearAdvice(
  definition: Definition,
  at: Pick<SilencedAdvice, 'code' | 'path'>,
): Command | null {
  const left = (definition.silenced ?? []).filter((each) => !isOf(each, at))
  if (left.length === (definition.silenced ?? []).length) return null
  return rewritten(definition, left, 'adviceHeard')
}

function isOf(
  one: Pick<SilencedAdvice, 'code' | 'path'>,
  other: Pick<SilencedAdvice, 'code' | 'path'>,
): boolean {
  return one.code === other.code && one.path === other.path
}

function rewritten(
  definition: Definition,
  silenced: readonly SilencedAdvice[],
  key: 'adviceSilenced' | 'adviceHeard',
): Command | null {
  const making = patching(definition)
  if (silenced.length === 0) making.remove('/silenced')
  else {
    making.put(
      '/silenced',
      silenced.map((each): JsonObject => ({ ...each })),
    )
  }
  return making.patch.length === 0 ? null : { label: { key }, patch: making.patch }
}
