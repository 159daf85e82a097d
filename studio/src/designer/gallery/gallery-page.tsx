import { SearchOutlined } from '@ant-design/icons'
import { textIn } from '@linli/schemas/locale-text'
import { Input, Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { localeOf } from '../../i18n/i18n.ts'
import { NothingFound } from '../../staff/empty-list.tsx'
import { StaffLink, useGo, useQueryString } from '../../staff/staff-link.tsx'
import { usePageTitle } from '../../staff/use-page-title.ts'
import { useTyped } from '../../staff/use-typed.ts'
import { BackToServices } from './back-to-services.tsx'
import { type Card, cardsFor, KINDS, type Kind } from './catalogue.ts'
import './gallery.css'

/** The templates that ship with Linli: what each is for, to be looked at and taken over. What is sought stands in the address. */
export function GalleryPage() {
  const { t, i18n } = useTranslation('gallery')
  usePageTitle(t('title'))
  const query = useQueryString()
  const go = useGo()
  const text = query.get('q') ?? ''
  const kind = KINDS.find((each) => each === query.get('kind')) ?? null
  const seek = (next: { readonly text: string; readonly kind: Kind | null }) => {
    const asked = new URLSearchParams()
    if (next.text !== '') asked.set('q', next.text)
    if (next.kind !== null) asked.set('kind', next.kind)
    go(`/templates?${asked}`, { replace: true })
  }
  const [typed, setTyped] = useTyped(text, (next) => seek({ text: next, kind }))
  const cards = cardsFor({ text, kind }, localeOf(i18n))
  return (
    <div className="page">
      <BackToServices />
      <div className="page-head">
        <div>
          <h1>{t('title')}</h1>
          <p className="soft">{t('about')}</p>
        </div>
      </div>
      <div className="gallery-seek">
        <Input
          className="gallery-text"
          type="search"
          allowClear
          prefix={<SearchOutlined aria-hidden="true" />}
          aria-label={t('search')}
          placeholder={t('search')}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        <div className="gallery-kinds">
          <Segmented<Kind | 'all'>
            aria-label={t('kind')}
            value={kind ?? 'all'}
            onChange={(next) => seek({ text, kind: next === 'all' ? null : next })}
            options={(['all', ...KINDS] as const).map((value) => ({
              value,
              label: t(`kinds.${value}`),
            }))}
          />
        </div>
      </div>
      <p className="visually-hidden" role="status">
        {t('found', { count: cards.length })}
      </p>
      {cards.length === 0 ? (
        <NothingFound onClear={() => seek({ text: '', kind: null })} />
      ) : (
        <ul className="gallery">
          {cards.map((card) => (
            <GalleryCard key={card.id} card={card} />
          ))}
        </ul>
      )}
    </div>
  )
}

function GalleryCard({ card }: { readonly card: Card }) {
  const { t, i18n } = useTranslation('gallery')
  const locale = localeOf(i18n)
  return (
    <li className="card gallery-card">
      <div className="gallery-card-head">
        <span className={`gallery-mark gallery-mark-${card.kind}`} aria-hidden="true">
          {card.family}
        </span>
        <div>
          <StaffLink className="gallery-link" to={`/templates/${card.id}`}>
            {textIn(card.title, locale)}
          </StaffLink>
          <span className="soft gallery-kind">{t(`kinds.${card.kind}`)}</span>
        </div>
      </div>
      <p>{textIn(card.description, locale)}</p>
    </li>
  )
}
