// Before anything else: what Chrome 87 has not got and the pages, or what they are made of, use. Each is what the standard says for the
// values that are asked here; a browser that has its own keeps it. tests/e2e/older-browsers.test.ts tells when one is missing.

fillIn(Array.prototype, 'at', itemAt)
fillIn(String.prototype, 'at', itemAt)
// Not by hasOwnProperty: what makes the page small writes Object.hasOwn for it.
fillIn(Object, 'hasOwn', (of: object, name: PropertyKey) => {
  return Object.getOwnPropertyDescriptor(Object(of), name) !== undefined
})
fillIn(globalThis, 'structuredClone', copyOf)

function fillIn(on: object, name: string, value: unknown): void {
  if (name in on) return
  Object.defineProperty(on, name, { value, configurable: true, writable: true })
}

/** Forms copy answers and problems: lists, plain objects, and what they hold. */
function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copyOf(inner)]))
}

function itemAt(this: ArrayLike<unknown>, index: number): unknown {
  return this[index < 0 ? this.length + index : index]
}
