import type { ComponentType } from 'react'
import { type LazyPart, lazyPart } from '../form-view/lazy-part.tsx'
import type { PagePath } from './address/address.ts'
import { HomePage } from './pages/home-page.tsx'

/** What stands at each address; all but the first page is fetched when somebody goes there. */
export const PAGES: Readonly<Record<PagePath, ComponentType | LazyPart<object>>> = {
  '/': HomePage,
  '/services': lazyPart(async () => (await import('./pages/services-page.tsx')).ServicesPage),
  '/services/$serviceId/$formId': lazyPart(
    async () => (await import('./pages/service-page.tsx')).ServicePage,
  ),
  '/services/$serviceId/$formId/paper': lazyPart(
    async () => (await import('./pages/paper-page.tsx')).PaperPage,
  ),
  '/privacy': lazyPart(async () => (await import('./pages/privacy-page.tsx')).PrivacyPage),
  '/at/$code': lazyPart(async () => (await import('./pages/scanned-page.tsx')).ScannedPage),
  '/papers': lazyPart(async () => (await import('./pages/check-paper-page.tsx')).CheckPaperPage),
  '/papers/$code': lazyPart(
    async () => (await import('./pages/check-paper-page.tsx')).CheckPaperPage,
  ),
  '/receipts/$number': lazyPart(async () => (await import('./pages/receipt-page.tsx')).ReceiptPage),
  '/track': lazyPart(async () => (await import('./pages/track-lookup-page.tsx')).TrackLookupPage),
  '/track/$number': lazyPart(async () => (await import('./pages/track-page.tsx')).TrackPage),
  '/notices': lazyPart(async () => (await import('./pages/notices-page.tsx')).NoticesPage),
  '/do/$token': lazyPart(async () => (await import('./pages/linked-task-page.tsx')).LinkedTaskPage),
  '/mine': lazyPart(async () => (await import('./pages/mine-page.tsx')).MinePage),
  '/mine/$instanceId': lazyPart(
    async () => (await import('./pages/instance-page.tsx')).InstancePage,
  ),
  '/inbox': lazyPart(async () => (await import('./pages/dev-inbox-page.tsx')).DevInboxPage),
}

export const NotFound = lazyPart(
  async () => (await import('./pages/not-found-page.tsx')).NotFoundPage,
)
