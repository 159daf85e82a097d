import { useTranslation } from 'react-i18next'

/** How an incident, or a case with incidents, was settled, in words. An effect that is retried is on its way, and may stop again. */
export function useResolutionText(): (kind: string, resolvedAs: string) => string {
  const { t } = useTranslation('studio')
  return (kind, resolvedAs) =>
    kind === 'effect' && resolvedAs === 'retried'
      ? t('incidents.handedBack')
      : String(t(`incidents.as.${resolvedAs}` as never, { defaultValue: resolvedAs }))
}
