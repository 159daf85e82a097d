import type { Definition } from '@linli/schemas/definition'
import type { FormDefinition } from '@linli/schemas/form-definition'
import { useTranslation } from 'react-i18next'
import { type FieldPath, fieldAt } from '../../document/form/field-path.ts'
import type { FieldUse } from '../../document/form/field-uses.ts'
import { Dialog } from '../../staff/dialog.tsx'
import { FieldUseList } from './field-use-list.tsx'

/** A field that somebody wants away, with who names it. */
export interface Leaving {
  readonly path: FieldPath
  readonly uses: readonly FieldUse[]
}

interface RemovalDialogProps extends Leaving {
  readonly definition: Definition
  readonly form: FormDefinition
  readonly onRemove: () => void
  readonly onClose: () => void
}

/** Says before a field goes who names it: what is in error then comes first. */
export function RemovalDialog(props: RemovalDialogProps) {
  const { path, uses, definition, form, onRemove, onClose } = props
  const { t } = useTranslation('forms')
  const broken = uses.filter(({ error }) => error !== null)
  const others = uses.filter(({ error }) => error === null)
  return (
    <Dialog
      open
      title={t('use.removeTitle', { name: fieldAt(form, path)?.title ?? path.at(-1) ?? '' })}
      okText={t('use.remove')}
      okButtonProps={{ danger: true }}
      onOk={() => {
        onClose()
        onRemove()
      }}
      onCancel={onClose}
    >
      {broken.length > 0 && (
        <>
          <p>{t('use.breaks', { count: broken.length })}</p>
          <FieldUseList definition={definition} uses={broken} onLeave={onClose} />
        </>
      )}
      {others.length > 0 && (
        <>
          <p>{t('use.goes', { count: others.length })}</p>
          <FieldUseList definition={definition} uses={others} onLeave={onClose} />
        </>
      )}
    </Dialog>
  )
}
