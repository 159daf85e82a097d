import { useTranslation } from 'react-i18next'
import type { IncidentRow } from './incident-row.ts'
import { ReasonDialog } from './reason-dialog.tsx'

interface CancelDialogProps {
  /** Those that would end, each once. */
  readonly instances: readonly IncidentRow['instance'][]
  readonly onCancel: (reason: string) => void
  readonly onClose: () => void
}

/** Names each case that would end and where it stands, and says what ends with it. */
export function CancelDialog({ instances, onCancel, onClose }: CancelDialogProps) {
  const { t } = useTranslation(['studio', 'staff'])
  const count = instances.length
  return (
    <ReasonDialog
      title={t('incidents.cancelTitle', { count })}
      confirm={t('incidents.cancelConfirm', { count })}
      goBack={t('incidents.cancelNot')}
      isFinal
      onConfirm={onCancel}
      onClose={onClose}
    >
      <p>{t('incidents.cancelMeaning')}</p>
      <ul className="incident-cases" aria-label={t('incidents.cancelled')}>
        {instances.map(({ id, title, number, place, positionTitles }) => (
          <li key={id}>
            {title} <span className="number">{number}</span>
            <p className="soft">
              {[place, positionTitles.join(t('staff:instances.separator'))]
                .filter((each) => each !== '')
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
      <p className="soft">{t('incidents.cancelLeft')}</p>
    </ReasonDialog>
  )
}
