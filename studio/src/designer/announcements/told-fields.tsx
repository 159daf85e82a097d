import { Input } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { instantOf, localText } from '../teams/shift-time.ts'

/** A text in two languages as it is being written. */
export interface ToldDraft {
  readonly zh: string
  readonly en: string
}

interface ToldProps {
  readonly label: string
  readonly value: ToldDraft
  readonly most: number
  readonly isLong?: boolean
  readonly onChange: (value: ToldDraft) => void
}

/** Chinese, which must be there, and English, which need not. */
export function ToldFields({ label, value, most, isLong = false, onChange }: ToldProps) {
  const { t } = useTranslation('studio')
  const id = useId()
  const Field = isLong ? Input.TextArea : Input
  return (
    <>
      {(['zh', 'en'] as const).map((language) => (
        <div key={language} className="field-entry">
          <label htmlFor={`${id}-${language}`}>
            {t(`announcements.in.${language}`, { what: label })}
          </label>
          <Field
            id={`${id}-${language}`}
            lang={language === 'zh' ? 'zh-CN' : 'en'}
            value={value[language]}
            maxLength={most}
            {...(isLong ? { rows: 4 } : {})}
            onChange={({ target }) => onChange({ ...value, [language]: target.value })}
          />
        </div>
      ))}
    </>
  )
}

/** What is sent of it; an empty English is none. */
export function toldOf({ zh, en }: ToldDraft) {
  return { zh, en: en.trim() === '' ? null : en }
}

/** Two instants as they are being written, in the city's time. */
export function useSpan(from: number, until: number) {
  const [text, setText] = useState({ from: localText(from), until: localText(until) })
  const [begins, ends] = [instantOf(text.from), instantOf(text.until)]
  const span =
    begins !== null && ends !== null && begins < ends ? { from: begins, until: ends } : null
  return { text, setText, span }
}

/** The two instants; what is wrong with them stands below. */
export function SpanFields({ text, setText, span }: ReturnType<typeof useSpan>) {
  const { t } = useTranslation('studio')
  const id = useId()
  return (
    <>
      {(['from', 'until'] as const).map((end) => (
        <div key={end} className="field-entry">
          <label htmlFor={`${id}-${end}`}>{t(`announcements.${end}`)}</label>
          <Input
            id={`${id}-${end}`}
            type="datetime-local"
            value={text[end]}
            aria-describedby={`${id}-wrong`}
            onChange={({ target }) => setText({ ...text, [end]: target.value })}
          />
        </div>
      ))}
      <p id={`${id}-wrong`} role="status" className="announcement-wrong">
        {span === null && t('announcements.upsideDown')}
      </p>
    </>
  )
}
