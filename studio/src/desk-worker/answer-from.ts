/** What the worker does with a request: `page`: the network first, the kept page where there is none; `file`: the kept file, which never
 *  changes under its name; `none`: nothing, the browser goes on as if there were no worker. */
export type AnswerFrom = 'page' | 'file' | 'none'

interface Asked {
  readonly method: string
  readonly mode: string
  readonly url: string
}

/** Only the desk's own pages and the built files are answered from this device. Questions to the server, personal files, other faces and
 *  foreign addresses never are. */
export function answerFrom({ method, mode, url }: Asked, origin: string): AnswerFrom {
  const address = new URL(url)
  if (method !== 'GET' || address.origin !== origin) return 'none'
  if (mode === 'navigate') return isDeskPage(address.pathname) ? 'page' : 'none'
  const isBuilt = /^\/assets\/[^/]+$/.test(address.pathname) || address.pathname === '/icon.svg'
  return isBuilt && address.search === '' ? 'file' : 'none'
}

function isDeskPage(pathname: string): boolean {
  return pathname === '/desk' || pathname.startsWith('/desk/')
}
