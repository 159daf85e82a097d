import { readFileSync } from 'node:fs'
import { parseAst } from 'rolldown/parseAst'
import { describe, expect, it, test } from 'vitest'
import { chromium } from '../support/browser.ts'
import { fillSnap, SNAP } from './dead-ends.ts'
import { useDemoStage } from './demo-app.ts'
import { openPerson, PHONE } from './people.ts'

const DIST = new URL('../../studio/dist/', import.meta.url)
/** The portal, from the page that a browser asks for. */
const FIRST = ['index.html', 'src/portal/portal-app.tsx']
/** What the page may ask for and no resident is shown. */
const OF_STAFF =
  /^src\/(desk|designer)\/|^src\/desk-face\.tsx$|^src\/i18n\/[^/]+\/(?!(common|portal|guide|texts)\.json)/

interface Chunk {
  readonly file: string
  readonly css?: readonly string[]
  readonly imports?: readonly string[]
  readonly dynamicImports?: readonly string[]
}

/** Each file that a resident may be sent, with its text. */
function portalFiles(): ReadonlyMap<string, string> {
  const manifest: Readonly<Record<string, Chunk>> = JSON.parse(
    readFileSync(new URL('.vite/manifest.json', DIST), 'utf8'),
  )
  const files = new Map<string, string>()
  const asked = new Set<string>()
  const ask = (name: string) => {
    const chunk = manifest[name]
    if (asked.has(name) || chunk === undefined || OF_STAFF.test(name)) return
    asked.add(name)
    for (const file of [chunk.file, ...(chunk.css ?? [])])
      files.set(file, readFileSync(new URL(file, DIST), 'utf8'))
    for (const next of [...(chunk.imports ?? []), ...(chunk.dynamicImports ?? [])]) ask(next)
  }
  FIRST.forEach(ask)
  return files
}

const files = [...portalFiles()]
const scripts = files.filter(([file]) => file.endsWith('.js'))
const sheets = files.filter(([file]) => file.endsWith('.css'))

/** What came after Chrome 87, by the version that it came with. A page that asks for one of these there stands still. */
const LATER: Readonly<Record<string, RegExp>> = {
  '92 at': /\.at\(/,
  '92 randomUUID': /\brandomUUID\b/,
  '93 hasOwn': /\.hasOwn\b/,
  '95 reportError': /\breportError\b/,
  '97 findLast': /\.findLast(Index)?\(/,
  '98 structuredClone': /\bstructuredClone\b/,
  '99 showPicker': /\.showPicker\b/,
  '100 throwIfAborted': /\.throwIfAborted\b/,
  '103 AbortSignal.timeout': /AbortSignal\.(timeout|any)\b/,
  '105 checkVisibility': /\.checkVisibility\b/,
  '110 toSorted': /\.(toSorted|toReversed|toSpliced)\(/,
  '111 isWellFormed': /\.(isWellFormed|toWellFormed)\b/,
  '111 startViewTransition': /\.startViewTransition\b/,
  '113 URLSearchParams.size': /searchParams\.size\b/,
  '117 groupBy': /\b(Object|Map)\.groupBy\b/,
  '119 withResolvers': /\.withResolvers\b/,
  '120 canParse': /\bcanParse\b/,
  '121 fromAsync': /\.fromAsync\b/,
  '128 Promise.try': /Promise\.try\b/,
  '133 fromBase64': /\.(fromBase64|toBase64|toHex|fromHex)\(/,
}
/** Brought along by `studio/src/ui/older-browsers.ts`. */
const FILLED_IN = ['92 at', '93 hasOwn', '98 structuredClone']
/** Asked for only where it is there, or where its absence is caught. */
const ASKED_FIRST: Readonly<Record<string, RegExp>> = {
  '95 reportError': /typeof reportError[=!]=+(`function`|"function"|'function')/,
  '111 startViewTransition': /try\{(let|var|const) \w+=\w+\.startViewTransition\(/,
  '133 fromBase64': /Uint8Array\.prototype\.toHex\?/,
}

test('the portal asks for nothing that Chrome 87 has not got and the page does not bring along', () => {
  expect(scripts.length).toBeGreaterThan(20)
  const missing = scripts.flatMap(([file, text]) =>
    Object.entries(LATER)
      .filter(([name, pattern]) => pattern.test(text) && !FILLED_IN.includes(name))
      .filter(([name]) => ASKED_FIRST[name]?.test(text) !== true)
      .map(([name]) => `${file}: ${name}`),
  )
  expect(missing).toEqual([])
})

test('the portal is written in the language of Chrome 87', () => {
  const later = scripts.flatMap(([file, text]) => {
    const found = new Set<string>()
    walk(parseAst(text) as unknown as Node, (node, parents) => {
      const what = laterSyntax(node, parents)
      if (what !== null) found.add(`${file}: ${what}`)
    })
    return [...found]
  })
  expect(later).toEqual([])
})

interface Node {
  readonly type: string
  readonly [key: string]: unknown
}

function walk(
  node: Node,
  see: (node: Node, parents: readonly Node[]) => void,
  parents: Node[] = [],
) {
  see(node, parents)
  parents.push(node)
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value])
      if (typeof child === 'object' && child !== null && typeof child.type === 'string')
        walk(child, see, parents)
  }
  parents.pop()
}

/** Static blocks (94), `#x in y` (91), `await` of a module (89), flags of expressions (90, 112). Null for what is older. */
function laterSyntax(node: Node, parents: readonly Node[]): string | null {
  if (node.type === 'StaticBlock') return 'a static block'
  if (node.type === 'BinaryExpression' && (node['left'] as Node).type === 'PrivateIdentifier')
    return 'a private name before in'
  const isInFunction = parents.some(({ type }) => /Function|^PropertyDefinition$/.test(type))
  if (node.type === 'AwaitExpression' && !isInFunction) return 'await of a module'
  const regex = node['regex'] as { readonly flags: string } | undefined
  if (node.type === 'Literal' && regex !== undefined && /[dv]/.test(regex.flags))
    return `an expression with ${regex.flags}`
  return null
}

/** A selector that one cannot read takes its whole rule with it, and a value the colour or the size that nothing stands before. What is
 *  in `@supports` was asked for first. */
const LATER_STYLES: Readonly<Record<string, RegExp>> = {
  '88 :is and :where': /:(is|where)\(/,
  '88 a list in :not': /:not\([^()]*(\([^()]*\)[^()]*)*,/,
  '99 @layer': /@layer\b/,
  '105 :has': /:has\(/,
  '108 dvh': /\d(d|s|l)v(h|w)\b/,
  '111 color-mix': /color-mix\(|\bokl(ch|ab)\(/,
  '112 nesting': /[{;]\s*&/,
  '118 @scope': /@scope\b/,
  '123 light-dark': /light-dark\(/,
}

test('the portal’s style sheets are read whole by Chrome 87', () => {
  expect(sheets.length).toBeGreaterThan(2)
  const later = sheets.flatMap(([file, text]) =>
    Object.entries(LATER_STYLES)
      .filter(([, pattern]) => pattern.test(text))
      .map(([name]) => `${file}: ${name}`),
  )
  expect(later).toEqual([])
})

describe.skipIf(chromium === null)(
  'an older browser (needs Chromium: apt-get install chromium)',
  () => {
    const stage = useDemoStage()

    it('without what Chrome 87 has not got fills in, looks up and reads', async () => {
      const { page, troubles } = await openPerson(stage.browser, stage.app, PHONE)
      await page.addInitScript(takeAway)
      await page.goto('/')
      await page.getByRole('heading', { name: '有什么事，告诉社区' }).waitFor()
      expect(await page.evaluate(() => 'canParse' in URL)).toBe(false)
      expect(await page.locator('#old-browser').isVisible()).toBe(false)
      await fillSnap(page)
      await page.getByRole('button', { name: '提交', exact: true }).click()
      await page.getByText('登录后接着刚才的操作').waitFor()
      for (const [path, heading] of [
        ['/services', '我要办事'],
        [`${SNAP}/paper`, '拍一拍'],
        ['/services/complaint/report?elder=1', '诉求'],
        ['/track/TS1?code=0000', ''],
        ['/privacy', '您的个人信息怎么用'],
      ] as const) {
        await page.goto(path)
        await page.getByRole('heading', { name: heading }).first().waitFor()
      }
      expect(troubles).toEqual([])
      await page.context().close()
    }, 120_000)

    it('that is older still is told so, and what to do', async () => {
      const { page } = await openPerson(stage.browser, stage.app, PHONE)
      await page.addInitScript(() => {
        delete (String.prototype as { replaceAll?: unknown }).replaceAll
      })
      await page.goto('/')
      const told = page.locator('#old-browser')
      await told.getByText('这个浏览器太旧').waitFor()
      expect(await told.locator('a[href^="tel:"]').count()).toBeGreaterThan(0)
      await page.context().close()
    })
  },
)

/** Runs in the page before all else. */
function takeAway(): void {
  const gone: readonly (readonly [object, readonly string[]])[] = [
    [
      Array.prototype,
      ['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'with'],
    ],
    [String.prototype, ['at', 'isWellFormed', 'toWellFormed']],
    [Object, ['hasOwn', 'groupBy']],
    [Map, ['groupBy']],
    [Array, ['fromAsync']],
    [Promise, ['withResolvers', 'try']],
    [URL, ['canParse']],
    [AbortSignal, ['timeout', 'any']],
    [AbortSignal.prototype, ['throwIfAborted']],
    [Crypto.prototype, ['randomUUID']],
    [Element.prototype, ['checkVisibility']],
    [HTMLElement.prototype, ['inert', 'popover', 'showPopover']],
    [window, ['structuredClone', 'reportError', 'scheduler', 'navigation']],
  ]
  for (const [of, names] of gone)
    for (const name of names) delete (of as Record<string, unknown>)[name]
}
