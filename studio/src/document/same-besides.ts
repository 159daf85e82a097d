import type { Definition } from '@linli/schemas/definition'

/** Whether all properties of two definitions are the same objects, but for those that are not looked at. */
export function isSameBesides(
  before: Definition,
  after: Definition,
  besides: ReadonlySet<string>,
): boolean {
  if (before === after) return true
  const keys = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...keys].every((key) => {
    const name = key as keyof Definition
    return besides.has(key) || before[name] === after[name]
  })
}
