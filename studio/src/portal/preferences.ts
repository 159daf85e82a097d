import { useSyncExternalStore } from 'react'
import { remember, remembered } from '../ui/remembered.ts'
import { onTypeSize, storedTypeSize, type TypeSize, useTypeSize } from '../ui/type-size.ts'

/** How large a resident wants to read; kept on this device. */
export interface Preferences {
  /** 长辈版: larger type, larger targets. */
  readonly isElder: boolean
  /** Percent of the usual type size. */
  readonly typeSize: TypeSize
  /** See `isSharedDevice`. */
  readonly isShared: boolean
}

const ELDER_KEY = 'linli.elder'
const SHARED_KEY = 'linli.shared-device'
const CHANGED = 'linli:preferences'
/** 20 px where others read 16 px; a larger choice of one's own stays. */
const ELDER_PERCENT = 125

/** What 长辈版 is called elsewhere; whoever types such a name behind the address has it too. */
const ELDER_NAMES = ['长辈版', '关爱版', '亲情版', '关怀版']

/** Puts the remembered preferences on `<html>`; `?elder=1` in the address (a QR code on a poster), or one of its names as the page, turns
 *  长辈版 on. */
export function applyPreferences(): void {
  const asked = new URLSearchParams(window.location.search).get('elder')
  if (asked === '1' || asked === '0') remember(ELDER_KEY, asked)
  if (ELDER_NAMES.some((name) => window.location.pathname === `/${encodeURIComponent(name)}`)) {
    remember(ELDER_KEY, '1')
    window.history.replaceState(window.history.state, '', '/')
  }
  draw()
  onTypeSize(draw)
}

export function chooseElder(isElder: boolean): void {
  remember(ELDER_KEY, isElder ? '1' : '0')
  announce()
}

/** Whether this phone or computer is everybody's (a counter, a library), so that nothing typed stays on it. */
export function isSharedDevice(): boolean {
  return remembered(SHARED_KEY) === '1'
}

export function chooseSharedDevice(isShared: boolean): void {
  remember(SHARED_KEY, isShared ? '1' : '0')
  announce()
}

export function usePreferences(): Preferences {
  const stored = useSyncExternalStore(subscribe, snapshot)
  const [elder, shared] = stored.split('|')
  return { isElder: elder === '1', typeSize: useTypeSize(), isShared: shared === '1' }
}

function announce(): void {
  draw()
  window.dispatchEvent(new Event(CHANGED))
}

function draw(): void {
  const root = document.documentElement
  const isElder = remembered(ELDER_KEY) === '1'
  const size = storedTypeSize()
  root.toggleAttribute('data-elder', isElder)
  const shown = isElder ? Math.max(size, ELDER_PERCENT) : size
  root.dataset.type = String(shown)
  root.style.fontSize = `${shown}%`
}

function snapshot(): string {
  return [ELDER_KEY, SHARED_KEY].map((key) => remembered(key) ?? '').join('|')
}

function subscribe(listener: () => void): () => void {
  window.addEventListener(CHANGED, listener)
  return () => window.removeEventListener(CHANGED, listener)
}
