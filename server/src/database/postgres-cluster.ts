import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { chmod, copyFile, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { LinliError } from '@linli/schemas/linli-error'
import type { PostgresBinaries } from './postgres-binaries.ts'
import type { PostgresUser } from './postgres-user.ts'
import { choosePostgresUser, giveFile, giveFolder, launchAs } from './postgres-user.ts'

export interface Cluster {
  readonly folder: string
  readonly user: string
  readonly password: string
  readonly runsAs: PostgresUser
}

const DATABASE_USER = 'linli'
const UNFINISHED = 'unfinished-'

/** Opens the cluster in `folder`, making it first when there is none. A kill at any moment leaves either no cluster or
 *  a whole one: it is made under another name and renamed. */
export async function createCluster(binaries: PostgresBinaries, folder: string): Promise<Cluster> {
  const runsAs = choosePostgresUser()
  await mkdir(folder, { recursive: true })
  refuseForeignFolder(folder)
  // `nobody` must pass through to reach the cluster, which only it can read.
  await chmod(folder, runsAs === 'nobody' ? 0o711 : 0o700)
  const target = join(folder, 'cluster')
  const passwordFile = join(folder, 'password')
  if (!existsSync(join(target, 'PG_VERSION'))) {
    await removeUnfinished(folder)
    await writePassword(passwordFile)
    const unfinished = join(folder, `${UNFINISHED}${process.pid}`)
    await mkdir(unfinished, { mode: 0o700 })
    const passwordCopy = `${unfinished}.password`
    await copyFile(passwordFile, passwordCopy)
    for (const path of [unfinished, passwordCopy]) await giveFile(runsAs, path)
    initialise({ binaries, runsAs, folder: unfinished, passwordFile: passwordCopy })
    await rm(passwordCopy)
    await rename(unfinished, target)
  }
  await giveFolder(runsAs, target)
  return { folder: target, user: DATABASE_USER, password: readPassword(passwordFile), runsAs }
}

async function removeUnfinished(folder: string): Promise<void> {
  const leftovers = (await readdir(folder)).filter((name) => name.startsWith(UNFINISHED))
  await Promise.all(leftovers.map((name) => rm(join(folder, name), { recursive: true })))
}

async function writePassword(file: string): Promise<void> {
  if (existsSync(file)) return
  await writeFile(`${file}.new`, randomBytes(32).toString('base64url'), {
    mode: 0o600,
    flush: true,
  })
  await rename(`${file}.new`, file)
}

function readPassword(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (cause) {
    throw new LinliError(
      'store.unavailable',
      `The database's password file '${file}' cannot be read. Restore it from a backup of the data folder.`,
      { cause },
    )
  }
}

interface Initialisation {
  readonly binaries: PostgresBinaries
  readonly runsAs: PostgresUser
  readonly folder: string
  readonly passwordFile: string
}

function initialise({ binaries, runsAs, folder, passwordFile }: Initialisation): void {
  const launch = launchAs(runsAs, binaries.initdb, [
    ...['-D', folder, '-U', DATABASE_USER, '-E', 'UTF8', '--locale=C.UTF-8'],
    // Compares bytes; the C library's locale of this name gives the same order by way of `strcoll`.
    ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    ...['--auth=scram-sha-256', '--data-checksums'],
    `--pwfile=${passwordFile}`,
  ])
  const result = spawnSync(launch.command, launch.args, {
    ...launch.ids,
    cwd: '/',
    encoding: 'utf8',
  })
  if (result.status === 0) return
  const reason = result.error?.message ?? `${result.stdout}${result.stderr}`.trim().slice(-800)
  const advice =
    runsAs === 'nobody'
      ? ' PostgreSQL does not run as root, and this machine allows no user namespaces: start Linli as a normal user, or set DATABASE_URL.'
      : ''
  throw new LinliError(
    'store.unavailable',
    `The embedded PostgreSQL could not create its data folder '${folder}': ${reason}${advice}`,
  )
}

function refuseForeignFolder(folder: string): void {
  const self = process.getuid?.()
  if (self === undefined) return
  const owner = statSync(folder).uid
  if (owner === self) return
  throw new LinliError(
    'store.unavailable',
    `The data folder '${folder}' belongs to user ${owner}, and this is user ${self}. Start as the same user as before, or set LINLI_DATA_DIR to another folder.`,
  )
}

/** A server that somebody uses keeps saying `ready`; one whose owner died says `stopping` within moments. */
const PATIENCE_MS = { ready: 1_500, other: 60_000 }

/** Returns once no server has the cluster open. Throws `store.unavailable` when a living one keeps it.
 *  A lock file left by a killed server is no obstacle, also when its process id now belongs to somebody else. */
export async function waitForPredecessor(cluster: Cluster): Promise<void> {
  const lockFile = join(cluster.folder, 'postmaster.pid')
  const since = performance.now()
  for (;;) {
    const lock = readLockFile(lockFile)
    if (lock === null) return
    const holder = describeProcess(lock.pid)
    if (holder === null) return
    if (holder.name !== 'postgres') return rm(lockFile, { force: true })
    const patience = lock.isReady && !holder.isZombie ? PATIENCE_MS.ready : PATIENCE_MS.other
    if (performance.now() - since > patience) {
      throw new LinliError(
        'store.unavailable',
        `The data folder '${dirname(cluster.folder)}' is in use by a running Linli (its database is process ${lock.pid}). Stop that one first, or set LINLI_DATA_DIR to another folder.`,
      )
    }
    await sleep(50)
  }
}

function readLockFile(file: string): { readonly pid: number; readonly isReady: boolean } | null {
  try {
    const lines = readFileSync(file, 'utf8').split('\n')
    // Line 1 is the process id, line 8 the state (PostgreSQL's miscinit.c).
    return { pid: Number(lines[0]), isReady: lines[7]?.trim() === 'ready' }
  } catch {
    return null
  }
}

function describeProcess(
  pid: number,
): { readonly name: string; readonly isZombie: boolean } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'))
    return { name, isZombie: stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z') }
  } catch {
    return null
  }
}
