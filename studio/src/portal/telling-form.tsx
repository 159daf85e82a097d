import { type FormEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from 'urql'
import { SetTellingDocument, type TellingQuery } from '../api/documents.ts'
import { useSession } from '../api/session.ts'
import { withSession } from '../api/with-session.ts'

type Way = TellingQuery['myNoticeWays']['choices'][number]

/** What the hours are where somebody turns them on. */
const USUAL = { from: '22:00', until: '07:00' }

/** Native controls throughout: a time is typed, or chosen as the phone lets one choose it. */
export function TellingForm({ telling }: { readonly telling: TellingQuery }) {
  const { t } = useTranslation('guide')
  const { myNoticeWays: ways, myQuietHours: hours } = telling
  const [way, setWay] = useState<Way | null>(ways.chosen)
  const [isQuiet, setQuiet] = useState(hours !== null)
  const [{ from, until }, setHours] = useState(hours ?? USUAL)
  const problemId = useId()
  const first = useRef<HTMLInputElement>(null)
  const [isRefused, setRefused] = useState(false)
  const isWrong = isQuiet && (from === '' || until === '' || from === until)
  const { outcome, save, touch } = useSaving()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setRefused(isWrong)
    if (isWrong) first.current?.focus()
    else void save({ way, ...(isQuiet ? { from, until } : { from: null, until: null }) })
  }
  const shown = isRefused && isWrong
  const time = (name: 'from' | 'until') => (
    <label className="field">
      <span className="question">{t(`telling.${name}`)}</span>
      <input
        ref={name === 'from' ? first : undefined}
        type="time"
        className="control"
        value={name === 'from' ? from : until}
        aria-invalid={shown}
        aria-describedby={shown ? problemId : undefined}
        onChange={(event) => {
          touch()
          setHours({ from, until, [name]: event.target.value })
        }}
      />
    </label>
  )
  return (
    <form className="plain-form" noValidate onSubmit={submit}>
      <fieldset className="telling">
        <legend className="question">{t('telling.how')}</legend>
        <p className="hint">{t('telling.urgent')}</p>
        <div className="choices">
          {[null, ...ways.choices].map((choice) => (
            <label key={choice} className="choice">
              <input
                type="radio"
                name="way"
                checked={way === choice}
                onChange={() => {
                  touch()
                  setWay(choice)
                }}
              />
              <span>{t(`telling.way.${choice ?? 'USUAL'}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset className="telling">
        <legend className="question">{t('telling.when')}</legend>
        <label className="choice">
          <input
            type="checkbox"
            checked={isQuiet}
            onChange={(event) => {
              touch()
              setQuiet(event.target.checked)
            }}
          />
          <span>{t('telling.quiet')}</span>
        </label>
        {isQuiet && (
          <>
            <div className="telling-hours">
              {time('from')}
              {time('until')}
            </div>
            <p className="hint">{until < from ? t('telling.overnight') : t('telling.later')}</p>
          </>
        )}
        {shown && (
          <p className="problem" id={problemId} role="alert">
            {t('telling.wrong')}
          </p>
        )}
      </fieldset>
      <div>
        <button type="submit" className="button button-primary" disabled={outcome === 'saving'}>
          {t('telling.save')}
        </button>
        <p role="status" className={outcome === 'failed' ? 'problem' : ''}>
          {outcome === 'saved' && t('telling.saved')}
          {outcome === 'failed' && t('telling.failed')}
        </p>
      </div>
    </form>
  )
}

interface Asked {
  readonly way: Way | null
  readonly from: string | null
  readonly until: string | null
}

/** Says what became of it until something is changed again. */
function useSaving() {
  const client = useClient()
  const session = useSession()
  const [outcome, setOutcome] = useState<'saving' | 'saved' | 'failed'>()
  const save = async (asked: Asked) => {
    setOutcome('saving')
    const { data } = await withSession(session, () =>
      client.mutation(SetTellingDocument, asked).toPromise(),
    )
    const isSaved =
      data?.setMyNoticeWay.__typename === 'NoticeWays' &&
      data.setMyQuietHours.__typename === 'QuietHoursSet'
    setOutcome(isSaved ? 'saved' : 'failed')
  }
  return { outcome, save, touch: () => setOutcome(undefined) }
}
