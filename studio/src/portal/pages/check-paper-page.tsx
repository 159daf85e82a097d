import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { CheckPaperDocument, type CheckPaperQuery } from '../../api/documents.ts'
import { localeOf } from '../../i18n/i18n.ts'
import { Delayed } from '../../ui/delayed.tsx'
import { LoadTrouble } from '../../ui/load-trouble.tsx'
import { momentText } from '../../ui/moment-text.ts'
import { Link } from '../address/link.tsx'
import { useGo, usePathText } from '../address/place.ts'
import { LookupField, tidy } from './lookup-field.tsx'

/** Whether a paper of the street is true: by the code on it, and whether a file is just that paper. */
export function CheckPaperPage() {
  const code = usePathText('code')
  return code === '' ? <AskCode /> : <Checked key={code} code={code} />
}

function AskCode() {
  const { t } = useTranslation('guide')
  const go = useGo()
  const [isMissing, setMissing] = useState(false)
  const check = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const code = tidy(new FormData(event.currentTarget).get('code')).replaceAll(/[^0-9A-Z]/g, '')
    setMissing(code === '')
    if (code === '') event.currentTarget.querySelector<HTMLInputElement>('[name=code]')?.focus()
    else go({ to: '/papers/$code', params: { code } })
  }
  return (
    <div className="sheet">
      <title>{t('verify.title')}</title>
      <h1>{t('verify.title')}</h1>
      <p className="lead">{t('verify.lead')}</p>
      <form onSubmit={check} noValidate className="plain-form">
        <LookupField
          name="code"
          label={t('verify.code')}
          hint={t('verify.codeHint')}
          problem={isMissing ? t('verify.codeMissing') : undefined}
          initial=""
        />
        <button type="submit" className="button button-primary">
          {t('verify.check')}
        </button>
      </form>
    </div>
  )
}

function Checked({ code }: { readonly code: string }) {
  const { t } = useTranslation('guide')
  const [{ data, fetching, error }, reload] = useQuery({
    query: CheckPaperDocument,
    variables: { code },
  })
  if (data === undefined) {
    if (fetching) return <Delayed />
    return <LoadTrouble error={error} retry={() => reload({ requestPolicy: 'network-only' })} />
  }
  const { paper } = data
  return (
    <div className="sheet">
      <title>{t('verify.title')}</title>
      <h1>{t('verify.title')}</h1>
      {paper === null ? (
        <p className="problem" role="alert">
          {t('verify.unknown', { code })}
        </p>
      ) : (
        <Facts paper={paper} />
      )}
      <p>
        <Link to="/papers">{t('verify.another')}</Link>
      </p>
    </div>
  )
}

type Paper = NonNullable<CheckPaperQuery['paper']>

function Facts({ paper }: { readonly paper: Paper }) {
  const { t, i18n } = useTranslation('guide')
  const { number, kind, issuedAt, sha256, street } = paper
  return (
    <>
      <p className="lead" role="status">
        {t('verify.true', { street, kind })}
      </p>
      <div className="card">
        <dl className="receipt-facts">
          <div>
            <dt>{t('verify.number')}</dt>
            <dd className="number">{number}</dd>
          </div>
          <div>
            <dt>{t('verify.issuedAt')}</dt>
            <dd>{momentText(issuedAt, localeOf(i18n))}</dd>
          </div>
          <div>
            <dt>{t('verify.hash')}</dt>
            <dd className="paper-hash">{sha256}</dd>
          </div>
        </dl>
      </div>
      <p>{t('verify.compare')}</p>
      {/* Only a safe connection lets a page count a hash. */}
      {window.isSecureContext && <FileCheck sha256={sha256} />}
    </>
  )
}

type Verdict = 'same' | 'other' | null

/** The file stays on the device. */
function FileCheck({ sha256 }: { readonly sha256: string }) {
  const { t } = useTranslation('guide')
  const [verdict, setVerdict] = useState<Verdict>(null)
  const compare = async (file: File | undefined) => {
    setVerdict(null)
    if (file !== undefined) setVerdict((await hashOf(file)) === sha256 ? 'same' : 'other')
  }
  return (
    <div className="field">
      <label className="question" htmlFor="paper-file">
        {t('verify.file')}
      </label>
      <p className="hint" id="paper-file-hint">
        {t('verify.fileHint')}
      </p>
      <input
        id="paper-file"
        type="file"
        accept="application/pdf"
        className="control"
        aria-describedby="paper-file-hint"
        onChange={(event) => void compare(event.currentTarget.files?.[0])}
      />
      <p role="status">{verdict !== null && t(`verify.${verdict}`)}</p>
    </div>
  )
}

async function hashOf(file: File): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
