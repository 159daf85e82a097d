/** Everybody reads the city's clock, wherever the browser stands. */
const TIME_ZONE = 'Asia/Shanghai'

const formats = new Map<string, Intl.DateTimeFormat>()

/** `at` as `language` (BCP 47) writes it, in Asia/Shanghai. A format takes milliseconds to make on a phone, and lists ask for the
 *  same few in every row: each is made once. */
export function formatInstant(
  at: Date,
  language: string,
  options: Intl.DateTimeFormatOptions,
): string {
  const key = JSON.stringify([language, options])
  let format = formats.get(key)
  if (format === undefined) {
    format = new Intl.DateTimeFormat(language, { timeZone: TIME_ZONE, ...options })
    formats.set(key, format)
  }
  return format.format(at)
}
