import { App, theme as antdTheme, ConfigProvider, type ThemeConfig } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { localeOf } from '../i18n/i18n.ts'
import { type ColorTokens, readTokens } from '../ui/read-tokens.ts'
import { useIsDark } from '../ui/theme.ts'
import './staff.css'
import './page.css'
import './list.css'
import './case.css'
import './print.css'

/** antd with the house's colours and the reader's language, for everything staff see. */
export function StaffFrame({ children }: { readonly children: ReactNode }) {
  const { i18n } = useTranslation('staff')
  const isDark = useIsDark()
  // The tokens are read from CSS, which changes with the theme.
  const theme = useMemo(() => themeOf(readTokens(), isDark), [isDark])
  return (
    <ConfigProvider
      locale={localeOf(i18n) === 'en' ? enUS : zhCN}
      theme={theme}
      button={{ autoInsertSpace: false }}
    >
      <App component={false}>{children}</App>
    </ConfigProvider>
  )
}

/** antd's own error red and description grey stay below 4.5:1, so every text colour comes from tokens.css. */
function themeOf(colors: ColorTokens, isDark: boolean): ThemeConfig {
  return {
    algorithm: isDark ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm,
    token: {
      colorPrimary: colors.primary,
      colorLink: colors.primary,
      colorLinkHover: colors['primary-strong'],
      colorError: colors.danger,
      colorErrorText: colors.danger,
      colorWarning: colors.warning,
      colorSuccess: colors.success,
      colorErrorBg: colors['danger-soft'],
      colorErrorBorder: colors.danger,
      colorWarningBg: colors['warning-soft'],
      colorWarningBorder: colors.warning,
      colorSuccessBg: colors['success-soft'],
      colorSuccessBorder: colors.success,
      colorInfoBg: colors['info-soft'],
      colorInfoBorder: colors.info,
      colorInfo: colors.info,
      colorText: colors.ink,
      colorTextSecondary: colors['ink-soft'],
      colorTextTertiary: colors['ink-soft'],
      colorTextDescription: colors['ink-soft'],
      colorTextPlaceholder: colors['ink-soft'],
      colorTextHeading: colors.ink,
      colorBgLayout: colors.paper,
      colorBgContainer: colors.surface,
      colorBgElevated: colors.surface,
      colorBorder: colors['line-strong'],
      colorBorderSecondary: colors.line,
      colorTextLightSolid: colors['on-primary'],
      colorPrimaryHover: colors['primary-strong'],
      colorPrimaryActive: colors['primary-strong'],
      fontFamily: 'var(--font)',
      fontSize: 14,
      borderRadius: 6,
      controlHeight: 36,
      controlHeightLG: 48,
      motion: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    },
  }
}
