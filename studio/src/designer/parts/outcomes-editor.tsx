import type { TaskDefinition } from '@linli/schemas/definition'
import type { Locale } from '@linli/schemas/locale-text'
import { textIn } from '@linli/schemas/locale-text'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { keyFromTitle } from '../../document/key-from-title.ts'
import { localeOf } from '../../i18n/i18n.ts'
import { FirmText } from './firm-text.tsx'
import { OrderedRows } from './ordered-rows.tsx'
import { TextEntry } from './text-entry.tsx'
import './parts.css'

type Outcomes = TaskDefinition['outcomes']
type Outcome = Outcomes[string]

interface OutcomesEditorProps {
  readonly value: Outcomes
  readonly onChange: (next: Outcomes) => void
  /** What uses an outcome, as a sentence: such a one is not taken out by accident. */
  readonly usedBy?: (outcome: string) => string | null
}

/** The outcomes of a task in the order of their buttons. A key is made from the title when an outcome is added, and never changes:
 *  branches name it. */
export function OutcomesEditor({ value, onChange, usedBy }: OutcomesEditorProps) {
  const { t, i18n } = useTranslation('parts')
  const locale: Locale = localeOf(i18n)
  const entries = Object.entries(value)
  const set = (next: readonly (readonly [string, Outcome])[]) => onChange(Object.fromEntries(next))
  return (
    <div className="part">
      <OrderedRows
        items={entries}
        label={t('outcomes.label')}
        least={1}
        nameOf={([key, { title }]) => textIn(title, locale) || key}
        onChange={set}
      >
        {([key, outcome]) => {
          const put = (next: Outcome) => onChange({ ...value, [key]: next })
          const use = usedBy?.(key) ?? null
          return (
            <>
              <FirmText
                isLabelHidden
                label={t('outcomes.title')}
                maxLength={40}
                value={outcome.title}
                onChange={(title) => put({ ...outcome, title })}
                whenEmpty={t('outcomes.noTitle')}
              />
              <ToneChoice outcome={outcome} onChange={put} />
              <p className="soft">
                {t('outcomes.key', { key })} {use}
              </p>
            </>
          )
        }}
      </OrderedRows>
      <AddOutcome
        onAdd={(title) => {
          const key = keyFromTitle(title, Object.keys(value))
          set([...entries, [key, { title: { 'zh-CN': title } }]])
        }}
      />
    </div>
  )
}

const TONES = ['plain', 'primary', 'danger'] as const

function ToneChoice({
  outcome,
  onChange,
}: {
  readonly outcome: Outcome
  readonly onChange: (next: Outcome) => void
}) {
  const { t } = useTranslation('parts')
  return (
    <Select<(typeof TONES)[number]>
      className="part-choice"
      aria-label={t('outcomes.tone')}
      value={outcome.tone ?? 'plain'}
      options={TONES.map((tone) => ({ value: tone, label: t(`outcomes.tones.${tone}`) }))}
      onChange={(tone) => {
        const { tone: _, ...rest } = outcome
        onChange(tone === 'plain' ? rest : { ...rest, tone })
      }}
    />
  )
}

function AddOutcome({ onAdd }: { readonly onAdd: (title: string) => void }) {
  const { t } = useTranslation('parts')
  const [title, setTitle] = useState('')
  const add = () => {
    if (title.trim() === '') return
    onAdd(title.trim())
    setTitle('')
  }
  return (
    <div className="part-add">
      <TextEntry
        label={t('outcomes.newTitle')}
        placeholder={t('outcomes.newTitle')}
        maxLength={40}
        value={title}
        onChange={setTitle}
        onEnter={add}
      />
      <Button onClick={add} disabled={title.trim() === ''}>
        {t('outcomes.add')}
      </Button>
    </div>
  )
}
