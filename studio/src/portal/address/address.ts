/** Every page of the portal, by its address; a piece that begins with `$` is a name in it. */
export type PagePath =
  | '/'
  | '/services'
  | '/services/$serviceId/$formId'
  | '/services/$serviceId/$formId/paper'
  | '/privacy'
  | '/at/$code'
  | '/papers'
  | '/papers/$code'
  | '/receipts/$number'
  | '/track'
  | '/track/$number'
  | '/notices'
  | '/do/$token'
  | '/mine'
  | '/mine/$instanceId'
  | '/inbox'

export type PathText = 'serviceId' | 'formId' | 'number' | 'instanceId' | 'code' | 'token'
export type SearchText = 'code' | 'number' | 'change' | 'step' | 'node'
export type PathTexts = Readonly<Partial<Record<PathText, string>>>

export interface Address {
  readonly to: PagePath
  readonly params?: PathTexts
  readonly search?: Readonly<Partial<Record<SearchText, string>>>
}

/** The address as a link has it; what stands in `params` and `search` may be any text. */
export function hrefOf({ to, params = {}, search = {} }: Address): string {
  const path = to.replace(/\$(\w+)/g, (_, name: PathText) => encodeURIComponent(params[name] ?? ''))
  const query = new URLSearchParams(search).toString()
  return query === '' ? path : `${path}?${query}`
}

/** The names in an address that is of `page`, read back; null when it is of another page. A slash at the end changes nothing. */
export function textsIn(page: PagePath, pathname: string): PathTexts | null {
  const wanted = piecesOf(page)
  const given = piecesOf(pathname)
  if (wanted.length !== given.length) return null
  const texts: Partial<Record<string, string>> = {}
  for (const [index, piece] of wanted.entries()) {
    const text = plainText(given[index] ?? '')
    if (piece.startsWith('$') && text !== null) texts[piece.slice(1)] = text
    else if (piece !== text) return null
  }
  return texts
}

function piecesOf(path: string): readonly string[] {
  return path.split('/').filter((piece) => piece !== '')
}

/** Null for what is no encoding of any text, such as `%E0%`. */
function plainText(piece: string): string | null {
  try {
    return decodeURIComponent(piece)
  } catch {
    return null
  }
}
