import { createHash } from 'node:crypto'
import type { Plugin } from 'vite'

/** What is asked of a built file to find what the desk needs of it. */
export interface BuiltChunk {
  readonly type: 'chunk' | 'asset'
  readonly fileName: string
  readonly name?: string | undefined
  readonly facadeModuleId?: string | null
  readonly imports?: readonly string[]
  readonly dynamicImports?: readonly string[]
  readonly viteMetadata?:
    | { readonly importedCss: ReadonlySet<string>; readonly importedAssets: ReadonlySet<string> }
    | undefined
}

const WORKER = 'desk-worker'
const DESK = /\/src\/desk-face\.tsx$/
const PAGE = /\/index\.html$/
/** Other faces, what is for officials at their own desks, and texts that the desk never shows. */
const ELSEWHERE =
  /\/src\/(portal|designer)\/|\/src\/i18n\/[^/]+\/(?!(common|staff|desk)\.json)[^/]+$/

/** Writes into the desk's service worker which files the desk consists of, and which page belongs to them. */
export function deskFiles(): Plugin {
  return {
    name: 'desk-files',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const worker = Object.values(bundle).find(
          (each) => each.type === 'chunk' && each.name === WORKER,
        )
        const page = bundle['index.html']
        // A script by itself, as tests build one, has no desk.
        if (page?.type !== 'asset') return
        if (worker?.type !== 'chunk') throw new Error('The build has no desk worker.')
        const release = {
          files: filesOfDesk(Object.values(bundle) as readonly BuiltChunk[]),
          page: createHash('sha256').update(page.source).digest('hex'),
        }
        if (!worker.code.includes('__DESK_RELEASE__'))
          throw new Error('The desk worker does not ask for its release.')
        worker.code = worker.code.replaceAll('__DESK_RELEASE__', JSON.stringify(release))
      },
    },
  }
}

/** Paths of all files that the desk may load, however late, sorted. */
export function filesOfDesk(bundle: readonly BuiltChunk[]): readonly string[] {
  const chunks = new Map(bundle.map((each) => [each.fileName, each]))
  const found = new Set<string>()
  const isElsewhere = (fileName: string) =>
    ELSEWHERE.test(chunks.get(fileName)?.facadeModuleId ?? '')
  const visit = (fileName: string) => {
    const chunk = chunks.get(fileName)
    if (chunk === undefined || found.has(fileName)) return
    found.add(fileName)
    for (const file of looksOf(chunk)) found.add(file)
    const later = (chunk.dynamicImports ?? []).filter((next) => !isElsewhere(next))
    for (const next of [...(chunk.imports ?? []), ...later]) visit(next)
  }
  for (const { fileName, facadeModuleId } of bundle) {
    if (DESK.test(facadeModuleId ?? '') || PAGE.test(facadeModuleId ?? '')) visit(fileName)
  }
  return ['/icon.svg', ...[...found].map((file) => `/${file}`)].sort()
}

/** Style sheets and pictures. */
function looksOf({ viteMetadata }: BuiltChunk): readonly string[] {
  if (viteMetadata === undefined) return []
  return [...viteMetadata.importedCss, ...viteMetadata.importedAssets]
}
