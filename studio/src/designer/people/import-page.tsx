import type { ImportAnswer } from '@linli/schemas/people-table'
import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { StaffLink } from '../../staff/staff-link.tsx'
import { usePageTitle } from '../../staff/use-page-title.ts'
import { download } from '../../ui/download.ts'
import { csvBlob, workbookBlob } from './blobs.ts'
import { FileButton } from './file-button.tsx'
import type { Progress } from './send-file.ts'
import { sendPeople } from './send-people.ts'
import { useSentFile } from './use-sent-file.ts'
import '../org/org.css'

interface Asked {
  readonly file: File
  readonly answer: ImportAnswer
}

const TEMPLATES = ['xlsx', 'csv'] as const

/** People from a table: what it would do is shown first, then it is done in one go; bad rows come back as a table. */
export function ImportPage() {
  const { t } = useTranslation('org')
  const { asked, problem, isBusy, progress, send, stop } = useSentFile('people', sendPeople)
  usePageTitle(t('import.title'))
  return (
    <div className="page">
      <StaffLink className="back-link" to="/people">
        {t('people.back')}
      </StaffLink>
      <div className="page-head">
        <h1>{t('import.title')}</h1>
      </div>
      <div className="org-cards">
        <section className="card org-file">
          <p>{t('import.how')}</p>
          <p className="soft">{t('import.passwords')}</p>
          <div className="org-buttons">
            {TEMPLATES.map((ending) => (
              <Button key={ending} href={`/people/import/template.${ending}`} download>
                {t(`import.template.${ending}`)}
              </Button>
            ))}
            <FileButton
              label={t('import.choose')}
              accept=".xlsx,.csv,.txt,.tsv"
              isBusy={isBusy}
              onFile={(file) => void send(file, false)}
            />
            {stop !== null && <Button onClick={stop}>{t('import.stop')}</Button>}
          </div>
        </section>
        <div role="status">
          {problem !== null && <Alert type="error" showIcon title={problem} />}
          {progress !== null && <WrittenSoFar {...progress} />}
          {asked !== null && (
            <Outcome asked={asked} isBusy={isBusy} onApply={() => void send(asked.file, true)} />
          )}
        </div>
      </div>
    </div>
  )
}

function WrittenSoFar({ done, of }: Progress) {
  const { t } = useTranslation('org')
  const text = t('import.writing', { done, of })
  return (
    <div className="card">
      <p>
        {text} <span className="soft">{t('import.writingHelp')}</span>
      </p>
      <progress value={done} max={of} aria-label={text} />
    </div>
  )
}

interface OutcomeProps {
  readonly asked: Asked
  readonly isBusy: boolean
  readonly onApply: () => void
}

function Outcome({ asked: { file, answer }, isBusy, onApply }: OutcomeProps) {
  const { t } = useTranslation('org')
  const { isApplied, addedCount, changedCount, unchangedCount, postCount, badCount } = answer
  const doesNothing = addedCount + changedCount === 0
  return (
    <section className="card org-file">
      <h2>{t(isApplied ? 'import.done' : 'import.would', { file: file.name })}</h2>
      <ul>
        <li>{t('import.added', { count: addedCount })}</li>
        <li>{t('import.changed', { count: changedCount })}</li>
        <li>{t('import.unchanged', { count: unchangedCount })}</li>
        <li>{t('import.posts', { count: postCount })}</li>
      </ul>
      {isApplied ? (
        <StaffLink to="/people">{t('import.toPeople')}</StaffLink>
      ) : (
        <Button type="primary" disabled={doesNothing} loading={isBusy} onClick={onApply}>
          {t('import.apply')}
        </Button>
      )}
      {!isApplied && doesNothing && <p className="soft">{t('import.nothing')}</p>}
      {badCount > 0 && <BadRows answer={answer} />}
    </section>
  )
}

function BadRows({ answer }: { readonly answer: ImportAnswer }) {
  const { t } = useTranslation('org')
  const { bad, badCount } = answer
  return (
    <>
      <Alert type="warning" showIcon title={t('import.bad', { count: badCount })} />
      <div className="org-buttons">
        <Button
          onClick={() => download(`${t('import.badName')}.xlsx`, workbookBlob(answer.badWorkbook))}
        >
          {t('import.badFile.xlsx')}
        </Button>
        <Button onClick={() => download(`${t('import.badName')}.csv`, csvBlob(answer.badFile))}>
          {t('import.badFile.csv')}
        </Button>
      </div>
      <table className="org-bad">
        <thead>
          <tr>
            <th scope="col">{t('import.line')}</th>
            <th scope="col">{t('import.who')}</th>
            <th scope="col">{t('import.problem')}</th>
          </tr>
        </thead>
        <tbody>
          {bad.map(({ line, name, login, problem }) => (
            <tr key={line}>
              <td>{line}</td>
              <td>
                {name} <span className="soft">{login}</span>
              </td>
              <td>{problem}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {badCount > bad.length && (
        <p className="soft">{t('import.moreBad', { count: badCount - bad.length })}</p>
      )}
    </>
  )
}
