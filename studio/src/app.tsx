import type { i18n as I18n } from 'i18next'
import { type ComponentType, Suspense, useMemo, useSyncExternalStore } from 'react'
import { I18nextProvider } from 'react-i18next'
import { Provider as UrqlProvider } from 'urql'
import { type Api, createApi } from './api/client.ts'
import { FaultsContext } from './api/faults.ts'
import { SessionContext } from './api/session.ts'
import { createI18n, type Locale, localeOf, type Namespace } from './i18n/i18n.ts'
import { Delayed } from './ui/delayed.tsx'
import { ErrorBoundary } from './ui/error-boundary.tsx'

type Face = 'portal' | 'desk' | 'studio'

const LOAD: Readonly<Record<Face, () => Promise<ComponentType>>> = {
  portal: async () => {
    const { PortalApp, firstPage } = await import('./portal/portal-app.tsx')
    await firstPage
    return PortalApp
  },
  desk: async () => (await import('./desk-face.tsx')).DeskFace,
  studio: async () => (await import('./designer/designer-app.tsx')).DesignerApp,
}

/** What has to be there before anything is drawn. */
interface Ready {
  readonly i18n: I18n
  readonly FaceApp: ComponentType
}

/** The face that the address belongs to, and its texts; each face has a router of its own and is loaded alone, so residents never pay for
 *  the desk. Waited for outside of React, which would hold a first picture back for 300 ms once it has begun to show that it waits. A face
 *  that does not come throws when it is drawn, where the error boundary says so. */
export async function prepareApp(): Promise<Ready> {
  const face = faceOf(window.location.pathname)
  const loading = LOAD[face]().catch(
    (error: unknown): ComponentType =>
      () => {
        throw error
      },
  )
  const i18n = createI18n(namespacesOf(face))
  const hasTexts = new Promise<void>((done) => {
    if (i18n.isInitialized) done()
    else i18n.on('initialized', () => done())
  })
  const [FaceApp] = await Promise.all([loading, hasTexts])
  return { i18n, FaceApp }
}

export function App({ i18n, FaceApp }: Ready) {
  const locale = useLocale(i18n)
  const api: Api = useMemo(() => createApi(locale), [locale])
  return (
    <I18nextProvider i18n={i18n}>
      <Suspense fallback={<Delayed />}>
        <ErrorBoundary>
          <UrqlProvider value={api.client}>
            <SessionContext value={api.session}>
              <FaultsContext value={api.faults}>
                <Suspense fallback={<Delayed />}>
                  <FaceApp />
                </Suspense>
              </FaultsContext>
            </SessionContext>
          </UrqlProvider>
        </ErrorBoundary>
      </Suspense>
    </I18nextProvider>
  )
}

/** A new language gets a new client: what the server said in the other one is asked for again. */
function useLocale(i18n: I18n): Locale {
  return useSyncExternalStore(
    (listener) => {
      i18n.on('languageChanged', listener)
      return () => i18n.off('languageChanged', listener)
    },
    () => localeOf(i18n),
  )
}

function faceOf(pathname: string): Face {
  const first = pathname.split('/')[1]
  if (first === 'desk' || first === 'studio') return first
  return 'portal'
}

function namespacesOf(face: Face): readonly Namespace[] {
  if (face === 'portal') return ['common', 'portal']
  return face === 'studio'
    ? ['common', 'staff', 'studio', 'org', 'team', 'parts', 'workflow', 'forms']
    : ['common', 'staff', face]
}
