import { App, theme as antdTheme, ConfigProvider, type ThemeConfig } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { type ReactNode, useLayoutEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { localeOf } from '../i18n/i18n.ts'
import { type ColorTokens, readTokens } from '../ui/read-tokens.ts'
import { useIsDark } from '../ui/theme.ts'
import { useTypeSize } from '../ui/type-size.ts'
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
  const size = useTypeSize()
  const theme = useMemo(() => themeOf(readTokens(), isDark, size / 100), [isDark, size])
  useLayoutEffect(() => {
    const root = document.documentElement
    root.style.fontSize = `${size}%`
    root.dataset.type = String(size)
  }, [size])
  return (
    <ConfigProvider
      locale={localeOf(i18n) === 'en' ? enUS : zhCN}
      theme={theme}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: isStill() }}
    >
      <App component={false}>{children}</App>
    </ConfigProvider>
  )
}

/** Durations for who wants no motion: shorter than a frame, but long enough that the browser tells of their end. */
const STILL = {
  motionDurationFast: '0.01s',
  motionDurationMid: '0.01s',
  motionDurationSlow: '0.01s',
}

function isStill(): boolean {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches
}

/** antd's own error red and description grey stay below 4.5:1, so every text colour comes from tokens.css.
 *  `scale` is how large one wants to read: antd counts in pixels. */
function themeOf(colors: ColorTokens, isDark: boolean, scale: number): ThemeConfig {
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
      fontSize: 14 * scale,
      borderRadius: 6,
      controlHeight: 36 * scale,
      controlHeightLG: 48 * scale,
      // Over at once, not left out: a dialog that does not come in has no moment in which its first field could take the caret.
      ...(isStill() ? STILL : {}),
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    },
  }
}
