import { RouterProvider } from '@tanstack/react-router'
import { useState } from 'react'
import { createDeviceStore } from './device-store.ts'
import { createDevicePhotoQueue, PhotoQueueContext } from './photos/use-photo-queue.ts'
import { DeviceStoreContext } from './portal-context.ts'
import { createPortalRouter } from './portal-routes.tsx'
import { applyPreferences } from './preferences.ts'
import './portal.css'

/** The residents' portal, under `/`. */
export function PortalApp() {
  const [store] = useState(createDeviceStore)
  const [queue] = useState(() => createDevicePhotoQueue(store))
  const [router] = useState(() => {
    applyPreferences()
    return createPortalRouter()
  })
  return (
    <DeviceStoreContext value={store}>
      <PhotoQueueContext value={queue}>
        <RouterProvider router={router} />
      </PhotoQueueContext>
    </DeviceStoreContext>
  )
}
