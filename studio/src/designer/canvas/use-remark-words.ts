import type { Remark } from '@linli/schemas/remark'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type RemarkWords, spokenText } from './remarks-to-flow.ts'

/** Id of the element that says what the keys do to a remark. */
export const REMARK_KEYS_ID = 'remark-keys'

/** How remarks are called in the reader's language; the same object until that changes. */
export function useRemarkWords(): Pick<RemarkWords, 'nameOf' | 'kindOf'> {
  const { t } = useTranslation('studio')
  return useMemo(() => {
    const kindOf = ({ kind }: Remark) => t(`canvas.remark.${kind}`)
    const nameOf = (remark: Remark) => {
      const text = spokenText(remark)
      return text === ''
        ? t(`canvas.remark.empty.${remark.kind}`)
        : t('canvas.remark.called', { kind: kindOf(remark), text })
    }
    return { kindOf, nameOf }
  }, [t])
}
