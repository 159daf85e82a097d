import { useSyncExternalStore } from 'react'
import { remember, remembered } from './remembered.ts'

export const THEMES = ['light', 'dark', 'system'] as const
export type Theme = (typeof THEMES)[number]
const STORAGE_KEY = 'linli.theme'
const DARK = '(prefers-color-scheme: dark)'

/** Sets and remembers the theme; `system` follows the device. Tokens follow the attribute `data-theme` on `<html>`. */
export function chooseTheme(theme: Theme): void {
  remember(STORAGE_KEY, theme)
  applyTheme()
}

/** Puts the remembered theme on `<html>`; call once before the first paint. */
export function applyTheme(): void {
  const theme = storedTheme()
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
}

export function storedTheme(): Theme {
  const stored = remembered(STORAGE_KEY)
  return stored === 'dark' || stored === 'light' ? stored : 'system'
}

/** The choice that is in force; the component renders again when it changes. */
export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, storedTheme)
}

/** Whether dark colours are in force now; the component renders again when that changes. */
export function useIsDark(): boolean {
  return useSyncExternalStore(subscribe, isDark)
}

function isDark(): boolean {
  const forced = document.documentElement.dataset.theme
  return forced === undefined ? window.matchMedia(DARK).matches : forced === 'dark'
}

function subscribe(listener: () => void): () => void {
  const query = window.matchMedia(DARK)
  const observer = new MutationObserver(listener)
  query.addEventListener('change', listener)
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  return () => {
    query.removeEventListener('change', listener)
    observer.disconnect()
  }
}
