import { useTranslation } from 'react-i18next'
import { STEP_KINDS, type StepKind } from '../../document/workflow/step-kind.ts'
import { Dialog } from '../../staff/dialog.tsx'
import { KindIcon } from './kind-icon.tsx'

interface KindDialogProps {
  readonly onChoose: (kind: StepKind) => void
  readonly onClose: () => void
}

/** Asks which kind of step is put in, each with what it is for. */
export function KindDialog({ onChoose, onClose }: KindDialogProps) {
  const { t } = useTranslation('workflow')
  return (
    <Dialog open title={t('add.title')} footer={null} onCancel={onClose} width={640}>
      <ul className="kind-list">
        {STEP_KINDS.map((kind) => (
          <li key={kind}>
            <button type="button" className="kind-choice" onClick={() => onChoose(kind)}>
              <KindIcon kind={kind} />
              <span>
                <strong>{t(`kind.${kind}`)}</strong>
                <span className="soft">{t(`kindHelp.${kind}`)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
