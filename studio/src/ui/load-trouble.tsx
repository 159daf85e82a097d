import { useTranslation } from 'react-i18next'
import type { CombinedError } from 'urql'
import { failureFacts } from '../api/client.ts'
import { Trouble } from './trouble.tsx'

interface LoadTroubleProps {
  readonly error: CombinedError | undefined
  readonly retry: () => void
}

/** A page's content did not come: the server's sentence or, without a network, advice; and a way to try again. */
export function LoadTrouble({ error, retry }: LoadTroubleProps) {
  const { t } = useTranslation('common')
  const { sentence, reference } = failureFacts(error)
  return (
    <Trouble
      title={t('trouble.load')}
      advice={sentence ?? t('trouble.loadAdvice')}
      retry={retry}
      {...(reference === undefined ? {} : { reference })}
    />
  )
}
