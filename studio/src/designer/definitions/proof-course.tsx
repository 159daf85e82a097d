import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Proof } from './use-proof.ts'

/** What the server does before it publishes, how far it is, and a way out that leaves everything as it was. */
export function ProofCourse({ course, stop }: Pick<Proof, 'course' | 'stop'>) {
  const { t } = useTranslation('studio')
  if (course === null) return null
  const { step, done, of } = course
  const isCounted = step === 'scenarios' && of > 0
  const text = isCounted
    ? t('publish.proof.scenarios', { done, of })
    : t(step === 'model' ? 'publish.proof.model' : 'publish.proof.check')
  return (
    <div className="publish-course">
      <p role="status">{text}</p>
      <progress aria-label={text} {...(isCounted ? { value: done, max: of } : {})} />
      <Button
        onClick={({ currentTarget }) => {
          // The button goes away; the next key is the dialog's.
          currentTarget.closest<HTMLElement>('[role="dialog"]')?.focus({ preventScroll: true })
          stop()
        }}
      >
        {t('publish.proof.stop')}
      </Button>
    </div>
  )
}
