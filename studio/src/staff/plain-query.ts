/** Reads and writes queries as plain text for TanStack Router, which otherwise turns `q=007` into a number. */
export const plainQuery = {
  parseSearch: (text: string): Record<string, string> => {
    return Object.fromEntries(new URLSearchParams(text))
  },
  stringifySearch: (values: Record<string, unknown>): string => {
    const entries = Object.entries(values).map(([name, value]) => [name, String(value)])
    const text = new URLSearchParams(entries).toString()
    return text === '' ? '' : `?${text}`
  },
}
