import { answerFrom } from './answer-from.ts'

/** What the build writes here: the files of the desk in this release, and the SHA-256 of its page in hex. */
declare const __DESK_RELEASE__: { readonly files: readonly string[]; readonly page: string }

/** The part of a service worker's world that is used; the types of pages and of workers do not go together. */
interface WorkerScope {
  readonly location: Location
  readonly clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', run: (event: LastingEvent) => void): void
  addEventListener(type: 'fetch', run: (event: AskedEvent) => void): void
}
interface LastingEvent {
  waitUntil(work: Promise<unknown>): void
}
interface AskedEvent {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}

const worker = globalThis as unknown as WorkerScope
const release = __DESK_RELEASE__
/** Files have a hash in their names: one of an older release stands beside one of this. */
const FILES = 'linli-desk-files'
const PAGES = 'linli-desk-pages'
const PAGE = `/desk?release=${release.page}`
const LIST = '/desk-files.json'
/** One bar of signal: whoever has the page here does not wait longer for it. */
const PATIENCE_MS = 4_000

worker.addEventListener('install', (event) => event.waitUntil(install()))
worker.addEventListener('activate', (event) => event.waitUntil(activate()))
worker.addEventListener('fetch', (event) => {
  const from = answerFrom(event.request, worker.location.origin)
  if (from === 'page') event.respondWith(openPage(event.request))
  if (from === 'file') event.respondWith(giveFile(event.request))
})

/** A release is kept as a whole or not at all: where the server has gone on to another one meanwhile, this one is not installed. */
async function install(): Promise<void> {
  const response = await fetch('/desk', { cache: 'no-store' })
  const bytes = await response.clone().arrayBuffer()
  if (!response.ok || (await sha256(bytes)) !== release.page)
    throw new Error('The server has another release.')
  const files = await caches.open(FILES)
  const kept = new Set((await files.keys()).map(({ url }) => new URL(url).pathname))
  await files.addAll(release.files.filter((file) => !kept.has(file)))
  await (await caches.open(PAGES)).put(PAGE, response)
  // Pages that are open go on with the files of their own release, which stay until the one after this.
  await worker.skipWaiting()
}

/** Forgets what neither this release nor the one before it needs. */
async function activate(): Promise<void> {
  const [files, pages] = await Promise.all([caches.open(FILES), caches.open(PAGES)])
  const before = await listOf(pages)
  const needed = new Set([...release.files, ...before])
  await dropOthers(files, needed)
  await dropOthers(pages, new Set([PAGE.split('?')[0] ?? '', LIST]))
  for (const { url } of await pages.keys()) {
    if (url.includes('release=') && !url.endsWith(PAGE)) await pages.delete(url)
  }
  await pages.put(LIST, new Response(JSON.stringify(release.files)))
  await worker.clients.claim()
}

/** The newest page there is: that of the server, where it answers in time. */
async function openPage(request: Request): Promise<Response> {
  const arriving = fetch(request)
  arriving.catch(() => undefined)
  const first = await Promise.race([arriving.catch(() => null), later()])
  if (first !== null && first.status < 500) return first
  const kept = await (await caches.open(PAGES)).match(PAGE)
  return kept ?? arriving
}

async function giveFile(request: Request): Promise<Response> {
  const kept = await (await caches.open(FILES)).match(request.url)
  return kept ?? fetch(request)
}

async function listOf(pages: Cache): Promise<readonly string[]> {
  const list: unknown = await (await pages.match(LIST))?.json()
  return Array.isArray(list) ? list.filter((file) => typeof file === 'string') : []
}

async function dropOthers(cache: Cache, needed: ReadonlySet<string>): Promise<void> {
  for (const request of await cache.keys()) {
    if (!needed.has(new URL(request.url).pathname)) await cache.delete(request)
  }
}

function later(): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), PATIENCE_MS))
}

async function sha256(bytes: ArrayBuffer): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
