import { fillPlaceholders } from '@linli/runtime/core'
import type { Locale } from '@linli/schemas/locale-text'
import { App, Button } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMutation } from 'urql'
import {
  type NoticeWordingsQuery,
  ResetNoticeWordingDocument,
  SetNoticeWordingDocument,
} from '../../api/documents.ts'
import { useSession } from '../../api/session.ts'
import { withSession } from '../../api/with-session.ts'
import { TextEntry } from '../parts/text-entry.tsx'

export type Wording = NoticeWordingsQuery['noticeWordings'][number]

interface WordingEditorProps {
  readonly wording: Wording
  readonly mayChange: boolean
  readonly onSaved: () => void
}

const TEXTS = ['titleZh', 'bodyZh', 'titleEn', 'bodyEn'] as const
type TextName = (typeof TEXTS)[number]
type Problems = Readonly<Partial<Record<TextName, string>>>

/** One notice: its texts, how they read, and the usual ones again. */
export function WordingEditor({ wording, mayChange, onSaved }: WordingEditorProps) {
  const { t } = useTranslation('studio')
  const [texts, setTexts] = useState(wording.texts)
  const { problems, isSaving, save, reset } = useWording(wording, onSaved)
  return (
    <>
      {TEXTS.map((name) => (
        <Entry
          key={name}
          label={t(`wordings.${name}`)}
          problem={problems[name]}
          isMultiline={name === 'bodyZh' || name === 'bodyEn'}
          value={texts[name]}
          mayChange={mayChange}
          onChange={(next) => setTexts({ ...texts, [name]: next })}
        />
      ))}
      <p className="soft">
        {t('wordings.placeholders')}{' '}
        {wording.placeholders.map(({ name }) => (
          <span key={name} className="wording-field">
            {`{{${name}}}`} {t(`wordings.field.${name as 'number'}`)}
          </span>
        ))}
      </p>
      {mayChange && (
        <div className="wording-deeds">
          <Button type="primary" loading={isSaving} onClick={() => void save(texts)}>
            {t('wordings.save')}
          </Button>
          {wording.isOwn && (
            <Button
              loading={isSaving}
              onClick={() =>
                void reset().then((isDone) => {
                  if (isDone) setTexts(wording.usual)
                })
              }
            >
              {t('wordings.reset')}
            </Button>
          )}
        </div>
      )}
      <h3>{t('wordings.preview')}</h3>
      <Sample wording={wording} texts={texts} locale="zh-CN" />
      <Sample wording={wording} texts={texts} locale="en" />
    </>
  )
}

interface SampleProps {
  readonly wording: Wording
  readonly texts: Pick<Wording['texts'], TextName>
  readonly locale: Locale
}

/** How it reads for a case that does not exist, as it is being written. */
function Sample({ wording, texts, locale }: SampleProps) {
  const isEnglish = locale === 'en'
  const values = Object.fromEntries(
    wording.placeholders.map(({ name, sampleZh, sampleEn }) => [
      name,
      isEnglish ? sampleEn : sampleZh,
    ]),
  )
  return (
    <p className="wording-sample" lang={locale}>
      <b>{fillPlaceholders(isEnglish ? texts.titleEn : texts.titleZh, values)}</b>
      <br />
      {fillPlaceholders(isEnglish ? texts.bodyEn : texts.bodyZh, values)}
    </p>
  )
}

interface EntryProps {
  readonly label: string
  readonly value: string
  readonly problem: string | undefined
  readonly isMultiline: boolean
  readonly mayChange: boolean
  readonly onChange: (next: string) => void
}

function Entry({ label, value, problem, isMultiline, mayChange, onChange }: EntryProps) {
  const id = useId()
  const said: ReactNode = mayChange ? (
    <TextEntry
      id={id}
      isMultiline={isMultiline}
      isInvalid={problem !== undefined}
      describedBy={problem === undefined ? undefined : `${id}-problem`}
      value={value}
      onChange={onChange}
    />
  ) : (
    <p>{value}</p>
  )
  return (
    <div className="wording-entry">
      {mayChange ? <label htmlFor={id}>{label}</label> : <b>{label}</b>}
      {said}
      {problem !== undefined && (
        <p id={`${id}-problem`} className="wording-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}

/** What is wrong stays at its text until the next try. */
function useWording({ id }: Wording, onSaved: () => void) {
  const { t } = useTranslation(['studio', 'staff'])
  const { message } = App.useApp()
  const session = useSession()
  const [problems, setProblems] = useState<Problems>({})
  const [{ fetching: isSetting }, executeSet] = useMutation(SetNoticeWordingDocument)
  const [{ fetching: isResetting }, executeReset] = useMutation(ResetNoticeWordingDocument)
  const done = (words: string) => {
    setProblems({})
    void message.success(words)
    onSaved()
  }
  return {
    problems,
    isSaving: isSetting || isResetting,
    save: async ({ titleZh, titleEn, bodyZh, bodyEn }: Wording['texts']) => {
      const texts = { titleZh, titleEn, bodyZh, bodyEn }
      const { data } = await withSession(session, () => executeSet({ id, texts }))
      const answer = data?.setNoticeWording
      if (answer?.__typename === 'NoticeWording') return done(t('wordings.saved'))
      if (answer?.__typename !== 'InvalidSubmission') {
        return void message.error(answer?.message ?? t('staff:failed'))
      }
      setProblems(
        Object.fromEntries(answer.problems.map(({ field, message: why }) => [field, why])),
      )
    },
    reset: async (): Promise<boolean> => {
      const { data } = await withSession(session, () => executeReset({ id }))
      const answer = data?.resetNoticeWording
      const isDone = answer?.__typename === 'NoticeWording'
      if (isDone) done(t('wordings.resetDone'))
      else void message.error(answer?.message ?? t('staff:failed'))
      return isDone
    },
  }
}
