import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { localeOf } from '../../i18n/i18n.ts'
import { EmptyList } from '../../staff/empty-list.tsx'
import { StaffLink } from '../../staff/staff-link.tsx'
import { exactText } from '../../staff/time-text.ts'
import { useInAddress } from '../../staff/use-in-address.ts'
import { MigrationPanel } from '../migrations/migration-panel.tsx'
import { type DefinitionDetail, definitionPath } from './definition-detail.ts'
import { comparableText, documentText } from './document-text.ts'
import { DraftChanges } from './draft-changes.tsx'
import { RestoreVersion } from './restore-version.tsx'
import type { DraftDocument } from './use-draft-document.ts'
import { VersionChanges } from './version-changes.tsx'
import { VersionPicker } from './version-picker.tsx'
import { useVersionTitle } from './version-title.ts'

interface VersionsTabProps {
  readonly definition: DefinitionDetail
  readonly draft: DraftDocument
}

type Version = DefinitionDetail['versions'][number]

/** Every published version, newest first, with its hash, date and author; each can be compared with the one before, and any
 *  two with each other, and any one stands in the draft again by one press. What is compared stands in the address. */
export function VersionsTab({ definition, draft }: VersionsTabProps) {
  const { t } = useTranslation('studio')
  const { query, put } = useInAddress()
  const compared = query.get('compared')
  const versions = [...definition.versions].sort((one, other) => other.number - one.number)
  const newest = versions[0]
  if (newest === undefined) {
    return (
      <EmptyList
        title={t('versions.none')}
        advice={t('versions.noneAdvice')}
        action={
          <StaffLink to={`${definitionPath(definition.definitionId)}?tab=canvas`}>
            {t('versions.toDraft')}
          </StaffLink>
        }
      />
    )
  }
  const toggle = (which: string) => put({ compared: compared === which ? null : which })
  const hasDraft = comparableText(draft.text) !== comparableText(documentText(newest.body))
  return (
    <>
      <MigrationPanel definitionId={definition.definitionId} />
      {versions.length > 1 && <VersionPicker definition={definition} />}
      <ol className="version-list" reversed>
        {hasDraft && (
          <li className="card">
            <div className="version-row">
              <strong>{t('versions.draft')}</strong>
              <span className="soft">{t('versions.draftNote', { number: newest.number })}</span>
              <Button aria-expanded={compared === 'draft'} onClick={() => toggle('draft')}>
                {t('versions.compareTo', { number: newest.number })}
              </Button>
            </div>
            {compared === 'draft' && <DraftChanges definition={definition} draft={draft} />}
          </li>
        )}
        {versions.map((version, index) => (
          <VersionItem
            key={version.number}
            definitionId={definition.definitionId}
            draft={draft}
            version={version}
            previous={versions[index + 1]}
            isOpen={compared === String(version.number)}
            onToggle={() => toggle(String(version.number))}
          />
        ))}
      </ol>
    </>
  )
}

interface VersionItemProps {
  readonly definitionId: string
  readonly draft: DraftDocument
  readonly version: Version
  readonly previous: Version | undefined
  readonly isOpen: boolean
  readonly onToggle: () => void
}

function VersionItem(props: VersionItemProps) {
  const { definitionId, draft, version, previous, isOpen, onToggle } = props
  const { t, i18n } = useTranslation('studio')
  const titleOf = useVersionTitle()
  return (
    <li className="card">
      <div className="version-row">
        <strong>{titleOf(version)}</strong>
        <span>
          {version.publishedBy}{' '}
          <time dateTime={version.publishedAt}>
            {exactText(version.publishedAt, localeOf(i18n))}
          </time>
        </span>
        <span className="soft">
          {t('versions.hash')} <code title={version.hash}>{version.hash.slice(0, 12)}</code>
        </span>
        {previous !== undefined && (
          <Button aria-expanded={isOpen} onClick={onToggle}>
            {t('versions.compareTo', { number: previous.number })}
          </Button>
        )}
        <RestoreVersion version={version} draft={draft} />
      </div>
      {isOpen && previous !== undefined && (
        <VersionChanges definitionId={definitionId} before={previous} after={version} />
      )}
    </li>
  )
}
