import { fileURLToPath } from 'node:url'
import { runDemoApp } from '../e2e/run-demo-app.ts'
import { chromium, launchBrowser } from '../support/browser.ts'
import { laidOut } from './laid-out.ts'
import { photographFaces } from './photograph-faces.ts'
import { photographPages } from './photograph-pages.ts'

// The entry of `npm run docs:screens`.
const OVERVIEW = fileURLToPath(new URL('../../docs/screens/overview.png', import.meta.url))
// Some megabytes that every change of a page would change: they are looked at, and not kept.
const PAGES = fileURLToPath(new URL('../../docs/screens/pages', import.meta.url))
const [file = OVERVIEW, folder = PAGES] = process.argv.slice(2)

if (chromium === null) {
  process.stderr.write('No Chromium was found; apt-get install chromium\n')
  process.exit(1)
}
const app = await runDemoApp(null)
const browser = await launchBrowser()
try {
  await laidOut(browser, await photographFaces(browser, app), file)
  process.stdout.write(`${file}\n`)
  const count = await photographPages(browser, app, folder)
  process.stdout.write(`${count} pictures in ${folder}\n`)
} finally {
  await browser.close()
  await app.close()
}
