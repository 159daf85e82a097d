import { createInstance, type i18n as I18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { remember, remembered } from '../ui/remembered.ts'

export const LOCALES = ['zh-CN', 'en'] as const
export type Locale = (typeof LOCALES)[number]
export type Namespace =
  | 'common'
  | 'portal'
  | 'guide'
  | 'staff'
  | 'desk'
  | 'studio'
  | 'org'
  | 'team'
  | 'parts'
  | 'simulator'
  | 'workflow'
  | 'forms'
  | 'gallery'
  | 'texts'
  | 'papers'
  | 'linked'
  | 'poster'

const STORAGE_KEY = 'linli.locale'
const COOKIE = 'linli_locale'
const texts = import.meta.glob<{ default: Record<string, unknown> }>('./*/*.json')

/** Loads only the namespaces asked for, in the remembered language (zh-CN when none is), and keeps `<html lang>` true. */
export function createI18n(namespaces: readonly Namespace[]): I18n {
  const i18n = createInstance()
  const announce = (locale: string) => {
    document.documentElement.lang = locale
    remember(STORAGE_KEY, locale)
    // biome-ignore lint/suspicious/noDocumentCookie: the server reads this cookie for its sentences; CookieStore is missing in older WebViews.
    document.cookie = `${COOKIE}=${locale}; path=/; max-age=31536000; samesite=lax`
  }
  i18n.on('languageChanged', announce)
  void i18n
    .use({ type: 'backend', read: readTexts })
    .use(initReactI18next)
    .init({
      lng: rememberedLocale(),
      fallbackLng: 'zh-CN',
      supportedLngs: [...LOCALES],
      load: 'currentOnly',
      ns: [...namespaces],
      defaultNS: 'common',
      interpolation: { escapeValue: false },
    })
  return i18n
}

/** The locale the person chose, as the API and `LocaleText` name it. */
export function localeOf(i18n: I18n): Locale {
  return i18n.language === 'en' ? 'en' : 'zh-CN'
}

function rememberedLocale(): Locale {
  const asked = new URLSearchParams(window.location.search).get('lang')
  const stored = asked ?? remembered(STORAGE_KEY)
  return stored === 'en' ? 'en' : 'zh-CN'
}

async function loadTexts(locale: string, namespace: string) {
  const load = texts[`./${locale}/${namespace}.json`]
  if (load === undefined) throw new Error(`There are no texts '${namespace}' in '${locale}'.`)
  return (await load()).default
}

function readTexts(
  locale: string,
  namespace: string,
  callback: (error: Error | null, data?: Record<string, unknown>) => void,
): void {
  loadTexts(locale, namespace).then(
    (data) => callback(null, data),
    (error: Error) => callback(error),
  )
}
