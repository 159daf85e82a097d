import { App } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useMutation, useQuery } from 'urql'
import type { MigrationFieldsFragment } from '../../api/documents.ts'
import {
  DefinitionMigrationsDocument,
  DropMigrationDocument,
  MoveInstancesDocument,
  PlanMigrationDocument,
  StopMigrationDocument,
  UndoMigrationDocument,
} from '../../api/documents.ts'
import { useSession } from '../../api/session.ts'
import { withSession } from '../../api/with-session.ts'

export type Migration = MigrationFieldsFragment

/** While the server goes through the instances. */
const LOOK_EVERY_MS = 1_000
const AT_WORK = ['judging', 'moving', 'undoing']
// A list without migrations names no type by which the cache would know that one came.
const LISTED = { additionalTypenames: ['Migration'] }

export function isAtWork({ state }: Migration): boolean {
  return AT_WORK.includes(state)
}

/** The migrations of a definition, asked again while one is at work. */
export function useMigrations(definitionId: string) {
  const [{ data, error }, reload] = useQuery({
    query: DefinitionMigrationsDocument,
    variables: { id: definitionId },
    requestPolicy: 'cache-and-network',
    context: LISTED,
  })
  const migrations = data?.definition?.migrations ?? []
  const isBusy = migrations.some(isAtWork)
  useEffect(() => {
    if (!isBusy) return undefined
    const timer = setInterval(() => reload({ requestPolicy: 'network-only' }), LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [isBusy, reload])
  return {
    migrations,
    outdated: data?.definition?.outdatedCount ?? null,
    isLost: error !== undefined && data === undefined,
    reload: () => reload({ requestPolicy: 'network-only' }),
  }
}

export interface Deeds {
  readonly isBusy: boolean
  plan(definitionId: string): Promise<void>
  move(id: string, choices: Readonly<Record<string, string>>): Promise<void>
  /** What has not moved stays. */
  stop(id: string): Promise<void>
  undo(id: string): Promise<void>
  drop(id: string): Promise<void>
}

/** What an official does with a migration; a refusal is told, and then what there is now is shown. */
export function useMigrationDeeds(onDone: () => void): Deeds {
  const { t } = useTranslation('staff')
  const { message } = App.useApp()
  const session = useSession()
  const [planning, plan] = useMutation(PlanMigrationDocument)
  const [moving, move] = useMutation(MoveInstancesDocument)
  const [stopping, stop] = useMutation(StopMigrationDocument)
  const [undoing, undo] = useMutation(UndoMigrationDocument)
  const [dropping, drop] = useMutation(DropMigrationDocument)
  const settle = async <Data>(
    execute: () => Promise<{ readonly data?: Data | undefined }>,
    answerOf: (data: Data) => Answer,
  ) => {
    const { data } = await withSession(session, execute as never)
    const answer = data === undefined ? null : answerOf(data as Data)
    if (answer?.__typename !== 'Migrating') {
      void message.error(answer?.message ?? t('failed'))
    }
    onDone()
  }
  return {
    isBusy: [planning, moving, stopping, undoing, dropping].some(({ fetching }) => fetching),
    plan: (definitionId) =>
      settle(
        () => plan({ definitionId }),
        (data) => data.planMigration,
      ),
    move: (id, choices) =>
      settle(
        () =>
          move({
            id,
            choices: Object.entries(choices).map(([key, option]) => ({ key, option })),
          }),
        (data) => data.moveInstances,
      ),
    stop: (id) =>
      settle(
        () => stop({ id }),
        (data) => data.stopMigration,
      ),
    undo: (id) =>
      settle(
        () => undo({ id }),
        (data) => data.undoMigration,
      ),
    drop: (id) =>
      settle(
        () => drop({ id }),
        (data) => data.dropMigration,
      ),
  }
}

type Answer =
  | { readonly __typename: 'Migrating'; readonly message?: undefined }
  | { readonly __typename: 'Refusal'; readonly message: string }
