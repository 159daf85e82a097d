import { DownloadOutlined } from '@ant-design/icons'
import { csvText } from '@linli/schemas/csv'
import type { Definition } from '@linli/schemas/definition'
import { type Locale, textIn } from '@linli/schemas/locale-text'
import { Button, Checkbox } from 'antd'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  isUntranslated,
  type PlacedText,
  type TextGroup,
  textsOf,
} from '../../document/translate/texts-of.ts'
import { translationTable } from '../../document/translate/translation-table.ts'
import { writeText } from '../../document/translate/write-text.ts'
import { localeOf } from '../../i18n/i18n.ts'
import { EmptyList } from '../../staff/empty-list.tsx'
import { useGo, useQueryString } from '../../staff/staff-link.tsx'
import { download } from '../../ui/download.ts'
import { definitionPath } from '../definitions/definition-detail.ts'
import type { DraftDocument } from '../definitions/use-draft-document.ts'
import { csvBlob } from '../people/blobs.ts'
import { useWorkbook } from '../tables/use-workbook.ts'
import { ReadTranslations } from './read-translations.tsx'
import { TextRow } from './text-row.tsx'
import './translations.css'

interface TranslationsTabProps {
  readonly definition: Definition
  readonly draft: DraftDocument
}

/** Every text of the definition in Chinese and English beside each other; what is missing is shown to residents in Chinese. */
export function TranslationsTab({ definition, draft }: TranslationsTabProps) {
  const { t } = useTranslation('texts')
  const groups = useMemo(() => textsOf(definition), [definition])
  const texts = groups.flatMap((group) => group.texts)
  const missing = texts.filter(isUntranslated).length
  const { isMissingOnly, showMissing, kept } = useMissing(definition.id, groups)
  const shown = kept === null ? groups : onlyKept(groups, kept)
  const write = useWrite(draft)
  const workbook = useWorkbook()
  const name = `${definition.id}-${t('file')}`
  const rows = () => translationTable(definition, isMissingOnly)
  return (
    <section aria-label={t('title')}>
      <div className="texts-bar">
        <Checkbox checked={isMissingOnly} onChange={({ target }) => showMissing(target.checked)}>
          {t('missingOnly')}
        </Checkbox>
        <span role="status">{t('missing', { count: missing, all: texts.length })}</span>
        <span className="texts-files">
          <Button
            icon={<DownloadOutlined aria-hidden="true" />}
            loading={workbook.isBusy}
            onClick={() => void workbook.save({ name, rows: rows() })}
          >
            {t('exportWorkbook')}
          </Button>
          <Button
            icon={<DownloadOutlined aria-hidden="true" />}
            onClick={() => download(`${name}.csv`, csvBlob(csvText(rows())))}
          >
            {t('export')}
          </Button>
          <ReadTranslations definition={definition} draft={draft} />
        </span>
      </div>
      <p className="soft">{t('about')}</p>
      {shown.length === 0 ? (
        <EmptyList
          title={t('whole')}
          advice={t('wholeAdvice')}
          action={<Button onClick={() => showMissing(false)}>{t('all')}</Button>}
        />
      ) : (
        shown.map((group) => <Group key={keyOf(group)} group={group} onWrite={write} />)
      )}
    </section>
  )
}

/** Writes one text into the draft as it is by then; the same function as long as the page is shown. */
function useWrite(draft: DraftDocument): GroupProps['onWrite'] {
  const latest = useRef(draft)
  latest.current = draft
  return useCallback((text, locale, next) => {
    const { definition, isBehind, run } = latest.current
    if (definition === null || isBehind) return
    const command = writeText(definition, text, { locale, next })
    if (command !== null) run(command)
  }, [])
}

interface GroupProps {
  readonly group: TextGroup
  readonly onWrite: (text: PlacedText, locale: Locale, next: string) => void
}

function Group({ group, onWrite }: GroupProps) {
  const { t, i18n } = useTranslation('texts')
  const title = group.title === undefined ? '' : textIn(group.title, localeOf(i18n))
  return (
    <section className="card texts-group">
      <h2>
        {t(`part.${group.part}`)} {title}
      </h2>
      <div className="texts-head" aria-hidden="true">
        <span>{t('chinese')}</span>
        <span>{t('english')}</span>
      </div>
      {group.texts.map((text) => (
        <TextRow key={text.path} text={text} onWrite={onWrite} />
      ))}
    </section>
  )
}

/** Whether only what is missing is shown, as the address says. What was missing when that was asked stays while one writes it. */
function useMissing(definitionId: string, groups: readonly TextGroup[]) {
  const go = useGo()
  const isMissingOnly = useQueryString().get('missing') !== null
  const missingNow = () =>
    new Set(groups.flatMap(({ texts }) => texts.filter(isUntranslated)).map(({ path }) => path))
  const [kept, setKept] = useState<ReadonlySet<string> | null>(() =>
    isMissingOnly ? missingNow() : null,
  )
  const showMissing = (isOnly: boolean) => {
    setKept(isOnly ? missingNow() : null)
    go(`${definitionPath(definitionId)}?tab=texts${isOnly ? '&missing=' : ''}`, { replace: true })
  }
  return { isMissingOnly, showMissing, kept: isMissingOnly ? kept : null }
}

function onlyKept(groups: readonly TextGroup[], kept: ReadonlySet<string>): readonly TextGroup[] {
  return groups
    .map((group) => ({ ...group, texts: group.texts.filter(({ path }) => kept.has(path)) }))
    .filter(({ texts }) => texts.length > 0)
}

function keyOf({ part, texts }: TextGroup): string {
  return `${part} ${texts[0]?.path ?? ''}`
}
