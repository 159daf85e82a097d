import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Plugin } from 'vite'
import type { BuiltChunk } from './desk-files.ts'

/** What residents load, who pay for each byte. */
const PORTAL =
  /\/(index\.html|(src\/portal|src\/form-view)\/.*|src\/i18n\/[^/]+\/(common|portal|guide|linked)\.json)$/

/** Writes beside each file that a resident may load the same as small as it gets (`.br`, `.gz`), once and not with each answer. The server
 *  compresses what staff load as it sends it, which a build of some seconds more is not worth. */
export function compressedFiles(): Plugin {
  return {
    name: 'compressed-files',
    enforce: 'post',
    writeBundle: {
      order: 'post',
      async handler({ dir }, bundle) {
        if (dir === undefined) return
        const files = filesOfPortal(Object.values(bundle) as readonly BuiltChunk[])
        await Promise.all([...files].map((file) => compress(join(dir, file))))
      },
    },
  }
}

/** Paths of the scripts and styles that its pages import, not counting what they fetch later. */
function filesOfPortal(bundle: readonly BuiltChunk[]): Set<string> {
  const chunks = new Map(bundle.map((each) => [each.fileName, each]))
  const found = new Set(
    bundle
      .filter(({ facadeModuleId }) => PORTAL.test(facadeModuleId ?? ''))
      .map(({ fileName }) => fileName),
  )
  for (const file of found) {
    const chunk = chunks.get(file)
    for (const next of chunk?.imports ?? []) found.add(next)
    for (const style of chunk?.viteMetadata?.importedCss ?? []) found.add(style)
  }
  return found
}

const smallest = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }

async function compress(path: string): Promise<void> {
  const bytes = await readFile(path)
  await writeFile(`${path}.br`, await promisify(brotliCompress)(bytes, smallest))
  await writeFile(`${path}.gz`, await promisify(gzip)(bytes, { level: 9 }))
}
