import { useTranslation } from 'react-i18next'
import { localeOf } from '../i18n/i18n.ts'
import { chooseTypeSize, TYPE_SIZES, typeSizeOf } from '../ui/type-size.ts'
import { chooseElder, usePreferences } from './preferences.ts'
import { ReadAloud } from './read-aloud.tsx'

/** 长辈版, type size and language: on every page, remembered on this device. */
export function ReadingTools() {
  const { t, i18n } = useTranslation(['portal', 'common'])
  const { isElder, typeSize } = usePreferences()
  const other = localeOf(i18n) === 'en' ? 'zh-CN' : 'en'
  return (
    <fieldset className="reading-tools">
      <legend className="visually-hidden">{t('reading.tools')}</legend>
      <button
        type="button"
        className="tool"
        aria-pressed={isElder}
        title={t('reading.elderNames')}
        onClick={() => chooseElder(!isElder)}
      >
        {t('reading.elder')}
      </button>
      <ReadAloud />
      <label className="tool tool-size">
        <span className="visually-hidden">{t('reading.size')}</span>
        <span aria-hidden="true">{t('reading.sizeShort')}</span>
        <select
          value={String(typeSize)}
          onChange={(event) => chooseTypeSize(typeSizeOf(event.target.value))}
        >
          {TYPE_SIZES.map((each) => (
            <option key={each} value={each}>
              {each}%
            </option>
          ))}
        </select>
      </label>
      <button
        type="button"
        className="tool"
        lang={other}
        onClick={() => void i18n.changeLanguage(other)}
      >
        {t('common:language')}
      </button>
    </fieldset>
  )
}
