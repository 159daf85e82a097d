import { Outlet } from '@tanstack/react-router'
import { type ReactNode, type RefObject, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { AccountMenu } from './account-menu.tsx'
import { LanguageButton } from './language-button.tsx'
import { NoticeBell } from './notice-bell.tsx'
import { PrintMark } from './print-mark.tsx'
import { StaffLink, usePath } from './staff-link.tsx'
import { StaffNews } from './staff-news.tsx'

export interface NavItem {
  readonly to: string
  readonly title: string
  readonly icon: ReactNode
  readonly count?: number
  /** What is counted, where it is not what is open. */
  readonly countTitle?: string
  /** Other paths below which this place is the current one. */
  readonly covers?: readonly string[]
}

interface StaffShellProps {
  readonly title: string
  readonly items: readonly NavItem[]
  /** False while the live connection is being opened again. */
  readonly isLive?: boolean
  /** Stands above every page. */
  readonly strip?: ReactNode
  /** Stands before the notices. */
  readonly tools?: ReactNode
}

/** The frame around every staff page: brand, places to go, notices, who I am; on a phone the places stand at the bottom. */
export function StaffShell({ title, items, isLive = true, strip, tools }: StaffShellProps) {
  const { t } = useTranslation(['staff', 'common'])
  const main = useRef<HTMLElement>(null)
  useFocusOnNewPage(main)
  return (
    <div className="staff">
      <a className="skip-link" href="#content">
        {t('skip')}
      </a>
      <header className="staff-head">
        <StaffLink className="brand" to="/">
          <img src="/icon.svg" alt="" width="26" height="26" />
          <span className="brand-name">{t('common:product')}</span>
          <span className="brand-face">{title}</span>
        </StaffLink>
        <nav className="staff-nav" aria-label={t('places')}>
          {items.map((item) => (
            <NavLink key={item.to} item={item} />
          ))}
        </nav>
        <div className="staff-tools">
          {tools}
          <NoticeBell />
          <LanguageButton />
          <AccountMenu />
        </div>
      </header>
      <p className="live-lost" role="status">
        {!isLive && t('liveLost')}
      </p>
      {strip}
      <StaffNews />
      <main id="content" ref={main} className="staff-main" tabIndex={-1}>
        <PrintMark />
        <Outlet />
      </main>
    </div>
  )
}

/** Whoever works without a mouse begins each new page at its top, not where the last link stood. */
function useFocusOnNewPage(main: RefObject<HTMLElement | null>): void {
  const path = usePath()
  const shown = useRef(path)
  useEffect(() => {
    if (shown.current === path) return
    shown.current = path
    main.current?.focus({ preventScroll: true })
  }, [path, main])
}

function NavLink({ item }: { readonly item: NavItem }) {
  const { t } = useTranslation('staff')
  const path = usePath()
  const isCovered = item.covers?.some((covered) => path.startsWith(covered)) ?? false
  const isHere = isCovered || (item.to === '/' ? path === '/' : path.startsWith(item.to))
  return (
    <StaffLink className="nav-link" to={item.to} aria-current={isHere ? 'page' : undefined}>
      <span className="nav-icon" aria-hidden="true">
        {item.icon}
      </span>
      <span>{item.title}</span>
      {item.count !== undefined && item.count > 0 && (
        <span className="nav-count">
          <span aria-hidden="true">{item.count}</span>
          <span className="visually-hidden">
            {item.countTitle ?? t('countOpen', { count: item.count })}
          </span>
        </span>
      )}
    </StaffLink>
  )
}
