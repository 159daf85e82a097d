import type { DraftState } from '../../document/draft-state.ts'
import type { LocalTextStore } from './local-text-store.ts'
import type { OwnTab } from './own-tab.ts'

/** Whether what is typed by now outlives the page: the device or the server holds it, it is on its way to the device, or the device refuses
 *  to hold anything. */
export type Safety = 'safe' | 'keeping' | 'homeless'

export interface DeviceKeeper {
  /** Puts on the device what the draft is by now; nothing where it lies there. */
  readonly keep: () => void
  readonly safety: () => Safety
  readonly subscribe: (listener: () => void) => () => void
  /** The draft has gone on. */
  readonly tell: () => void
}

interface KeeperOptions {
  readonly place: { readonly accountId: string; readonly definitionId: string }
  readonly store: Pick<LocalTextStore, 'save'>
  readonly tab: () => Promise<OwnTab>
  readonly newest: () => DraftState
  /** Whether the device held the draft as it was opened. */
  readonly isHeld: boolean
}

/** Keeps a draft on the device, and says no more than is true: what is told to be kept can be read again by whoever opens the page next. */
export function createDeviceKeeper(options: KeeperOptions): DeviceKeeper {
  const { place, store, tab, newest, isHeld } = options
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of listeners) listener()
  }
  const opened = newest()
  let asked = opened
  let kept = isHeld ? opened.edited.text : null
  let isHomeless = false
  const keep = async (state: DraftState) => {
    const { edited, base, given } = state
    const { name } = await tab()
    const isDirty = edited.text !== base.text
    const row = { ...place, edited, base, given, isDirty, savedAt: Date.now(), tab: name }
    isHomeless = !(await store.save(row))
    if (!isHomeless) kept = edited.text
    tell()
  }
  return {
    keep() {
      const state = newest()
      const { edited, base, given } = asked
      if (state.edited === edited && state.base === base && state.given === given) return
      asked = state
      void keep(state)
    },
    safety() {
      const { edited, base } = newest()
      if (edited.text === kept) return 'safe'
      // What the device holds still would stand again in place of what the server has.
      const isBehind = kept !== null && !isHomeless
      if (edited.text === base.text && !isBehind) return 'safe'
      return isHomeless ? 'homeless' : 'keeping'
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    tell,
  }
}
