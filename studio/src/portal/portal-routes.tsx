import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router'
import { Delayed } from '../ui/delayed.tsx'
import { HomePage } from './pages/home-page.tsx'
import { PortalFrame } from './portal-frame.tsx'

const rootRoute = createRootRoute({
  component: PortalFrame,
  notFoundComponent: lazyRouteComponent(() => import('./pages/not-found-page.tsx'), 'NotFoundPage'),
})

const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  component: HomePage,
})

const servicesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/services',
  component: lazyRouteComponent(() => import('./pages/services-page.tsx'), 'ServicesPage'),
})

const paperRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/services/$serviceId/$formId/paper',
  component: lazyRouteComponent(() => import('./pages/paper-page.tsx'), 'PaperPage'),
})

const privacyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/privacy',
  component: lazyRouteComponent(() => import('./pages/privacy-page.tsx'), 'PrivacyPage'),
})

const serviceRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/services/$serviceId/$formId',
  component: lazyRouteComponent(() => import('./pages/service-page.tsx'), 'ServicePage'),
})

const receiptRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/receipts/$number',
  component: lazyRouteComponent(() => import('./pages/receipt-page.tsx'), 'ReceiptPage'),
})

const trackLookupRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/track',
  component: lazyRouteComponent(() => import('./pages/track-lookup-page.tsx'), 'TrackLookupPage'),
})

const trackRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/track/$number',
  component: lazyRouteComponent(() => import('./pages/track-page.tsx'), 'TrackPage'),
})

const mineRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/mine',
  component: lazyRouteComponent(() => import('./pages/mine-page.tsx'), 'MinePage'),
})

const instanceRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/mine/$instanceId',
  component: lazyRouteComponent(() => import('./pages/instance-page.tsx'), 'InstancePage'),
})

const devInboxRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/inbox',
  component: lazyRouteComponent(() => import('./pages/dev-inbox-page.tsx'), 'DevInboxPage'),
})

export function createPortalRouter() {
  return createRouter({
    routeTree: rootRoute.addChildren([
      homeRoute,
      servicesRoute,
      serviceRoute,
      paperRoute,
      privacyRoute,
      receiptRoute,
      trackLookupRoute,
      trackRoute,
      mineRoute,
      instanceRoute,
      devInboxRoute,
    ]),
    // Plain text, so that `?code=0042` in an SMS or a QR code stays what it is.
    parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
    stringifySearch: (search) => {
      const text = new URLSearchParams(search).toString()
      return text === '' ? '' : `?${text}`
    },
    scrollRestoration: true,
    defaultPendingComponent: () => <Delayed />,
  })
}
