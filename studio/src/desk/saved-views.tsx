import { BookOutlined, DeleteOutlined } from '@ant-design/icons'
import { Button, Input, Popover } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { StaffLink } from '../staff/staff-link.tsx'
import { useAccount } from '../staff/use-account.ts'
import { type InboxFilter, isNarrowed, queryOf } from './inbox-filter.ts'
import { loadViews, type SavedView, saveViews } from './saved-view-store.ts'

/** Filters with names, on this device: each is a link to the address that carries it. */
export function SavedViews({ filter }: { readonly filter: InboxFilter }) {
  const { t } = useTranslation('desk')
  const { id } = useAccount()
  const [views, setViews] = useState(() => loadViews(id))
  const change = (next: readonly SavedView[]) => {
    saveViews(id, next)
    setViews(next)
  }
  const add = (name: string) =>
    change([...views.filter((view) => view.name !== name), { name, query: queryOf(filter) }])
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <div className="saved-views">
          {views.length === 0 && <p className="soft">{t('views.none')}</p>}
          <ul>
            {views.map((view) => (
              <li key={view.name}>
                <StaffLink to={`/${view.query}`}>{view.name}</StaffLink>
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={t('views.drop', { name: view.name })}
                  onClick={() => change(views.filter((each) => each !== view))}
                />
              </li>
            ))}
          </ul>
          {isNarrowed(filter) && <NameForm onName={add} />}
        </div>
      }
    >
      <Button icon={<BookOutlined />}>{t('views.title')}</Button>
    </Popover>
  )
}

function NameForm({ onName }: { readonly onName: (name: string) => void }) {
  const { t } = useTranslation('desk')
  const id = useId()
  const [name, setName] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '') return
    onName(name.trim())
    setName('')
  }
  return (
    <form onSubmit={submit}>
      <label htmlFor={id}>{t('views.name')}</label>
      <Input
        id={id}
        value={name}
        maxLength={20}
        onChange={(event) => setName(event.target.value)}
      />
      <Button htmlType="submit">{t('views.save')}</Button>
    </form>
  )
}
