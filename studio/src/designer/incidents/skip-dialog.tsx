import { useTranslation } from 'react-i18next'
import { ReasonDialog } from './reason-dialog.tsx'

interface SkipDialogProps {
  readonly count: number
  readonly onSkip: (reason: string) => void
  readonly onClose: () => void
}

/** Says what skipping drops. */
export function SkipDialog({ count, onSkip, onClose }: SkipDialogProps) {
  const { t } = useTranslation(['studio', 'common'])
  return (
    <ReasonDialog
      title={t('incidents.skipTitle', { count })}
      confirm={t('incidents.skipConfirm')}
      goBack={t('common:action.cancel')}
      isFinal={false}
      onConfirm={onSkip}
      onClose={onClose}
    >
      <p>{t('incidents.skipMeaning')}</p>
    </ReasonDialog>
  )
}
