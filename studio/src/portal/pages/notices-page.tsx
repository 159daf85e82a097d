import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { TellingDocument } from '../../api/documents.ts'
import { Delayed } from '../../ui/delayed.tsx'
import { LoadTrouble } from '../../ui/load-trouble.tsx'
import { Link } from '../address/link.tsx'
import { SignInForm } from '../sign-in/sign-in-form.tsx'
import { TellingForm } from '../telling-form.tsx'
import { useMe } from '../use-me.ts'

/** By which way a resident is told how her cases go on, and when she is left alone. */
export function NoticesPage() {
  const { t } = useTranslation('guide')
  const { account, isLoading } = useMe()
  if (isLoading) return <Delayed />
  const isSignedIn = account !== null && account !== undefined
  return (
    <div className="sheet">
      <title>{t('telling.title')}</title>
      <h1>{t('telling.title')}</h1>
      {isSignedIn ? (
        <Telling />
      ) : (
        <>
          <p className="lead">{t('telling.signIn')}</p>
          <SignInForm onDone={() => undefined} />
        </>
      )}
      <p className="aside">
        <Link to="/mine">{t('telling.back')}</Link>
      </p>
    </div>
  )
}

function Telling() {
  const [{ data, error }, reload] = useQuery({
    query: TellingDocument,
    requestPolicy: 'network-only',
  })
  if (data !== undefined) return <TellingForm telling={data} />
  if (error === undefined) return <Delayed />
  return <LoadTrouble error={error} retry={() => reload({ requestPolicy: 'network-only' })} />
}
