import { CheckCircleFilled, WarningFilled } from '@ant-design/icons'
import { cityDay } from '@linli/schemas/city-day'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import {
  missingOf,
  type Need,
  type StreetParts,
  type TemplateNeeds,
} from '../../document/adopt/template-needs.ts'
import { StaffLink } from '../../staff/staff-link.tsx'
import { useNow } from '../../staff/use-now.ts'
import { useCalendar } from '../workflow/panel/use-lookups.ts'
import { NEED_KINDS, type NeedKind, useNeedNames } from './use-need-names.ts'

interface NeedsListProps {
  readonly needs: TemplateNeeds
  readonly parts: StreetParts
}

const WHERE = { posts: '/people', teams: '/teams', deviceTypes: '/devices' } as const

/** What a template names, each with whether this street has it; first, in one sentence, what it has not. */
export function NeedsList({ needs, parts }: NeedsListProps) {
  const { t } = useTranslation('gallery')
  const { nameOf } = useNeedNames()
  const missing = missingOf(needs, parts)
  const names = NEED_KINDS.flatMap((kind) => missing[kind].map(({ key }) => nameOf(kind, key)))
  return (
    <>
      <p className={names.length === 0 ? 'needs-whole' : 'needs-missing'}>
        {names.length === 0
          ? t('needs.whole')
          : t('needs.missing', { names: names.join(t('comma')) })}
      </p>
      {NEED_KINDS.map((kind) => (
        <NeedGroup key={kind} kind={kind} needs={needs[kind]} missing={missing[kind]} />
      ))}
      {needs.countsWorkingTime && <CalendarNeed />}
      <Group title={t('needs.notices')}>
        <li>{t('needs.app', { count: needs.notices.app })}</li>
        {needs.notices.outside > 0 && (
          <li>{t('needs.outside', { count: needs.notices.outside })}</li>
        )}
      </Group>
    </>
  )
}

interface NeedGroupProps {
  readonly kind: NeedKind
  readonly needs: readonly Need[]
  readonly missing: readonly Need[]
}

function NeedGroup({ kind, needs, missing }: NeedGroupProps) {
  const { t } = useTranslation('gallery')
  const { nameOf, tasksOf } = useNeedNames()
  if (needs.length === 0) return null
  return (
    <Group title={t(`needs.${kind}`)}>
      {needs.map((need) => {
        const isMissing = missing.includes(need)
        const isReplaced = need.tasks.length > 0 && need.onlyHere.length === 0
        return (
          <NeedItem key={need.key} isMet={!isMissing}>
            {nameOf(kind, need.key)}
            {need.tasks.length > 0 && <span className="soft"> {tasksOf(need)}</span>}
            {isMissing && (
              <>
                {isReplaced && <span className="soft"> {t('needs.replaced')}</span>}{' '}
                <StaffLink to={WHERE[kind]}>{t(`needs.make.${kind}`)}</StaffLink>
              </>
            )}
          </NeedItem>
        )
      })}
    </Group>
  )
}

function CalendarNeed() {
  const { t } = useTranslation('gallery')
  const calendar = useCalendar()
  const today = cityDay(useNow())
  // Until it is known, nothing is said of it.
  if (calendar === null) return null
  const isMet = calendar.to >= today
  return (
    <Group title={t('needs.calendar')}>
      <NeedItem isMet={isMet}>
        {t('needs.calendarUntil', { until: calendar.to })}{' '}
        {!isMet && <StaffLink to="/calendar">{t('needs.make.calendar')}</StaffLink>}
      </NeedItem>
    </Group>
  )
}

function NeedItem({ isMet, children }: { readonly isMet: boolean; readonly children: ReactNode }) {
  const { t } = useTranslation('gallery')
  return (
    <li className={isMet ? 'need need-met' : 'need need-open'}>
      {isMet ? <CheckCircleFilled aria-hidden="true" /> : <WarningFilled aria-hidden="true" />}{' '}
      <span className="visually-hidden">{t(isMet ? 'needs.has' : 'needs.hasNot')}</span>
      <span>{children}</span>
    </li>
  )
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      <ul className="needs">{children}</ul>
    </section>
  )
}
