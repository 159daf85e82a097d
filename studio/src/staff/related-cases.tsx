import { useTranslation } from 'react-i18next'
import { StaffLink } from './staff-link.tsx'
import { statusKey } from './status-key.ts'
import type { InstanceDetail } from './use-instance.ts'

/** The case that started this one, and those that it has started; nothing where there are none that the reader may see. */
export function RelatedCases({ instance }: { readonly instance: InstanceDetail }) {
  const { t } = useTranslation('staff')
  const { parent, children } = instance
  if (parent === null && children.length === 0) return null
  const link = ({ id, number, title }: { id: string; number: string; title: string }) => (
    <StaffLink to={`/instances/${encodeURIComponent(id)}`}>
      {title} {number}
    </StaffLink>
  )
  return (
    <section className="card" aria-labelledby="instance-related">
      <h2 id="instance-related">{t('related.title')}</h2>
      <ul className="open-tasks">
        {parent !== null && (
          <li>
            {link(parent)}
            <span className="soft">{t('related.parent')}</span>
          </li>
        )}
        {children.map((child) => (
          <li key={child.id}>
            {link(child)}
            <span className="soft">
              {t('related.child')} · {t(statusKey(child))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
