import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from '../address/link.tsx'
import { useGo, useSearchText } from '../address/place.ts'
import { LookupField, tidy } from './lookup-field.tsx'

interface Missing {
  readonly number: boolean
  readonly code: boolean
}

/** Finds a submission by its number and the look-up code or the phone's last four digits; no sign-in. */
export function TrackLookupPage() {
  return <TrackLookup number={undefined} />
}

/** The same, where the number is known and the code is not. */
export function TrackLookup({ number: known }: { readonly number: string | undefined }) {
  const { t } = useTranslation('portal')
  const go = useGo()
  const asked = useSearchText('number')
  const given = known ?? asked ?? ''
  const [missing, setMissing] = useState<Missing>({ number: false, code: false })
  const search = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    const number = tidy(fields.get('number'))
    const code = tidy(fields.get('code'))
    setMissing({ number: number === '', code: code === '' })
    if (number === '' || code === '') {
      event.currentTarget
        .querySelector<HTMLInputElement>(number === '' ? '[name=number]' : '[name=code]')
        ?.focus()
      return
    }
    go({ to: '/track/$number', params: { number }, search: { code } })
  }
  return (
    <div className="sheet">
      <title>{t('track.pageTitle')}</title>
      <h1>{t('track.title')}</h1>
      <p className="lead">{t('track.lead')}</p>
      <form onSubmit={search} noValidate className="plain-form">
        <LookupField
          name="number"
          label={t('track.number')}
          hint={t('track.numberHint')}
          problem={missing.number ? t('track.numberMissing') : undefined}
          initial={given}
        />
        <LookupField
          name="code"
          label={t('track.code')}
          hint={t('track.codeHint')}
          problem={missing.code ? t('track.codeMissing') : undefined}
          initial=""
        />
        <button type="submit" className="button button-primary">
          {t('track.search')}
        </button>
      </form>
      <p className="aside">
        {t('track.signedInHint')} <Link to="/mine">{t('mine.title')}</Link>
      </p>
    </div>
  )
}
