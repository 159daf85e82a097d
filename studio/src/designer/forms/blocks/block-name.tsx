import type { LocaleText } from '@linli/schemas/locale-text'
import { Input } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'

export interface Name {
  readonly zh: string
  readonly en: string
}

export function nameOf(title: LocaleText | null): Name {
  return { zh: title?.['zh-CN'] ?? '', en: title?.en ?? '' }
}

/** Null while the Chinese is missing. */
export function titleOf({ zh, en }: Name): LocaleText | null {
  const [chinese, english] = [zh.trim(), en.trim()]
  if (chinese === '') return null
  return english === '' ? { 'zh-CN': chinese } : { 'zh-CN': chinese, en: english }
}

interface BlockNameProps {
  readonly value: Name
  readonly onChange: (name: Name) => void
}

/** What a block is called, in Chinese and perhaps in English. */
export function BlockName({ value, onChange }: BlockNameProps) {
  const { t } = useTranslation('forms')
  const id = useId()
  return (
    <>
      {(['zh', 'en'] as const).map((language) => (
        <div key={language} className="field-entry">
          <label htmlFor={`${id}-${language}`}>{t(`block.name.${language}`)}</label>
          <Input
            id={`${id}-${language}`}
            value={value[language]}
            maxLength={60}
            onChange={({ target }) => onChange({ ...value, [language]: target.value })}
          />
        </div>
      ))}
    </>
  )
}
