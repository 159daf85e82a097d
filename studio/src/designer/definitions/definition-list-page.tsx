import { AppstoreOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { DefinitionListDocument, type DefinitionListQuery } from '../../api/documents.ts'
import { localeOf } from '../../i18n/i18n.ts'
import { EmptyList } from '../../staff/empty-list.tsx'
import { StaffLink, useGo } from '../../staff/staff-link.tsx'
import { dateTimeText } from '../../staff/time-text.ts'
import { useNow } from '../../staff/use-now.ts'
import { usePageTitle } from '../../staff/use-page-title.ts'
import { Delayed } from '../../ui/delayed.tsx'
import { LoadTrouble } from '../../ui/load-trouble.tsx'
import { definitionPath, newestOf } from './definition-detail.ts'
import { NewDefinition } from './new-definition.tsx'
import { useVersionTitle } from './version-title.ts'

type DefinitionRow = DefinitionListQuery['definitions'][number]

/** All definitions of the street with their newest version, what runs on them, and whether a draft waits. */
export function DefinitionListPage() {
  const { t } = useTranslation(['studio', 'common', 'gallery'])
  const go = useGo()
  const [{ data, error }, reload] = useQuery({
    query: DefinitionListDocument,
    requestPolicy: 'cache-and-network',
  })
  usePageTitle(t('definitions.title'))
  if (data === undefined) {
    if (error === undefined) return <Delayed />
    return <LoadTrouble error={error} retry={() => reload({ requestPolicy: 'network-only' })} />
  }
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('definitions.title')}</h1>
        <div className="page-deeds">
          <Button icon={<AppstoreOutlined aria-hidden="true" />} onClick={() => go('/templates')}>
            {t('gallery:open')}
          </Button>
          <NewDefinition taken={data.definitions.map((definition) => definition.definitionId)} />
        </div>
      </div>
      {data.definitions.length === 0 ? (
        <EmptyList
          title={t('definitions.none')}
          advice={t('definitions.noneAdvice')}
          action={<StaffLink to="/templates">{t('gallery:open')}</StaffLink>}
        />
      ) : (
        <ul className="task-list">
          {data.definitions.map((definition) => (
            <DefinitionItem key={definition.id} definition={definition} />
          ))}
        </ul>
      )}
    </div>
  )
}

function DefinitionItem({ definition }: { readonly definition: DefinitionRow }) {
  const { t, i18n } = useTranslation('studio')
  const titleOf = useVersionTitle()
  const now = useNow()
  const newest = newestOf(definition.versions)
  return (
    <li className="task-row">
      <div className="task-row-main">
        <StaffLink className="task-row-link" to={definitionPath(definition.definitionId)}>
          {definition.title}
        </StaffLink>
        <span className="number">{definition.definitionId}</span>
      </div>
      <div className="task-row-case">
        {newest === undefined ? (
          <span className="soft">{t('definitions.unpublished')}</span>
        ) : (
          <>
            <span>{titleOf(newest)}</span>
            <span className="soft">
              {newest.publishedBy} {dateTimeText(newest.publishedAt, now, localeOf(i18n))}
            </span>
          </>
        )}
      </div>
      <div>
        {definition.draft !== null && isAhead(definition.draft.updatedAt, newest?.publishedAt) && (
          <span className="badge badge-draft">
            {t('definitions.draftBy', { name: definition.draft.updatedBy })}
          </span>
        )}
      </div>
      <div className="task-row-time">
        <span>{t('definitions.active', { count: definition.activeCount })}</span>
      </div>
    </li>
  )
}

/** A draft saved after the newest version was published has something new in it. */
function isAhead(savedAt: string, publishedAt: string | undefined): boolean {
  return publishedAt === undefined || Date.parse(savedAt) > Date.parse(publishedAt)
}
