import { execFileSync } from 'node:child_process'
import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT: string = fileURLToPath(new URL('../..', import.meta.url))

/** Paths, from the root, of every file that is in version control or would be; of an unpacked archive, of every file that
 *  is not made by a command. */
export function trackedFiles(pattern: RegExp = /^/): readonly string[] {
  return listFiles().filter(
    (path) => path !== '' && pattern.test(path) && existsSync(join(ROOT, path)),
  )
}

function listFiles(): readonly string[] {
  if (!existsSync(join(ROOT, '.git'))) {
    const paths = globSync('**/*', { cwd: ROOT, exclude: (name) => MADE.test(name) })
    return paths.filter((path) => statSync(join(ROOT, path)).isFile())
  }
  // The checkout may belong to another user than the one who tests it; we only list names.
  const args = ['-c', 'safe.directory=*', 'ls-files', '--cached', '--others', '--exclude-standard']
  return execFileSync('git', args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 2 ** 26 }).split('\n')
}

const MADE = /^(node_modules|dist|generated|coverage|\.linli|\.turbo)$/

export function readTracked(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8')
}

/** `path:line: text` of every line of the files that matches. */
export function matchingLines(paths: readonly string[], pattern: RegExp): readonly string[] {
  return paths.flatMap((path) =>
    readTracked(path)
      .split('\n')
      .flatMap((line, index) =>
        pattern.test(line) ? [`${path}:${index + 1}: ${line.trim().slice(0, 160)}`] : [],
      ),
  )
}
