import { DownloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { AuditListDocument } from '../../api/documents.ts'
import { EmptyList, NothingFound } from '../../staff/empty-list.tsx'
import { useGo, useQueryString } from '../../staff/staff-link.tsx'
import { usePageTitle } from '../../staff/use-page-title.ts'
import { Delayed } from '../../ui/delayed.tsx'
import { LoadTrouble } from '../../ui/load-trouble.tsx'
import { PageLinks } from '../page-links.tsx'
import { type AuditSought, addressOf, filterOf, isNarrowed, soughtOf } from './audit-filter.ts'
import { AuditFilters } from './audit-filters.tsx'
import { AuditItem } from './audit-item.tsx'
import { ChainState } from './chain-state.tsx'
import './audit.css'

/** Who did what to what, newest first, fifty a page, and whether the log is whole. Search and page live in the address. */
export function AuditPage() {
  const { t } = useTranslation('studio')
  const query = useQueryString()
  const sought = soughtOf(query)
  const after = query.get('after')
  usePageTitle(t('audit.title'))
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('audit.title')}</h1>
        <Button href="/files/audit-log" download icon={<DownloadOutlined aria-hidden="true" />}>
          {t('audit.export')}
        </Button>
      </div>
      <ChainState />
      <AuditFilters key={`filters ${addressOf(sought, null)}`} sought={sought} />
      <Entries key={`entries ${addressOf(sought, after)}`} sought={sought} after={after} />
    </div>
  )
}

interface EntriesProps {
  readonly sought: AuditSought
  readonly after: string | null
}

function Entries({ sought, after }: EntriesProps) {
  const { t } = useTranslation(['studio', 'common'])
  const [{ data, error }, reload] = useQuery({
    query: AuditListDocument,
    variables: { filter: filterOf(sought), after },
    requestPolicy: 'network-only',
  })
  if (data === undefined) {
    if (error === undefined) return <Delayed />
    return <LoadTrouble error={error} retry={() => reload({ requestPolicy: 'network-only' })} />
  }
  const { edges, pageInfo } = data.auditEntries
  const { hasNextPage, endCursor } = pageInfo
  if (edges.length === 0) return <Nothing isSought={isNarrowed(sought)} />
  return (
    <>
      <ol className="task-list" aria-label={t('audit.entries')}>
        {edges.map(({ node }) => (
          <AuditItem key={node.id} entry={node} />
        ))}
      </ol>
      <PageLinks
        newest={after === null ? null : addressOf(sought, null)}
        older={hasNextPage && endCursor !== null ? addressOf(sought, endCursor) : null}
      />
    </>
  )
}

function Nothing({ isSought }: { readonly isSought: boolean }) {
  const { t } = useTranslation('studio')
  const go = useGo()
  if (isSought) return <NothingFound onClear={() => go('/audit')} />
  return <EmptyList title={t('audit.none')} advice={t('audit.noneAdvice')} action={null} />
}
