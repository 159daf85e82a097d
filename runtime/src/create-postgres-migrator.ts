import type { Pool } from 'pg'
import type { Migrator } from './engine/migrate-instance.ts'
import { createMigrator } from './engine/migrate-instance.ts'
import { createVersionBook } from './engine/version-book.ts'
import type { Clock } from './ports/clock.ts'
import type { Directory } from './ports/directory.ts'
import { createPostgresMigrationStore } from './postgres/migration-store.ts'
import { createPostgresStore } from './postgres/postgres-store.ts'

/** A migrator over the database of an engine; `pool` is its owner's to end. */
export function createPostgresMigrator({
  pool,
  clock,
  directory,
}: {
  readonly pool: Pool
  readonly clock: Clock
  readonly directory: Directory
}): Migrator {
  const people = createPostgresStore(pool)
  const versions = createVersionBook(people)
  const store = createPostgresMigrationStore(pool)
  return createMigrator({ store, people, versions, clock, directory })
}
