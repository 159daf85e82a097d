import { useTranslation } from 'react-i18next'
import { setKind } from '../../document/form/edit-field.ts'
import { FIELD_KINDS } from '../../document/form/field-kind.ts'
import { kindsLike } from '../../document/form/field-kinds.ts'
import { Choice } from '../parts/choice.tsx'
import type { OfKind } from './field-pane-props.ts'
import { Property } from './property.tsx'

/** How a field is asked for, among the kinds that take the same answers. */
export function KindProperty({ kind, place, deeds }: OfKind) {
  const { t } = useTranslation('forms')
  const kinds = kindsLike(kind)
  if (kinds.length < 2) return null
  return (
    <Property label={t('pane.kind')}>
      <Choice
        label={t('pane.kind')}
        value={kind}
        options={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
        onChange={(next) => {
          const chosen = FIELD_KINDS.find((each) => each === next)
          if (chosen !== undefined) deeds.attempt((now) => setKind(now, place, chosen))
        }}
      />
    </Property>
  )
}
