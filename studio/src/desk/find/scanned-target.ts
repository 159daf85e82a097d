/** Where a text that was scanned or typed leads: to a case by its id or by its number; null where it says nothing of a case here. */
export type ScannedTarget = { readonly id: string } | { readonly number: string } | null

/** As the engine gives them: letters of the service, the day, a number of that day. */
const NUMBER = /^[A-Z]{1,6}\d{8}-\d{1,8}$/

/** Reads the codes on our own papers: a case's page, a receipt's tracking page, or a bare number, in whatever case it was typed. An address of
 *  another origin leads nowhere: a sticker somebody put up must not take a worker elsewhere. */
export function scannedTarget(text: string, origin: string): ScannedTarget {
  const bare = text.trim().toUpperCase().replaceAll(/\s/g, '')
  if (NUMBER.test(bare)) return { number: bare }
  if (!URL.canParse(text.trim())) return null
  const address = new URL(text.trim())
  if (address.origin !== origin) return null
  const [, face = '', what = '', id = ''] = address.pathname.split('/')
  const number = decodeURIComponent(what).toUpperCase()
  if (face === 'track' && NUMBER.test(number)) return { number }
  const isCase = (face === 'desk' || face === 'studio') && what === 'instances' && id !== ''
  return isCase ? { id: decodeURIComponent(id) } : null
}
