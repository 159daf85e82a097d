/** Where a text that was scanned or typed leads: to a case by its id or by its number, or to the place of a code on a door or a device; null
 *  where it says nothing of anything here. */
export type ScannedTarget =
  | { readonly id: string }
  | { readonly number: string }
  | { readonly code: string }
  | null

/** As the engine gives them: letters of the service, the day, a number of that day. */
const NUMBER = /^[A-Z]{1,6}\d{8}-\d{1,8}$/
/** As the stickers have them. */
const CODE = /^[0-9A-Z]{14}$/

/** Reads the codes on our own papers, doors and devices: a case's page, a receipt's tracking page, the place of a sticker, or a bare number, in
 *  whatever case it was typed. An address of another origin leads nowhere: a sticker somebody put up must not take a worker elsewhere. */
export function scannedTarget(text: string, origin: string): ScannedTarget {
  const bare = text.trim().toUpperCase().replaceAll(/\s/g, '')
  if (NUMBER.test(bare)) return { number: bare }
  if (!URL.canParse(text.trim())) return null
  const address = new URL(text.trim())
  if (address.origin !== origin) return null
  const [, face = '', what = '', id = ''] = address.pathname.split('/')
  const number = plainText(what).toUpperCase()
  if (face === 'at' && CODE.test(number)) return { code: number }
  if (face === 'track' && NUMBER.test(number)) return { number }
  const isCase =
    (face === 'desk' || face === 'studio') && what === 'instances' && plainText(id) !== ''
  return isCase ? { id: plainText(id) } : null
}

/** Empty for what is no encoding of any text, such as `%E0%`. */
function plainText(piece: string): string {
  try {
    return decodeURIComponent(piece)
  } catch {
    return ''
  }
}
