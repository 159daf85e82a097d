import { useSyncExternalStore } from 'react'
import { remember, remembered } from './remembered.ts'

/** Percent of the usual type size. */
export const TYPE_SIZES = [100, 125, 150, 200] as const
export type TypeSize = (typeof TYPE_SIZES)[number]

const KEY = 'linli.type-size'
const CHANGED = 'linli:type-size'

/** Kept on this device, for every page of it. */
export function chooseTypeSize(size: TypeSize): void {
  remember(KEY, String(size))
  window.dispatchEvent(new Event(CHANGED))
}

export function storedTypeSize(): TypeSize {
  return typeSizeOf(remembered(KEY) ?? '')
}

/** The size that a text names; the usual one for any other text. */
export function typeSizeOf(text: string): TypeSize {
  return TYPE_SIZES.find((size) => String(size) === text) ?? 100
}

/** The choice that is in force; the component renders again when it changes. */
export function useTypeSize(): TypeSize {
  return useSyncExternalStore(onTypeSize, storedTypeSize)
}

export function onTypeSize(listener: () => void): () => void {
  window.addEventListener(CHANGED, listener)
  return () => window.removeEventListener(CHANGED, listener)
}
