import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { localeOf } from '../i18n/i18n.ts'
import { usePathname } from './address/place.ts'
import { spokenParts } from './spoken-parts.ts'

/** 朗读: reads the page out, and stops when it is pressed again or the page is left; not drawn where the browser has no voice. */
export function ReadAloud() {
  const { t, i18n } = useTranslation('portal')
  const pathname = usePathname()
  const [isReading, setReading] = useState(false)
  const locale = localeOf(i18n)
  useEffect(() => {
    // Another page, another text: nobody wants to hear the old one to its end.
    const spokenOn = pathname
    return () => {
      if (spokenOn !== '') stop()
      setReading(false)
    }
  }, [pathname])
  if (!('speechSynthesis' in window)) return null
  const read = () => {
    stop()
    const main = document.querySelector('main')
    const parts = spokenParts(main?.innerText ?? '')
    for (const [index, part] of parts.entries()) {
      const utterance = new SpeechSynthesisUtterance(part)
      utterance.lang = locale
      utterance.rate = 0.9
      utterance.onerror = () => setReading(false)
      if (index === parts.length - 1) utterance.onend = () => setReading(false)
      window.speechSynthesis.speak(utterance)
    }
    setReading(parts.length > 0)
  }
  return (
    <button
      type="button"
      className="tool"
      aria-pressed={isReading}
      onClick={() => {
        if (!isReading) return read()
        stop()
        setReading(false)
      }}
    >
      {t('reading.aloud')}
    </button>
  )
}

function stop(): void {
  if ('speechSynthesis' in window) window.speechSynthesis.cancel()
}
