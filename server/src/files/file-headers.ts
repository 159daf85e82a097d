import { FILE_TYPES } from '@linli/schemas/file-types'

interface Served {
  readonly id: string
  readonly contentType: string
  readonly name: string | null
}

/** Under which no file can do anything: a photo, which was made anew here, is shown; everything else is saved, never opened as a
 *  page, whatever it claims to be. Sound and film play in the page that names them all the same. */
export function fileHeaders({ id, contentType, name }: Served): Readonly<Record<string, string>> {
  const type = FILE_TYPES[contentType]
  const extension = type?.extension ?? 'bin'
  const isShown = type?.kind === 'photo'
  const plain = `${isShown ? 'inline' : 'attachment'}; filename="${id}.${extension}"`
  const own = name === null || isShown ? '' : `; filename*=UTF-8''${encodedName(name, extension)}`
  return {
    'content-type': type === undefined ? 'application/octet-stream' : contentType,
    'content-disposition': plain + own,
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'private, max-age=3600',
  }
}

/** Ends in what the file is, whatever its uploader called it (RFC 8187). */
function encodedName(name: string, extension: string): string {
  const whole = name.toLowerCase().endsWith(`.${extension}`) ? name : `${name}.${extension}`
  return encodeURIComponent(whole).replaceAll(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

/** The part of a file that a player asks for (RFC 9110, one range): first and last byte. Null for the whole, `unsatisfiable` for a
 *  part that is not there. */
export function rangeOf(
  header: string | undefined,
  size: number,
): { readonly first: number; readonly last: number } | 'unsatisfiable' | null {
  const found = /^bytes=(\d*)-(\d*)$/.exec(header ?? '')
  if (found === null || (found[1] === '' && found[2] === '')) return null
  const [, from = '', to = ''] = found
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from)
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1)
  return first > last || first >= size ? 'unsatisfiable' : { first, last }
}
