import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { LinliError } from '@linli/schemas/linli-error'

/** The installation's 32-byte key, made once and kept in `<dataDir>/secret`, readable by the owner alone.
 *  Losing it makes the stored device secrets unreadable. */
export function loadInstallationKey(dataDir: string): Buffer {
  const path = join(dataDir, 'secret')
  const text = readOrMake(path, () => randomBytes(32).toString('base64'))
  const key = Buffer.from(text, 'base64')
  if (key.length !== 32)
    throw new LinliError('config.invalid', `The key file '${path}' does not hold 32 bytes.`)
  return key
}

/** The text in `path`; where there is none, `make` decides it and it is written with mode 0600. */
export function readOrMake(path: string, make: () => string): string {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
  }
  mkdirSync(join(path, '..'), { recursive: true, mode: 0o700 })
  const text = make()
  writeFileSync(path, `${text}\n`, { mode: 0o600, flag: 'wx' })
  return text
}
