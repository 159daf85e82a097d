import { useTranslation } from 'react-i18next'

/** What a version is called: “第 3 版 · 夏季防汛”, or its number alone. */
export function useVersionTitle() {
  const { t } = useTranslation('studio')
  return ({ number, name }: { readonly number: number; readonly name: string | null }): string => {
    const title = t('definitions.version', { number })
    return name === null ? title : `${title} · ${name}`
  }
}
