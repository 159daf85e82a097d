import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { DefinitionListDocument } from '../../api/documents.ts'
import { localeOf } from '../../i18n/i18n.ts'
import { useGo, usePath } from '../../staff/staff-link.tsx'
import type { NavItem } from '../../staff/staff-shell.tsx'
import { chooseTheme, THEMES } from '../../ui/theme.ts'
import { chooseTypeSize, TYPE_SIZES } from '../../ui/type-size.ts'
import { definitionPath } from '../definitions/definition-detail.ts'
import { TABS } from '../definitions/tabs.ts'
import { useAdminTitles } from '../use-admin-titles.ts'
import type { Entry } from './entry.ts'

interface Scene {
  /** The places of the frame. */
  readonly items: readonly NavItem[]
  readonly onShortcuts: () => void
}

/** Everything one can go to or do from anywhere in the studio: the views of the service that is open first. */
export function useEntries(scene: Scene): readonly Entry[] {
  const services = useServices()
  return [...useViews(services), ...usePages(scene), ...services, ...useCommands(scene)]
}

function useServices(): readonly Entry[] {
  const go = useGo()
  const [{ data }] = useQuery({ query: DefinitionListDocument })
  return (data?.definitions ?? []).map(({ definitionId, title }): Entry => {
    const path = definitionPath(definitionId)
    return { id: path, kind: 'service', title, words: definitionId, run: () => go(path) }
  })
}

/** The tabs of the service whose page is open. */
function useViews(services: readonly Entry[]): readonly Entry[] {
  const { t } = useTranslation('studio')
  const go = useGo()
  const path = usePath()
  const here = services.find(({ id }) => path === id)
  if (here === undefined) return []
  return TABS.map((tab): Entry => {
    const to = `${here.id}?tab=${tab}`
    return { id: to, kind: 'page', title: `${here.title}：${t(`tabs.${tab}`)}`, run: () => go(to) }
  })
}

function usePages({ items }: Scene): readonly Entry[] {
  const { t } = useTranslation(['studio', 'gallery', 'org'])
  const go = useGo()
  const places = [
    ...items.map(({ to, title }) => ({ to, title })),
    { to: '/templates', title: t('gallery:title') },
    ...useAdminTitles(),
    { to: '/people/import', title: t('commands.importPeople') },
    { to: '/org/shapes', title: t('commands.shapes') },
  ]
  return places.map(({ to, title }): Entry => ({ id: to, kind: 'page', title, run: () => go(to) }))
}

function useCommands({ onShortcuts }: Scene): readonly Entry[] {
  const { t, i18n } = useTranslation(['studio', 'staff', 'common'])
  const other = localeOf(i18n) === 'en' ? 'zh-CN' : 'en'
  const command = (id: string, title: string, run: () => void): Entry => {
    return { id, kind: 'command', title, run }
  }
  return [
    command('shortcuts', t('staff:shortcuts.title'), onShortcuts),
    command('language', t('common:language'), () => void i18n.changeLanguage(other)),
    command('desk', t('staff:toDesk'), () => window.location.assign('/desk')),
    ...THEMES.map((theme) =>
      command(`theme-${theme}`, `${t('staff:theme.title')}：${t(`staff:theme.${theme}`)}`, () =>
        chooseTheme(theme),
      ),
    ),
    ...TYPE_SIZES.map((size) =>
      command(`size-${size}`, `${t('staff:typeSize.title')}：${size}%`, () => chooseTypeSize(size)),
    ),
  ]
}
