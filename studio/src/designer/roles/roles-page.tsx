import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { RolesMatrixDocument, type RolesMatrixQuery } from '../../api/documents.ts'
import { usePageTitle } from '../../staff/use-page-title.ts'
import { Delayed } from '../../ui/delayed.tsx'
import { LoadTrouble } from '../../ui/load-trouble.tsx'
import { ViewAs } from './view-as.tsx'
import './roles.css'

/** Who sees and does what, as the server decides it, and what a member of staff sees. */
export function RolesPage() {
  const { t } = useTranslation('studio')
  usePageTitle(t('roles.title'))
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('roles.title')}</h1>
      </div>
      <Matrices />
    </div>
  )
}

function Matrices() {
  const { t } = useTranslation(['studio', 'common'])
  const [{ data, error }, reload] = useQuery({ query: RolesMatrixDocument })
  if (data === undefined) {
    if (error === undefined) return <Delayed />
    return <LoadTrouble error={error} retry={() => reload({ requestPolicy: 'network-only' })} />
  }
  const { standings, fields, operations } = data.rolesMatrix
  return (
    <>
      <Matrix
        title={t('roles.fields')}
        about={t('roles.fieldsAbout')}
        {...{ standings }}
        rows={fields}
      />
      <Matrix
        title={t('roles.operations')}
        about={t('roles.operationsAbout')}
        standings={standings}
        rows={operations}
      />
      {/* Below what is tall: it does not jump when that comes. */}
      <ViewAs />
    </>
  )
}

type Roles = RolesMatrixQuery['rolesMatrix']
interface MatrixProps {
  readonly title: string
  readonly about: string
  readonly standings: Roles['standings']
  readonly rows: Roles['fields']
}

function Matrix({ title, about, standings, rows }: MatrixProps) {
  const { t } = useTranslation('studio')
  return (
    <div className="card roles-card">
      <h2>{title}</h2>
      <p className="soft">{about}</p>
      {/* A table that is wider than the page is scrolled, by keyboard too. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls takes the focus */}
      <section className="roles-scroll" aria-label={title} tabIndex={0}>
        <table className="roles-table">
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">{t('roles.what')}</span>
              </th>
              {standings.map((standing) => (
                <th key={standing.key} scope="col">
                  {standing.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.title}>
                <th scope="row">{row.title}</th>
                {row.cells.map((cell, index) => (
                  <td key={standings[index]?.key} className={`roles-${cell}`}>
                    {t(`roles.cells.${cell as Cell}`)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}

type Cell = 'clear' | 'masked' | 'hidden' | 'yes' | 'own' | 'no'
