import { Button, Input, Select } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { AuditDeedsDocument } from '../../api/documents.ts'
import { useGo } from '../../staff/staff-link.tsx'
import { type AuditSought, addressOf, isNarrowed, soughtOf } from './audit-filter.ts'

const NOTHING = soughtOf(new URLSearchParams())

/** Person, object, deed and days; sought when one says so, since each search reads the log. */
export function AuditFilters({ sought }: { readonly sought: AuditSought }) {
  const { t } = useTranslation('studio')
  const go = useGo()
  const [draft, setDraft] = useState(sought)
  const [{ data }] = useQuery({ query: AuditDeedsDocument })
  const deeds = data?.auditDeeds ?? []
  const id = useId()
  const text = (key: 'who' | 'object' | 'from' | 'to', type: 'text' | 'date') => (
    <div className="audit-field">
      <label htmlFor={`${id}-${key}`}>{t(`audit.${key}`)}</label>
      <Input
        id={`${id}-${key}`}
        type={type}
        maxLength={100}
        value={draft[key]}
        onChange={({ target }) => setDraft({ ...draft, [key]: target.value })}
      />
    </div>
  )
  const search = (event: FormEvent) => {
    event.preventDefault()
    go(addressOf(draft, null))
  }
  return (
    <search aria-label={t('audit.filter')}>
      <form className="audit-filters" onSubmit={search}>
        {text('who', 'text')}
        {text('object', 'text')}
        <div className="audit-field">
          <label htmlFor={`${id}-deed`}>{t('audit.deed')}</label>
          <Select
            id={`${id}-deed`}
            value={draft.deed}
            onChange={(deed) => setDraft({ ...draft, deed })}
            options={[
              { value: '', label: t('audit.everyDeed') },
              ...deeds.map(({ deed, did }) => ({ value: deed, label: did })),
            ]}
          />
        </div>
        {text('from', 'date')}
        {text('to', 'date')}
        <div className="audit-search">
          <Button type="primary" htmlType="submit">
            {t('audit.search')}
          </Button>
          {isNarrowed(sought) && (
            <Button onClick={() => go(addressOf(NOTHING, null))}>{t('audit.clear')}</Button>
          )}
        </div>
      </form>
    </search>
  )
}
