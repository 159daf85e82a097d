import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locale } from '@linli/schemas/locale-text'

/** What Vite writes down of a built file. */
interface Built {
  readonly file: string
  readonly imports?: readonly string[]
  readonly css?: readonly string[]
}
type Manifest = Readonly<Record<string, Built>>

/** Pages of residents that bring something of their own, by their address. */
const PAGES: readonly (readonly [RegExp, string])[] = [
  [/^\/services\/[^/]+\/[^/]+$/, 'service-page'],
  [/^\/track\/[^/]+$/, 'track-page'],
  [/^\/do\/[^/]+$/, 'linked-task-page'],
]
/** Asks what a form's page asks first, so it goes before the code that will draw the answer. */
const AHEAD = '</ask-ahead.js>; rel=preload; as=script'
const STAFF = /^\/(desk|studio)(\/|$)/

/** The `Link` header of a page (RFC 8288): all files that a resident's page waits for, so that a phone asks for them at once and does
 *  not learn of each from the one before. Null for pages of staff, whose files are too many for a header, and where the build says
 *  nothing of its files. */
export function readPreloadLinks(folder: string): (path: string, locale: Locale) => string | null {
  const path = join(folder, '.vite', 'manifest.json')
  if (!existsSync(path)) return () => null
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Manifest
  const known = new Map<string, string>()
  return (address, locale) => {
    if (STAFF.test(address)) return null
    const page = PAGES.find(([pattern]) => pattern.test(address))?.[1]
    const key = `${page} ${locale}`
    const header = known.get(key) ?? headerOf(manifest, page, locale)
    known.set(key, header)
    return header
  }
}

function headerOf(manifest: Manifest, page: string | undefined, locale: Locale): string {
  const links = linksOf(filesOf(manifest, entriesOf(page, locale)))
  return page === 'service-page' ? `${AHEAD}, ${links}` : links
}

function entriesOf(page: string | undefined, locale: Locale): string[] {
  return [
    'index.html',
    'src/portal/portal-app.tsx',
    ...['common', 'portal'].map((name) => `src/i18n/${locale}/${name}.json`),
    ...(page === undefined ? [] : [`src/portal/pages/${page}.tsx`]),
  ]
}

/** Of these and of all that they import, what is imported first. */
function filesOf(manifest: Manifest, keys: readonly string[]): Set<string> {
  const met = new Set<string>()
  const files = new Set<string>()
  const visit = (key: string) => {
    const built = manifest[key]
    if (built === undefined || met.has(key)) return
    met.add(key)
    built.imports?.forEach(visit)
    for (const file of [...(built.css ?? []), built.file]) files.add(file)
  }
  keys.forEach(visit)
  return files
}

function linksOf(files: ReadonlySet<string>): string {
  return [...files]
    .map((file) =>
      file.endsWith('.css')
        ? `</${file}>; rel=preload; as=style; crossorigin`
        : `</${file}>; rel=modulepreload`,
    )
    .join(', ')
}
