import { GlobalOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { localeOf } from '../i18n/i18n.ts'

/** Switches between Chinese and English; its name is in the other language. */
export function LanguageButton() {
  const { t, i18n } = useTranslation('common')
  const other = localeOf(i18n) === 'en' ? 'zh-CN' : 'en'
  return (
    <Button
      type="text"
      icon={<GlobalOutlined />}
      lang={other}
      aria-label={t('language')}
      onClick={() => void i18n.changeLanguage(other)}
    >
      <span className="language-name">{t('language')}</span>
    </Button>
  )
}
