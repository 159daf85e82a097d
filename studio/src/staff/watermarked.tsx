import { Watermark } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { localeOf } from '../i18n/i18n.ts'
import { exactText } from './time-text.ts'
import { useAccount } from './use-account.ts'
import { useNow } from './use-now.ts'

const MINUTE_MS = 60_000

/** Puts who looks and when over a page with personal data, on the screen and on paper, so that a picture of it says where it came from. */
export function Watermarked({ children }: { readonly children: ReactNode }) {
  const { i18n } = useTranslation('staff')
  const { name } = useAccount()
  // To the minute: a picture drawn anew each half minute would be drawn for nothing every other time.
  const minute = Math.floor(useNow() / MINUTE_MS) * MINUTE_MS
  const time = exactText(new Date(minute).toISOString(), localeOf(i18n)).slice(0, -3)
  return (
    <Watermark content={[name, time]} gap={[120, 140]} font={FONT} style={STAYS_IN_FLOW}>
      {children}
    </Watermark>
  )
}

/** The bar at the foot of a task sticks to the window, which a box that clips would not let it. */
const STAYS_IN_FLOW = { overflow: 'visible' } as const

/** Seen on both themes, and in nobody's way: below what takes away from the contrast of the words under it. */
const FONT = { color: 'rgba(128, 128, 128, 0.16)', fontSize: 14 }
