import { textIn } from '@linli/schemas/locale-text'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { localeOf } from '../../../i18n/i18n.ts'
import { FindingMark } from '../../problems/problem-list.tsx'
import { useWorkflow } from '../workflow-context.ts'

interface PartSectionProps {
  readonly title: string
  /** The parts of the address that lead here, as the document names them. */
  readonly parts: readonly string[]
  /** The state whose problems with these parts are told. */
  readonly uid: string
  /** Shown only when asked for. */
  readonly isFolded?: boolean
  readonly children: ReactNode
}

/** One property of a step with what is wrong with it. */
export function PartSection({ title, parts, uid, isFolded = false, children }: PartSectionProps) {
  const body = (
    <>
      {children}
      <PartProblems uid={uid} parts={parts} />
    </>
  )
  const place = parts.join(' ')
  if (!isFolded) {
    return (
      <section className="panel-part" data-part={place}>
        <h3>{title}</h3>
        {body}
      </section>
    )
  }
  return (
    <details className="panel-part" data-part={place}>
      <summary>{title}</summary>
      {body}
    </details>
  )
}

/** What was found in some properties of a state, at their place. */
export function PartProblems({
  uid,
  parts,
  within,
}: Pick<PartSectionProps, 'uid' | 'parts'> & {
  /** Pointer of what it is found in. */ readonly within?: string
}) {
  const { i18n } = useTranslation('workflow')
  const { problems } = useWorkflow()
  const found = (problems.get(uid) ?? []).filter(({ part, finding }) => {
    if (within !== undefined) return finding.path.startsWith(within)
    return part !== null && parts.includes(part)
  })
  if (found.length === 0) return null
  return (
    <ul className="panel-problems" aria-live="polite">
      {found.map(({ finding }) => (
        <li key={`${finding.code}:${finding.path}`}>
          <FindingMark severity={finding.severity} /> {textIn(finding.message, localeOf(i18n))}
        </li>
      ))}
    </ul>
  )
}
