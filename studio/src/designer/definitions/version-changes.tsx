import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { DefinitionComparisonDocument } from '../../api/documents.ts'
import { Delayed } from '../../ui/delayed.tsx'
import { LoadTrouble } from '../../ui/load-trouble.tsx'
import { OpenedDetails } from '../../ui/opened-details.tsx'
import { ChangeList } from './change-list.tsx'
import type { DefinitionDetail } from './definition-detail.ts'
import { DiffView } from './diff-view.tsx'
import { comparableText, documentText } from './document-text.ts'

type Version = DefinitionDetail['versions'][number]

interface VersionChangesProps {
  readonly definitionId: string
  readonly before: Version
  readonly after: Version
}

/** What changed from one published version to another, whichever is the older one. */
export function VersionChanges({ definitionId, before, after }: VersionChangesProps) {
  const { t } = useTranslation(['studio', 'common'])
  const [{ data, error }, reload] = useQuery({
    query: DefinitionComparisonDocument,
    variables: { id: definitionId, before: before.number, after: after.number },
  })
  const comparison = data?.definition?.comparison
  return (
    <div className="changes">
      <h3>{t('changes.between', { before: before.number, after: after.number })}</h3>
      {comparison != null ? (
        <ChangeList comparison={comparison} />
      ) : error === undefined ? (
        <Delayed />
      ) : (
        <LoadTrouble error={error} retry={() => reload({ requestPolicy: 'network-only' })} />
      )}
      <OpenedDetails summary={t('changes.text')}>
        {() => (
          <DiffView
            before={comparableText(documentText(before.body))}
            after={comparableText(documentText(after.body))}
          />
        )}
      </OpenedDetails>
    </div>
  )
}
