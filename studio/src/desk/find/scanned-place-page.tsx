import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { CasesAtScannedDocument, type CasesAtScannedQuery } from '../../api/documents.ts'
import { localeOf } from '../../i18n/i18n.ts'
import { EmptyList } from '../../staff/empty-list.tsx'
import { PagedList } from '../../staff/paged-list.tsx'
import { StaffLink, useParam } from '../../staff/staff-link.tsx'
import { dateTimeText } from '../../staff/time-text.ts'
import { useNow } from '../../staff/use-now.ts'
import { usePageTitle } from '../../staff/use-page-title.ts'
import { Delayed } from '../../ui/delayed.tsx'
import { LoadTrouble } from '../../ui/load-trouble.tsx'
import { instancePath } from '../task-path.ts'

type Case = CasesAtScannedQuery['instances']['edges'][number]['node']

/** Where a worker stands who scanned the code on a door or a device: what is open there, of what she may read, and a way to report something
 *  with the place filled in. */
export function ScannedPlacePage() {
  const { t } = useTranslation('desk')
  const code = useParam('code')
  const [{ data, error }, reload] = useQuery({
    query: CasesAtScannedDocument,
    variables: { code, after: null },
    requestPolicy: 'cache-and-network',
  })
  const here = data?.scannedPlace
  usePageTitle(here?.device ?? here?.place ?? t('at.title'))
  if (here === undefined && error === undefined) return <Delayed />
  // Whoever asked too often is told that, and not that the code has ended.
  if (here === undefined || (here === null && error !== undefined))
    return <LoadTrouble error={error} retry={() => reload({ requestPolicy: 'network-only' })} />
  if (here === null) return <EndedCode />
  return (
    <div className="page scanned-page">
      <div className="page-head">
        <h1>{here.device ?? here.place}</h1>
        <Button type="primary" size="large" href={`/at/${encodeURIComponent(code)}`}>
          {t('at.report')}
        </Button>
      </div>
      {here.device !== null && <p className="soft">{here.place}</p>}
      <h2>{t('at.open')}</h2>
      <PagedList
        query={CasesAtScannedDocument}
        variables={{ code }}
        connectionOf={({ instances }) => instances}
        idOf={({ id }) => id}
        row={(row) => <CaseRow row={row} />}
        empty={<EmptyList title={t('at.none')} advice={t('at.noneAdvice')} action={null} />}
      />
    </div>
  )
}

/** Of another street, torn off, or given a new one: no dead end. */
function EndedCode() {
  const { t } = useTranslation(['desk', 'portal'])
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('at.title')}</h1>
      </div>
      <EmptyList
        title={t('at.ended')}
        advice={t('at.endedAdvice')}
        action={
          <>
            <StaffLink to="/find">{t('at.again')}</StaffLink>
            <a href={`tel:${t('portal:help.phone')}`}>
              {t('at.call', { phone: t('portal:help.phoneShown') })}
            </a>
          </>
        }
      />
    </div>
  )
}

function CaseRow({ row }: { readonly row: Case }) {
  const { t, i18n } = useTranslation(['desk', 'staff'])
  const now = useNow()
  return (
    <li className="task-row">
      <div className="task-row-main">
        <StaffLink className="task-row-link" to={instancePath(row.id)}>
          {row.title} <span className="number">{row.number}</span>
        </StaffLink>
      </div>
      <div className="task-row-case">{row.positionTitles.join(t('staff:instances.separator'))}</div>
      <div className="task-row-place">{row.place}</div>
      <div className="task-row-time">
        <time dateTime={row.startedAt}>
          {t('staff:instances.startedAt', {
            time: dateTimeText(row.startedAt, now, localeOf(i18n)),
          })}
        </time>
      </div>
    </li>
  )
}
