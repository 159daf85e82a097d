/** A random UUID (RFC 9562, version 4). Works on plain-http intranets too, where `crypto.randomUUID` is missing. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const digits = Array.from(bytes, (byte, index) =>
    stamped(byte, index).toString(16).padStart(2, '0'),
  )
  const groups = [
    digits.slice(0, 4),
    digits.slice(4, 6),
    digits.slice(6, 8),
    digits.slice(8, 10),
    digits.slice(10),
  ]
  return groups.map((group) => group.join('')).join('-')
}

/** Version 4 in byte 6, variant 10 in byte 8. */
function stamped(byte: number, index: number): number {
  if (index === 6) return (byte % 16) + 0x40
  if (index === 8) return (byte % 64) + 0x80
  return byte
}
