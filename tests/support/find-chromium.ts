import { execFile } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { searchPath } from './config.ts'

export interface Chromium {
  readonly executablePath: string
  /** What the process needs besides the environment of this one. */
  readonly env: Readonly<Record<string, string>>
}

/** The browser of this machine: an installed one, else the one that npm carries. Null where neither starts. */
export async function findChromium(): Promise<Chromium | null> {
  const installed = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
    .flatMap((name) => searchPath.split(delimiter).map((folder) => join(folder, name)))
    .find(isExecutable)
  if (installed !== undefined) return { executablePath: installed, env: {} }
  return unpackCarried()
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const CACHE = fileURLToPath(new URL('../../node_modules/.cache/linli-chromium', import.meta.url))

/** Unpacked once into node_modules, with the libraries that a bare machine lacks. It has no Chinese fonts. */
async function unpackCarried(): Promise<Chromium | null> {
  const note = join(CACHE, 'unpacked.json')
  if (existsSync(note)) {
    const unpacked = JSON.parse(await readFile(note, 'utf8')) as Chromium
    // The note holds absolute paths; the project may have been moved since.
    if (unpacked.executablePath.startsWith(CACHE)) return unpacked
    await rm(CACHE, { recursive: true })
  }
  await mkdir(CACHE, { recursive: true })
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [UNPACK], {
      env: {
        PATH: searchPath,
        HOME: CACHE,
        TMPDIR: CACHE,
        AWS_LAMBDA_FUNCTION_NAME: 'linli',
        AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x',
        AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x',
      },
    })
    await writeFile(note, stdout)
    return JSON.parse(stdout) as Chromium
  } catch {
    return null
  }
}

const UNPACK = fileURLToPath(new URL('unpack-chromium.mjs', import.meta.url))
