/** A copy with its keys in canonical order and without undefined members, which JSON does not know. What a snapshot is
 *  made of is kept like that, so that its native text is the canonical one (canonical-json.ts). */
export function inOrder<T>(value: T): T
export function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => inOrder(item))
  if (typeof value !== 'object' || value === null) return value
  const kept: Record<string, unknown> = {}
  for (const key of Object.keys(value).sort()) {
    const member = (value as Record<string, unknown>)[key]
    if (member !== undefined) kept[key] = inOrder(member)
  }
  return kept
}
