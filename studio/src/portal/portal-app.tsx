import { useEffect, useState } from 'react'
import { useClient } from 'urql'
import { type PagePath, textsIn } from './address/address.ts'
import { PathTextsContext, useBrowserWay, WayProvider } from './address/place.ts'
import { createDeviceStore } from './device-store.ts'
import { QUESTIONS } from './first-questions.ts'
import { createDevicePhotoQueue, PhotoQueueContext } from './photos/use-photo-queue.ts'
import { DeviceStoreContext } from './portal-context.ts'
import { PortalFrame } from './portal-frame.tsx'
import { NotFound, PAGES } from './portal-routes.tsx'
import { applyPreferences } from './preferences.ts'
import './portal.css'

const PATHS = Object.keys(PAGES) as readonly PagePath[]

const device = createDeviceStore()

/** The code of the page that was asked for, under way while the texts are. Drawn together with all that stands around it, nothing moves;
 *  what does not come is told where it would be shown. */
export const firstPage = fetchPage(pageAt(window.location.pathname).Page).catch(() => undefined)

/** The residents' portal, under `/`. */
export function PortalApp() {
  const [store] = useState(() => {
    applyPreferences()
    return device
  })
  const [queue] = useState(() => createDevicePhotoQueue(store))
  const way = useBrowserWay()
  useFirstQuestion()
  const { Page, texts } = pageAt(way.place.pathname)
  return (
    <DeviceStoreContext value={store}>
      <PhotoQueueContext value={queue}>
        <WayProvider value={way}>
          <PathTextsContext value={texts}>
            <PortalFrame>
              <Page />
            </PortalFrame>
          </PathTextsContext>
        </WayProvider>
      </PhotoQueueContext>
    </DeviceStoreContext>
  )
}

/** The page that is opened first hears its answer sooner; what it asks by itself is the same question. */
function useFirstQuestion(): void {
  const client = useClient()
  useEffect(() => {
    const { path, texts } = pageAt(window.location.pathname)
    if (path !== null) QUESTIONS[path]?.(client, texts)
  }, [client])
}

function pageAt(pathname: string) {
  for (const path of PATHS) {
    const texts = textsIn(path, pathname)
    if (texts !== null) return { path, Page: PAGES[path], texts }
  }
  return { path: null, Page: NotFound, texts: {} }
}

async function fetchPage(Page: (typeof PAGES)[PagePath]): Promise<void> {
  if ('fetchPart' in Page) await Page.fetchPart()
}
