import type { Definition } from '@linli/schemas/definition'
import { textIn } from '@linli/schemas/locale-text'
import { useTranslation } from 'react-i18next'
import type { FieldUse } from '../../document/form/field-uses.ts'
import { placeOf, placeQuery } from '../../document/place-of.ts'
import { localeOf } from '../../i18n/i18n.ts'
import { StaffLink } from '../../staff/staff-link.tsx'
import { definitionPath } from '../definitions/definition-detail.ts'
import { PlaceNames } from '../problems/place-names.tsx'

interface FieldUseListProps {
  readonly definition: Definition
  readonly uses: readonly FieldUse[]
  /** Whether to say what is in error there without the field. */
  readonly withErrors?: boolean
  /** Somebody goes to one of the places. */
  readonly onLeave?: () => void
}

/** The places that name a field, each with what it is there for; each leads there. */
export function FieldUseList({ definition, uses, withErrors, onLeave }: FieldUseListProps) {
  const { t, i18n } = useTranslation('forms')
  return (
    <ul className="field-uses">
      {uses.map(({ kind, path, error }) => (
        <li key={path}>
          <StaffLink
            to={`${definitionPath(definition.id)}?${placeQuery(placeOf(definition, path))}`}
            onClick={onLeave}
          >
            {t(`use.kind.${kind}`)} · <PlaceNames definition={definition} path={path} />
          </StaffLink>
          {withErrors === true && error !== null && (
            <span className="property-error"> {textIn(error, localeOf(i18n))}</span>
          )}
        </li>
      ))}
    </ul>
  )
}
