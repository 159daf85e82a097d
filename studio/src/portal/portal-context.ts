import { createContext, use } from 'react'
import type { DeviceStore } from './device-store.ts'

export const DeviceStoreContext = createContext<DeviceStore | undefined>(undefined)

export function useDeviceStore(): DeviceStore {
  const store = use(DeviceStoreContext)
  if (store === undefined) throw new Error('useDeviceStore needs a DeviceStoreContext above it.')
  return store
}
