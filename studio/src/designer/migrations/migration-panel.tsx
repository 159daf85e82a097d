import { DownloadOutlined } from '@ant-design/icons'
import { App, Button, Progress } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { localeOf } from '../../i18n/i18n.ts'
import { dateTimeText } from '../../staff/time-text.ts'
import { useNow } from '../../staff/use-now.ts'
import { MigrationChoices } from './migration-choices.tsx'
import { StayingCases } from './staying-cases.tsx'
import type { Deeds, Migration } from './use-migrations.ts'
import { isAtWork, useMigrationDeeds, useMigrations } from './use-migrations.ts'
import './migrations.css'

/** Running cases on older versions: which can move to the newest one, moving them, and taking that back. Nothing where there
 *  is none and never was. */
export function MigrationPanel({ definitionId }: { readonly definitionId: string }) {
  const { t } = useTranslation(['studio', 'common'])
  const { migrations, outdated, isLost, reload } = useMigrations(definitionId)
  const deeds = useMigrationDeeds(reload)
  const title = useId()
  const [newest, ...past] = migrations
  if (isLost) {
    return (
      <p role="alert" className="migration-lost">
        {t('common:trouble.load')} <Button onClick={reload}>{t('reload')}</Button>
      </p>
    )
  }
  if (outdated === null || (outdated === 0 && newest === undefined)) return null
  const isOpen = newest !== undefined && (isAtWork(newest) || newest.state === 'judged')
  return (
    <section className="card migration" aria-labelledby={title}>
      <h2 id={title}>{t('migrations.title')}</h2>
      {!isOpen && (
        <p>
          {outdated === 0 ? t('migrations.none') : t('migrations.outdated', { count: outdated })}
        </p>
      )}
      {newest !== undefined && <Current migration={newest} deeds={deeds} />}
      {!isOpen && outdated > 0 && (
        <>
          <p className="soft">{t('migrations.help')}</p>
          <Button loading={deeds.isBusy} onClick={() => void deeds.plan(definitionId)}>
            {t('migrations.plan')}
          </Button>
        </>
      )}
      {past.length > 0 && (
        <details>
          <summary>{t('migrations.past')}</summary>
          <ul>
            {past.map((migration) => (
              <li key={migration.id}>
                <Outcome migration={migration} /> <ResultFile migration={migration} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

interface CurrentProps {
  readonly migration: Migration
  readonly deeds: Deeds
}

function Current({ migration, deeds }: CurrentProps) {
  switch (migration.state) {
    case 'judging':
    case 'moving':
    case 'undoing':
      return <AtWork migration={migration} deeds={deeds} />
    case 'judged':
      return <Judged migration={migration} deeds={deeds} />
    default:
      return <Done migration={migration} deeds={deeds} />
  }
}

/** Live regions would read every number: the words alone are announced, when they change. */
function AtWork({ migration, deeds }: CurrentProps) {
  const { t } = useTranslation('studio')
  const { total, waiting } = migration.tally
  const done = total - waiting
  const state = migration.state as 'judging' | 'moving' | 'undoing'
  return (
    <div className="migration-work">
      <p>
        <strong>{t('migrations.to', { number: migration.toVersion })}</strong>{' '}
        {t(`migrations.${state}`, { done, total })}
      </p>
      <Progress
        percent={total === 0 ? 100 : Math.floor((done / total) * 100)}
        showInfo={false}
        aria-label={t(`migrations.${state}`, { done, total })}
      />
      <p className="soft" role="status">
        {t('migrations.leave')}
      </p>
      {state === 'judging' && (
        <Button loading={deeds.isBusy} onClick={() => void deeds.drop(migration.id)}>
          {t('migrations.drop')}
        </Button>
      )}
      {state === 'moving' && (
        <Button loading={deeds.isBusy} onClick={() => void deeds.stop(migration.id)}>
          {t('migrations.stop')}
        </Button>
      )}
    </div>
  )
}

function Judged({ migration, deeds }: CurrentProps) {
  const { t } = useTranslation('studio')
  const { safe, choice, stay } = migration.tally
  return (
    <>
      <p role="status">
        <strong>{t('migrations.to', { number: migration.toVersion })}</strong>
      </p>
      <ul className="migration-tally">
        <li>{t('migrations.safe', { count: safe })}</li>
        {choice > 0 && <li>{t('migrations.choice', { count: choice })}</li>}
        {stay > 0 && <li>{t('migrations.stay', { count: stay })}</li>}
      </ul>
      {stay > 0 && <StayingCases migrationId={migration.id} />}
      <MigrationChoices migration={migration} deeds={deeds} />
    </>
  )
}

function Done({ migration, deeds }: CurrentProps) {
  const { t } = useTranslation('studio')
  const { modal } = App.useApp()
  const { moved, stayed, kept } = migration.tally
  const askUndo = () =>
    modal.confirm({
      title: t('migrations.undoTitle'),
      content: t('migrations.undoHelp'),
      okText: t('migrations.undo'),
      onOk: () => deeds.undo(migration.id),
    })
  return (
    <>
      <p role="status">
        <Outcome migration={migration} />
      </p>
      {stayed + kept > 0 && <StayingCases migrationId={migration.id} />}
      <ResultFile migration={migration} />
      {migration.state === 'moved' && moved > 0 && (
        <Button loading={deeds.isBusy} onClick={askUndo}>
          {t('migrations.undo')}
        </Button>
      )}
    </>
  )
}

/** What became of every case, as a table. */
function ResultFile({ migration }: { readonly migration: Migration }) {
  const { t } = useTranslation('studio')
  if (migration.state === 'dropped') return null
  return (
    <Button
      icon={<DownloadOutlined aria-hidden="true" />}
      href={`/files/migrations/${encodeURIComponent(migration.id)}`}
      download
    >
      {t('migrations.file')}
    </Button>
  )
}

function Outcome({ migration }: { readonly migration: Migration }) {
  const { t, i18n } = useTranslation('studio')
  const now = useNow()
  const { state, toVersion, tally, requestedAt, requestedBy, decidedAt, decidedBy } = migration
  const { moved, stayed, undone, kept } = tally
  const said =
    state === 'moved'
      ? t('migrations.moved', { moved, stayed })
      : state === 'undone'
        ? t('migrations.undone', { undone, kept })
        : t('migrations.dropped')
  const at = dateTimeText(decidedAt ?? requestedAt, now, localeOf(i18n))
  return (
    <>
      <strong>{t('migrations.to', { number: toVersion })}</strong> {said}{' '}
      <span className="soft">{t('migrations.by', { name: decidedBy ?? requestedBy, at })}</span>
    </>
  )
}
