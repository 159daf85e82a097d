import { useTranslation } from 'react-i18next'

/** Below the studio, what a street is set up with. */
export const ADMIN_PATHS = [
  ...['/people', '/org', '/teams', '/devices', '/calendar', '/audit', '/roles', '/retention'],
  ...['/messages', '/announcements', '/dev-messages', '/codes'],
] as const

/** What those pages are called that are there in every house. */
export function useAdminTitles(): readonly { readonly to: string; readonly title: string }[] {
  const { t } = useTranslation(['studio', 'org', 'team'])
  return [
    { to: '/people', title: t('org:people.title') },
    { to: '/org', title: t('org:tree.title') },
    { to: '/teams', title: t('team:title') },
    { to: '/devices', title: t('devices.title') },
    { to: '/calendar', title: t('calendar.title') },
    { to: '/audit', title: t('audit.title') },
    { to: '/roles', title: t('roles.title') },
    { to: '/retention', title: t('retention.title') },
    { to: '/messages', title: t('messages.title') },
    { to: '/announcements', title: t('announcements.title') },
  ]
}
