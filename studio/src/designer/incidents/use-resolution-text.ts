import { useTranslation } from 'react-i18next'
import type { IncidentRow } from './incident-row.ts'

/** How an incident was settled, in words. An effect that is retried is on its way, and may stop again. */
export function useResolutionText(): (kind: IncidentRow['kind'], resolvedAs: string) => string {
  const { t } = useTranslation('studio')
  return (kind, resolvedAs) =>
    kind === 'effect' && resolvedAs === 'retried'
      ? t('incidents.handedBack')
      : String(t(`incidents.as.${resolvedAs}` as never, { defaultValue: resolvedAs }))
}
