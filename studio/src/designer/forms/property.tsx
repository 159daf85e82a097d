import type { Finding } from '@linli/schemas/finding'
import { textIn } from '@linli/schemas/locale-text'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { localeOf } from '../../i18n/i18n.ts'

/** What is wrong with a property, under it. */
export function Problems({ findings }: { readonly findings: readonly Finding[] }) {
  const { i18n } = useTranslation('forms')
  const locale = localeOf(i18n)
  // Of many choices that lack the same, it is said once.
  const said = new Map(findings.map((finding) => [textIn(finding.message, locale), finding]))
  if (said.size === 0) return null
  return (
    <ul className="property-problems">
      {[...said].map(([message, { severity }]) => (
        <li key={message} className={`property-${severity}`}>
          {message}
        </li>
      ))}
    </ul>
  )
}

interface PropertyProps {
  readonly label: string
  /** Id of the control, where it is one. */
  readonly control?: string
  readonly help?: string
  readonly children: ReactNode
}

/** One property with its name above it. */
export function Property({ label, control, help, children }: PropertyProps) {
  return (
    <div className="property">
      {control === undefined ? (
        <strong className="property-label">{label}</strong>
      ) : (
        <label className="property-label" htmlFor={control}>
          {label}
        </label>
      )}
      {children}
      {help !== undefined && <p className="soft property-help">{help}</p>}
    </div>
  )
}
