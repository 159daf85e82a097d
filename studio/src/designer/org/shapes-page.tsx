import { cityDay } from '@linli/schemas/city-day'
import type { ShapesAnswer } from '@linli/schemas/shapes-answer'
import { Alert, Button, Input, Select } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { StaffLink } from '../../staff/staff-link.tsx'
import { usePageTitle } from '../../staff/use-page-title.ts'
import { download } from '../../ui/download.ts'
import { FileButton } from '../people/file-button.tsx'
import { useSentFile } from '../people/use-sent-file.ts'
import { type Datum, sendShapes } from './send-shapes.ts'
import './org.css'

const DATUM_NAMES = ['wgs84', 'gcj02', 'bd09'] as const

interface Asked {
  readonly file: File
  readonly answer: ShapesAnswer
}

/** Where nodes lie, from a GeoJSON file: what it would do is shown first, then it is done in one go; what is not right comes back as a
 *  file. */
export function ShapesPage() {
  const { t } = useTranslation('org')
  const id = useId()
  const [datum, setDatum] = useState<Datum>('wgs84')
  const [day, setDay] = useState(() => cityDay(Date.now()))
  const { asked, problem, isBusy, send, stop, forget } = useSentFile<ShapesAnswer>(
    'shapes',
    (file, asking) => sendShapes(file, { ...asking, datum, day }),
  )
  usePageTitle(t('shapes.title'))
  return (
    <div className="page">
      <StaffLink className="back-link" to="/org">
        {t('shapes.back')}
      </StaffLink>
      <div className="page-head">
        <h1>{t('shapes.title')}</h1>
      </div>
      <div className="org-cards">
        <section className="card org-file">
          <p>{t('shapes.how')}</p>
          <div className="field-entry">
            <label htmlFor={`${id}-datum`}>{t('shapes.datum')}</label>
            <Select
              id={`${id}-datum`}
              className="org-wide"
              value={datum}
              options={DATUM_NAMES.map((value) => ({ value, label: t(`shapes.datums.${value}`) }))}
              onChange={(value) => {
                setDatum(value)
                forget()
              }}
            />
          </div>
          <div className="field-entry">
            <label htmlFor={`${id}-day`}>{t('shapes.day')}</label>
            <Input
              id={`${id}-day`}
              type="date"
              value={day}
              onChange={(event) => {
                setDay(event.target.value)
                forget()
              }}
            />
          </div>
          <div className="org-buttons">
            <FileButton
              label={t('shapes.choose')}
              accept=".geojson,.json"
              isBusy={isBusy}
              onFile={(file) => void send(file, false)}
            />
            {stop !== null && <Button onClick={stop}>{t('import.stop')}</Button>}
          </div>
        </section>
        <div role="status">
          {problem !== null && <Alert type="error" showIcon title={problem} />}
          {asked !== null && (
            <Outcome asked={asked} isBusy={isBusy} onApply={() => void send(asked.file, true)} />
          )}
        </div>
      </div>
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
  const { isApplied, changedCount, unchangedCount, badCount, warnings } = answer
  return (
    <section className="card org-file">
      <h2>{t(isApplied ? 'shapes.done' : 'shapes.would', { file: file.name })}</h2>
      <ul>
        <li>{t('shapes.changed', { count: changedCount })}</li>
        <li>{t('shapes.unchanged', { count: unchangedCount })}</li>
      </ul>
      {isApplied ? (
        <StaffLink to="/org">{t('shapes.toTree')}</StaffLink>
      ) : (
        <Button type="primary" disabled={changedCount === 0} loading={isBusy} onClick={onApply}>
          {t('shapes.apply')}
        </Button>
      )}
      {!isApplied && changedCount === 0 && <p className="soft">{t('shapes.nothing')}</p>}
      {warnings.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('shapes.odd', { count: warnings.length })}
          description={
            <ul>
              {warnings.map((warning) => (
                <li key={warning}>{warning}</li>
              ))}
            </ul>
          }
        />
      )}
      {badCount > 0 && <Bad answer={answer} />}
    </section>
  )
}

function Bad({ answer }: { readonly answer: ShapesAnswer }) {
  const { t } = useTranslation('org')
  const { bad, badCount, badFile } = answer
  const save = () =>
    download(
      `${t('shapes.badName')}.geojson`,
      new Blob([badFile], { type: 'application/geo+json' }),
    )
  return (
    <>
      <Alert type="warning" showIcon title={t('shapes.bad', { count: badCount })} />
      <div className="org-buttons">
        <Button onClick={save}>{t('shapes.badFile')}</Button>
      </div>
      <table className="org-bad">
        <thead>
          <tr>
            <th scope="col">{t('shapes.line')}</th>
            <th scope="col">{t('node.code')}</th>
            <th scope="col">{t('import.problem')}</th>
          </tr>
        </thead>
        <tbody>
          {bad.map(({ line, code, name, problem }) => (
            <tr key={line}>
              <td>{line}</td>
              <td>
                {code} <span className="soft">{name}</span>
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
