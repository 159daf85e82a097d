import { spawnSync } from 'node:child_process'
import { lstatSync } from 'node:fs'
import { chown, lchown, readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** PostgreSQL refuses to run as root. `self`: we are not root. `namespace`: a user namespace of its own, in which it is
 *  nobody although file rights stay root's. `nobody`: really that user, for machines that forbid namespaces. */
export type PostgresUser = 'self' | 'namespace' | 'nobody'

export interface Launch {
  readonly command: string
  readonly args: readonly string[]
  readonly ids: { readonly uid?: number; readonly gid?: number }
}

/** Debian's and every other Linux's `nobody`. */
const NOBODY = 65534

export function choosePostgresUser(): PostgresUser {
  if (process.getuid?.() !== 0) return 'self'
  const trial = spawnSync('unshare', [...NAMESPACE_FLAGS, 'true'], { stdio: 'ignore' })
  return trial.status === 0 ? 'namespace' : 'nobody'
}

const NAMESPACE_FLAGS = ['--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`]

export function launchAs(user: PostgresUser, command: string, args: readonly string[]): Launch {
  switch (user) {
    case 'self':
      return { command, args, ids: {} }
    case 'namespace':
      return { command: 'unshare', args: [...NAMESPACE_FLAGS, command, ...args], ids: {} }
    case 'nobody':
      return { command, args, ids: { uid: NOBODY, gid: NOBODY } }
  }
}

export async function giveFile(user: PostgresUser, path: string): Promise<void> {
  if (user === 'nobody') await chown(path, NOBODY, NOBODY)
}

/** Gives the folder to the user the server will run as; does nothing when it has it already. */
export async function giveFolder(user: PostgresUser, folder: string): Promise<void> {
  if (user === 'self') return
  const owner = user === 'nobody' ? NOBODY : 0
  if (lstatSync(folder).uid === owner) return
  for (const entry of await readdir(folder, { recursive: true })) {
    await lchown(join(folder, entry), owner, owner)
  }
  // The folder itself comes last: an interrupted change is seen and repeated.
  await chown(folder, owner, owner)
}
