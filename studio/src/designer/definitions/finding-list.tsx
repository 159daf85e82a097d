import { useTranslation } from 'react-i18next'
import type { FindingFieldsFragment } from '../../api/documents.ts'
import { FindingMark } from '../problems/problem-list.tsx'

/** Findings with the courses of events that show them, errors first as the server sorts them. */
export function FindingList({ findings }: { readonly findings: readonly FindingFieldsFragment[] }) {
  const { t } = useTranslation('studio')
  return (
    <ul className="finding-list">
      {findings.map((finding) => (
        <li key={`${finding.code}:${finding.path}:${finding.message}`}>
          <FindingMark severity={finding.severity} /> {finding.message} <code>{finding.path}</code>
          {finding.course.length > 0 && (
            <details>
              <summary>{t('publish.course')}</summary>
              <ol className="finding-course">
                {finding.course.map((text, index) => (
                  <li key={index}>{text}</li>
                ))}
              </ol>
            </details>
          )}
        </li>
      ))}
    </ul>
  )
}
