import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from '../address/link.tsx'
import { useGo, useSearchText } from '../address/place.ts'

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

interface LookupFieldProps {
  readonly name: string
  readonly label: string
  readonly hint: string
  readonly problem: string | undefined
  readonly initial: string
}

function LookupField({ name, label, hint, problem, initial }: LookupFieldProps) {
  const id = useId()
  const shown = problem === undefined ? `${id}-hint` : `${id}-hint ${id}-problem`
  return (
    <div className="field">
      <label htmlFor={id} className="question">
        {label}
      </label>
      <p className="hint" id={`${id}-hint`}>
        {hint}
      </p>
      {problem !== undefined && (
        <p className="problem" id={`${id}-problem`} role="alert">
          {problem}
        </p>
      )}
      <input
        id={id}
        name={name}
        className="control"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        defaultValue={initial}
        aria-describedby={shown}
        aria-invalid={problem !== undefined}
      />
    </div>
  )
}

/** People copy spaces and full-width letters along. */
function tidy(value: FormDataEntryValue | null): string {
  return typeof value === 'string'
    ? value.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase()
    : ''
}
