import { lazy, Suspense, useMemo } from 'react'
import { I18nextProvider } from 'react-i18next'
import { Provider as UrqlProvider } from 'urql'
import { type Api, createApi } from './api/client.ts'
import { SessionContext } from './api/session.ts'
import { createI18n, type Namespace } from './i18n/i18n.ts'
import { Delayed } from './ui/delayed.tsx'
import { ErrorBoundary } from './ui/error-boundary.tsx'

const PortalApp = lazy(async () => ({
  default: (await import('./portal/portal-app.tsx')).PortalApp,
}))
const DeskApp = lazy(async () => ({ default: (await import('./desk/desk-app.tsx')).DeskApp }))
const DesignerApp = lazy(async () => ({
  default: (await import('./designer/designer-app.tsx')).DesignerApp,
}))

type Face = 'portal' | 'desk' | 'studio'

/** Shows the face the address belongs to; each face has a router of its own and is loaded alone, so residents never pay for the desk. */
export function App() {
  const face = faceOf(window.location.pathname)
  const i18n = useMemo(() => createI18n(namespacesOf(face)), [face])
  const api: Api = useMemo(createApi, [])
  return (
    <I18nextProvider i18n={i18n}>
      <Suspense fallback={<Delayed />}>
        <ErrorBoundary>
          <UrqlProvider value={api.client}>
            <SessionContext value={api.session}>
              <Suspense fallback={<Delayed />}>
                {face === 'portal' && <PortalApp />}
                {face === 'desk' && <DeskApp />}
                {face === 'studio' && <DesignerApp />}
              </Suspense>
            </SessionContext>
          </UrqlProvider>
        </ErrorBoundary>
      </Suspense>
    </I18nextProvider>
  )
}

function faceOf(pathname: string): Face {
  const first = pathname.split('/')[1]
  if (first === 'desk' || first === 'studio') return first
  return 'portal'
}

function namespacesOf(face: Face): readonly Namespace[] {
  return face === 'portal' ? ['common', 'portal'] : ['common', 'staff', face]
}
