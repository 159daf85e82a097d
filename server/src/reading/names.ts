/** Hides all but the first character of a name: `张**`. */
export function maskName(name: string): string {
  const [first = ''] = [...name]
  return `${first}**`
}

/** `139****0001`. */
export function maskPhone(phone: string): string {
  return phone.length < 8 ? '****' : `${phone.slice(0, 3)}****${phone.slice(-4)}`
}
