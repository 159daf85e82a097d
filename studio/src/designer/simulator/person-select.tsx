import { textIn } from '@linli/schemas/locale-text'
import type { Street } from '@linli/schemas/street'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { type Locale, localeOf } from '../../i18n/i18n.ts'

interface PersonSelectProps {
  readonly street: Street
  /** Account ids. */
  readonly people: readonly string[]
  readonly value: string
  readonly onChange: (accountId: string) => void
}

/** Who of the fictional street does it. */
export function PersonSelect({ street, people, value, onChange }: PersonSelectProps) {
  const { t, i18n } = useTranslation('simulator')
  const locale = localeOf(i18n)
  return (
    <Select
      aria-label={t('next.by')}
      className="person-select"
      value={value}
      onChange={onChange}
      options={people.map((id) => ({ value: id, label: personText(id, street, locale) }))}
    />
  )
}

/** `李受理（受理台）`. */
export function personText(id: string, street: Street, locale: Locale): string {
  const account = street.accounts.find((each) => each.id === id)
  if (account === undefined) return id
  const posts = [...new Set(account.posts.map(({ post }) => post))].map((post) => {
    const title = street.posts[post]
    return title === undefined ? post : textIn(title, locale)
  })
  if (posts.length === 0) return account.name
  return locale === 'en'
    ? `${account.name} (${posts.join(', ')})`
    : `${account.name}（${posts.join('、')}）`
}
