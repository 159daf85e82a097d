import type { Database } from './database.ts'

/** As the engine's sessions of the release before are listed, which reads no text of `textBesideInstance`. */
const RELEASE_BEFORE = 'linli-engine'
const ASK_AGAIN_MS = 60_000

/** Tells whether every node is of this release. None of the one before starts on a database that this one has migrated, so once they
 *  are gone they stay gone, and nobody is asked again. A node that is cut from the database at that moment is not seen; it
 *  refuses what it does not read (`refuseForeignFormat`), and is not misled. False where the database does not answer. */
export function watchReleaseBefore(database: Database): () => Promise<boolean> {
  let latest = Promise.resolve(false)
  let askedAt = Number.NEGATIVE_INFINITY
  let isGone = false
  return async () => {
    if (isGone) return true
    const now = performance.now()
    if (now - askedAt >= ASK_AGAIN_MS) {
      askedAt = now
      latest = isReleaseBeforeGone(database)
    }
    isGone = await latest
    return isGone
  }
}

async function isReleaseBeforeGone(database: Database): Promise<boolean> {
  try {
    const { rows } = await database.ask<{ readonly is_gone: boolean }>({
      name: 'is-release-before-gone',
      text: `select not exists (select from pg_stat_activity
                                where datname = current_database() and application_name = $1) as is_gone`,
      values: [RELEASE_BEFORE],
    })
    return rows[0]?.is_gone === true
  } catch {
    return false
  }
}
