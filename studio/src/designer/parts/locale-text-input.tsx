import type { LocaleText } from '@linli/schemas/locale-text'
import { Button } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextEntry } from './text-entry.tsx'
import { withLocale } from './with-locale.ts'
import './parts.css'

export interface LocaleTextInputProps {
  /** Null where there is no text yet. */
  readonly value: LocaleText | null
  readonly onChange: (next: LocaleText) => void
  /** What the text is; shown above it unless the place says so already. */
  readonly label: string
  readonly isLabelHidden?: boolean
  readonly isMultiline?: boolean
  /** Most UTF-16 units; 500 without it. */
  readonly maxLength?: number
  /** What is wrong with it. */
  readonly problem?: string | undefined
}

/** A text in Chinese, with an English one behind a small switch; other languages that it has stay as they are. An emptied English
 *  text is none. An English one alone is no text: it waits here for the Chinese one. */
export function LocaleTextInput(props: LocaleTextInputProps) {
  const { value, onChange, label, isLabelHidden = false, problem, maxLength = 500 } = props
  const { t } = useTranslation('parts')
  const id = useId()
  const [isOpened, setIsOpened] = useState(false)
  const [waiting, setWaiting] = useState('')
  const isBlank = (value?.['zh-CN'] ?? '').trim() === ''
  const english = value?.en ?? (isBlank ? waiting : '')
  const writeChinese = (text: string) => {
    if (text.trim() === '') setWaiting(english)
    const next = withLocale(value, 'zh-CN', text)
    onChange(english === '' ? next : withLocale(next, 'en', english))
  }
  const isOpen = isOpened || english !== ''
  const entry = { maxLength, isMultiline: props.isMultiline ?? false }
  return (
    <div className="part-text">
      <div className="part-text-head">
        <label htmlFor={`${id}-zh`} className={isLabelHidden ? 'visually-hidden' : undefined}>
          {label}
        </label>
        {!isOpen && (
          <Button size="small" type="text" onClick={() => setIsOpened(true)}>
            {t('text.addEnglish')}
            <span className="visually-hidden">{t('text.of', { label })}</span>
          </Button>
        )}
      </div>
      <TextEntry
        {...entry}
        id={`${id}-zh`}
        lang="zh-CN"
        value={value?.['zh-CN'] ?? ''}
        onChange={writeChinese}
        isInvalid={problem !== undefined}
        describedBy={problem === undefined ? undefined : `${id}-problem`}
      />
      {problem !== undefined && (
        <p className="part-problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
      {isOpen && (
        <TextEntry
          {...entry}
          lang="en"
          label={t('text.english', { label })}
          placeholder={t('text.englishHint')}
          value={english}
          onChange={(text) => {
            // The field stays where it is while somebody empties it to write anew.
            setIsOpened(true)
            setWaiting(text)
            onChange(withLocale(value, 'en', text))
          }}
        />
      )}
      {isBlank && english !== '' && <p className="soft">{t('text.chineseFirst')}</p>}
    </div>
  )
}
