import type { Definition, Invariant, RetentionRule } from '@linli/schemas/definition'
import type { LocaleText } from '@linli/schemas/locale-text'

/** What the whole is called, or what is said of it; a description may be taken out (null). */
export function setDefinitionText(
  definition: Definition,
  key: 'title' | 'description',
  text: LocaleText | null,
): Definition {
  if (text !== null) return { ...definition, [key]: text }
  if (key === 'title') return definition
  const { description: _gone, ...rest } = definition
  return rest
}

/** One of the things that must never be; put behind the others where there is none of the index, null takes it away. */
export function setInvariant(
  definition: Definition,
  index: number,
  said: Invariant | null,
): Definition {
  const { invariants = [], ...rest } = definition
  const next = said === null ? invariants.toSpliced(index, 1) : invariants.toSpliced(index, 1, said)
  return next.length === 0 ? rest : { ...definition, invariants: next }
}

/** How long personal data is kept after the end; null keeps it. */
export function setRetention(definition: Definition, rule: RetentionRule | null): Definition {
  const { retention: _had, ...rest } = definition
  return rule === null ? rest : { ...rest, retention: rule }
}
