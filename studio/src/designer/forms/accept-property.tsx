import { acceptOf } from '@linli/runtime/core'
import { FILE_KINDS } from '@linli/schemas/form-definition'
import { Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import { setAccept } from '../../document/form/edit-field.ts'
import { fieldAt } from '../../document/form/field-path.ts'
import type { OfKind } from './field-pane-props.ts'
import { Property } from './property.tsx'

/** The kinds of file that a field takes; the last one stays. */
export function AcceptProperty({ form, place, deeds }: OfKind) {
  const { t } = useTranslation(['forms', 'common'])
  const items = fieldAt(form, place.path)?.items
  if (items === undefined) return null
  const accept = acceptOf(items)
  const set = (kind: (typeof FILE_KINDS)[number], isTaken: boolean) => {
    const next = FILE_KINDS.filter((each) => (each === kind ? isTaken : accept.includes(each)))
    deeds.run((now) => setAccept(now, place, next))
  }
  return (
    <Property label={t('forms:accept.title')} help={t('forms:accept.help')}>
      <div className="accept-kinds">
        {FILE_KINDS.map((kind) => (
          <Checkbox
            key={kind}
            checked={accept.includes(kind)}
            disabled={accept.length === 1 && accept.includes(kind)}
            onChange={({ target }) => set(kind, target.checked)}
          >
            {t(`common:form.fileKind.${kind}`)}
          </Checkbox>
        ))}
      </div>
    </Property>
  )
}
