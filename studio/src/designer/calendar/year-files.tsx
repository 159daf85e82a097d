import { Button } from 'antd'
import { type ChangeEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { download } from '../../ui/download.ts'
import { type NoticeProblem, noticeText, readNotice } from './read-notice.ts'
import type { YearDraft } from './use-year-draft.ts'
import { listOf, yearDaysOf } from './year-days.ts'

interface YearFilesProps {
  readonly year: number
  readonly draft: YearDraft
}

/** Takes the year from a file into the draft, and writes the draft into one. */
export function YearFiles({ year, draft }: YearFilesProps) {
  const { t } = useTranslation('studio')
  const input = useRef<HTMLInputElement>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const say = ({ problem: what, at }: NoticeProblem) => t(`calendar.file.${what}`, { at })
  const read = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0]
    // The same file may be chosen again once it was put right.
    const text = await file?.text()
    target.value = ''
    if (text === undefined) return
    const notice = readNotice(text)
    if ('problem' in notice) return setProblem(say(notice))
    if (notice.year !== year) {
      return setProblem(t('calendar.file.otherYear', { found: notice.year, year }))
    }
    setProblem(null)
    draft.replace(yearDaysOf(notice.days))
  }
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept=".json,.csv,.txt"
        aria-label={t('calendar.import')}
        onChange={(event) => void read(event)}
      />
      <Button title={t('calendar.importHint')} onClick={() => input.current?.click()}>
        {t('calendar.import')}
      </Button>
      <Button onClick={() => saveYear(year, draft)}>{t('calendar.export')}</Button>
      {problem !== null && (
        <span className="reading-problem" role="alert">
          {problem}
        </span>
      )}
    </>
  )
}

function saveYear(year: number, draft: YearDraft): void {
  const blob = new Blob([noticeText({ year, days: listOf(draft.days) })], {
    type: 'application/json',
  })
  download(`calendar-${year}.json`, blob)
}
