import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where the PostgreSQL listens that a running server has brought. Throws where none has run yet.
 *  Lines of `postmaster.pid`: 1 is the process id, 4 the port (PostgreSQL's miscinit.c). */
export function urlOfServersOwn(databaseFolder: string): string {
  const port = readFileSync(join(databaseFolder, 'cluster', 'postmaster.pid'), 'utf8').split(
    '\n',
  )[3]
  const password = readFileSync(join(databaseFolder, 'password'), 'utf8').trim()
  return `postgresql://linli:${password}@127.0.0.1:${port}/postgres`
}
