import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromium, launchBrowser } from '../support/browser.ts'

const WORKER = fileURLToPath(new URL('../../studio/dist/desk-worker.js', import.meta.url))
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** What one release serves: a page that names itself and a part that it loads late, each file with the release in its name. */
interface Release {
  readonly files: Readonly<Record<string, string>>
  readonly page: string
}

function releaseOf(name: string): Release {
  const page = `<!doctype html><title>${name}</title><script type="module" src="/assets/app-${name}.js"></script>`
  return {
    page,
    files: {
      [`/assets/app-${name}.js`]: `window.late = () => import('/assets/late-${name}.js').then((m) => m.name)
        navigator.serviceWorker.register('/desk-worker.js', { scope: '/desk' })`,
      [`/assets/late-${name}.js`]: `export const name = '${name}'`,
    },
  }
}

/** The worker as it was built, for another release. */
function workerFor(built: string, { page, files }: Release): string {
  const release = JSON.stringify({ files: Object.keys(files), page: sha256(page) })
  const text = built.replace(/\{"files":\[[^\]]*\],"page":"[0-9a-f]{64}"\}/, release)
  if (text === built) throw new Error('The built worker does not say which release it is of.')
  return text
}

/** A server that has one release, or, half way through being replaced, the worker of another. */
function serve(built: string) {
  const state = { release: releaseOf('first'), worker: releaseOf('first'), asked: [] as string[] }
  const server: Server = createServer((request, response) => {
    const path = request.url ?? ''
    state.asked.push(path)
    const send = (type: string, text: string | undefined) => {
      const status = text === undefined ? 404 : 200
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-cache' }).end(text)
    }
    if (path === '/desk-worker.js') return send('text/javascript', workerFor(built, state.worker))
    if (path.startsWith('/assets/')) return send('text/javascript', state.release.files[path])
    if (path === '/icon.svg')
      return send('image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"/>')
    return send('text/html', state.release.page)
  })
  return { server, state }
}

describe.skipIf(chromium === null)(
  'a new release of the desk (needs Chromium: apt-get install chromium)',
  () => {
    let browser: Browser
    beforeAll(async () => {
      browser = await launchBrowser()
    })
    afterAll(() => browser?.close())

    it('takes over by itself: the open page goes on with its own files, a reload shows the new one, offline too', async () => {
      const { server, state } = serve(await readFile(WORKER, 'utf8'))
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
      const context = await browser.newContext()
      const page = await context.newPage()
      page.setDefaultTimeout(30_000)
      try {
        await page.goto(`${url}/desk`)
        await controlled(page)
        await context.setOffline(true)
        await page.goto(`${url}/desk/tasks/1`)
        expect(await page.title()).toBe('first')
        // The server's answers are never the worker's to give.
        expect(await page.evaluate(() => fetch('/graphql').catch(() => 'away'))).toBe('away')
        expect(await page.evaluate(() => fetch('/files/1').catch(() => 'away'))).toBe('away')
        await context.setOffline(false)

        const taken = page.evaluate(newController)
        state.release = releaseOf('second')
        state.worker = releaseOf('second')
        await page.evaluate(update)
        await taken
        // Its late part is gone from the server, and is still here.
        expect(await page.evaluate('window.late()')).toBe('first')
        await context.setOffline(true)
        await page.reload()
        expect([await page.title(), await page.evaluate('window.late()')]).toEqual([
          'second',
          'second',
        ])
        await context.setOffline(false)

        // The worker of a release whose page the server does not have yet is not installed.
        state.worker = releaseOf('third')
        await page.evaluate(update)
        await page.evaluate(installed)
        await context.setOffline(true)
        await page.reload()
        expect(await page.title()).toBe('second')
        await context.setOffline(false)

        const thirdTaken = page.evaluate(newController)
        state.release = releaseOf('third')
        await page.evaluate(update)
        await thirdTaken
        // A page of the third release needs nothing of the first.
        await expect
          .poll(() => page.evaluate(keptFiles), { timeout: 30_000 })
          .toEqual([...filesOf('second'), ...filesOf('third')].sort())
      } finally {
        await context.close()
        await new Promise((resolve) => server.close(resolve))
      }
    }, 120_000)
  },
)

const filesOf = (name: string) => Object.keys(releaseOf(name).files)

async function controlled(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated')
}

/** Runs in the page: settles when another worker has taken it over. */
function newController(): Promise<void> {
  return new Promise((resolve) => {
    navigator.serviceWorker.addEventListener('controllerchange', () => resolve(), { once: true })
  })
}

/** Runs in the page: looks for another release; one that cannot be installed is an error for the browser alone. */
async function update(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration('/desk')
  await registration?.update().catch(() => undefined)
}

/** Runs in the page: nothing is being installed any more. */
async function installed(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration('/desk')
  const installing = registration?.installing
  if (installing === null || installing === undefined || installing.state === 'redundant') return
  await new Promise((resolve) =>
    installing.addEventListener('statechange', resolve, { once: true }),
  )
}

/** Runs in the page. */
async function keptFiles(): Promise<string[]> {
  const cache = await caches.open('linli-desk-files')
  return (await cache.keys()).map(({ url }) => new URL(url).pathname).sort()
}
