import { textIn } from '@linli/schemas/locale-text'
import { useTranslation } from 'react-i18next'
import type { Need } from '../../document/adopt/template-needs.ts'
import { localeOf } from '../../i18n/i18n.ts'
import { postName } from '../people/post-name.ts'
import { teamKindName } from '../teams/team-kind.ts'

export const NEED_KINDS = ['posts', 'teams', 'deviceTypes'] as const
export type NeedKind = (typeof NEED_KINDS)[number]

/** What people call a post, a kind of team or a type of device; another one is known by its key. */
export function useNeedNames() {
  const { t, i18n } = useTranslation(['org', 'staff', 'team'])
  const locale = localeOf(i18n)
  const nameOf = (kind: NeedKind, key: string): string => {
    if (kind === 'posts') return postName(t, key)
    if (kind === 'teams') return teamKindName(i18n.getFixedT(null, 'team'), key)
    return String(t(`staff:deviceType.${key}` as never, { defaultValue: key }))
  }
  const tasksOf = ({ tasks }: Need) =>
    tasks.map((title) => textIn(title, locale)).join(locale === 'en' ? ', ' : '、')
  return { nameOf, tasksOf }
}
