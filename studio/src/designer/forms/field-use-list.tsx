import type { Definition } from '@linli/schemas/definition'
import { useTranslation } from 'react-i18next'
import type { FieldUse } from '../../document/form/field-uses.ts'
import { placeOf, placeQuery } from '../../document/place-of.ts'
import { StaffLink } from '../../staff/staff-link.tsx'
import { definitionPath } from '../definitions/definition-detail.ts'
import { PlaceNames } from '../problems/place-names.tsx'
import './field-use-list.css'

interface FieldUseListProps {
  readonly definition: Definition
  readonly uses: readonly FieldUse[]
  /** Somebody goes to one of the places. */
  readonly onLeave?: () => void
}

/** The places that name a field, each with what it is there for; each leads there. */
export function FieldUseList({ definition, uses, onLeave }: FieldUseListProps) {
  const { t } = useTranslation('forms')
  return (
    <ul className="field-uses">
      {uses.map(({ kind, path }) => (
        <li key={path}>
          <StaffLink
            to={`${definitionPath(definition.id)}?${placeQuery(placeOf(definition, path))}`}
            onClick={onLeave}
          >
            {t(`use.kind.${kind}`)} · <PlaceNames definition={definition} path={path} />
          </StaffLink>
        </li>
      ))}
    </ul>
  )
}
