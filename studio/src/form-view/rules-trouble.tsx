import { useTranslation } from 'react-i18next'

/** Says that the rules of a form did not come, and asks for them again when wanted; what is filled in stays. */
export function RulesTrouble({ askAgain }: { readonly askAgain: () => void }) {
  const { t } = useTranslation('common')
  return (
    <p className="problem" role="alert">
      {t('form.rulesFailed')}{' '}
      <button type="button" className="button" onClick={askAgain}>
        {t('trouble.retry')}
      </button>
    </p>
  )
}
