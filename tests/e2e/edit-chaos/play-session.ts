import { setTimeout as sleep } from 'node:timers/promises'
import type { BrowserContext, Page } from 'playwright-core'
import { createRandom, type Random } from '../../support/random.ts'
import { type Deed, drawDeed, goTo, type Hand } from './deeds.ts'
import { createDraftModel, type DraftModel, type Shown } from './draft-model.ts'
import { beginDraft, type Ground, type Official, officialFor, signedIn } from './ground.ts'
import { isPromise, look, type Sight } from './look.ts'
import { comeBack, createWeather, drawStrike, type Strike, type Weather } from './strikes.ts'

export interface SessionOptions {
  readonly seed: number
  readonly deeds: number
  readonly say: (text: string) => void
}
export interface SessionReport {
  readonly seed: number
  readonly deeds: number
  /** Deeds that a dialog or a dead page cut short. */
  readonly broken: number
  readonly strikes: readonly Strike[]
  /** How often the page said that what it had was kept. */
  readonly promises: number
  /** Sentences; empty when nothing that was accepted is lost. */
  readonly violations: readonly string[]
}

const WIDE = { width: 1440, height: 900 }
/** Two shared cores: what is not there by then does not come. */
const PATIENCE_MS = 20_000
/** A deed that a dialog came over is given up soon. */
const DEED_MS = 6_000
const MOST_PAUSE_MS = 1_200
const MOST_BROKEN = 5
const FIRST: Shown = { steps: ['处理中', '已办结'], fields: ['在哪里', '什么情况'] }
const KEPT_BY_SERVER = /^草稿：|没有未发布的改动/

interface Play extends SessionOptions {
  readonly ground: Ground
  readonly official: Official
  readonly context: BrowserContext
  readonly address: string
  readonly random: Random
  readonly hand: Hand
  readonly model: DraftModel
  readonly weather: Weather
  readonly strikes: Strike[]
  page: Page
  promises: number
  broken: number
}

/** A promise that was not kept. */
class Lost extends Error {}

/** Edits a draft while the page, the network, the server and the session come and go, and holds what is seen against what was
 *  promised. The same seed draws the same deeds and strikes; the machine's scheduling is not replayed. */
export async function playSession(ground: Ground, options: SessionOptions): Promise<SessionReport> {
  const play = await openPlay(ground, options)
  const violations: string[] = []
  try {
    await open(play)
    for (let count = 0; count < options.deeds; count += 1) await round(play)
    await finish(play)
  } catch (error) {
    if (!(error instanceof Error)) throw error
    violations.push(`seed ${options.seed}: ${error.message}`)
  } finally {
    await play.weather.clear()
    await play.context.close()
  }
  const { seed, deeds, broken, strikes, promises } = play
  return { seed, deeds, broken, strikes, promises, violations }
}

async function openPlay(ground: Ground, options: SessionOptions): Promise<Play> {
  const official = await officialFor(ground, options.seed)
  const context = await openContext(ground, official)
  const id = `chaos-${options.seed}-${Date.now().toString(36)}`
  await beginDraft(ground, context, id)
  const random = createRandom(options.seed)
  return {
    ...options,
    ...{ ground, official, context, random },
    address: `/studio/definitions/${id}`,
    hand: { random: random.fork(), count: 0, last: '' },
    model: createDraftModel(FIRST),
    weather: createWeather(ground, context, official),
    strikes: [],
    page: await context.newPage(),
    promises: 0,
    broken: 0,
  }
}

async function openContext(ground: Ground, official: Official): Promise<BrowserContext> {
  const context = await ground.browser.newContext({
    ...{ viewport: WIDE, locale: 'zh-CN', baseURL: ground.app.url, serviceWorkers: 'block' },
  })
  await signedIn(ground, context, official)
  return context
}

async function open(play: Play): Promise<void> {
  await play.page.goto(`${play.address}?tab=canvas`)
  await play.page.locator('.flow').waitFor({ timeout: PATIENCE_MS })
  // What a designer needs is fetched once; without a network nobody gets one for the first time.
  await bothTabs(play)
}

/** One deed, with what befalls it. */
async function round(play: Play): Promise<void> {
  const { random, model, weather } = play
  const strike = drawStrike(random)
  const pause = random.below(MOST_PAUSE_MS)
  const isHeeded = random.chance(0.5)
  if (strike !== null) play.strikes.push(strike)
  if (strike === 'offline') await weather.turnOffline()
  if (strike === 'restart') weather.restart()
  if (strike === 'session') await weather.endSession()
  const [shown = FIRST] = model.possible().slice(-1)
  await act(play, drawDeed(play.hand, model, shown))
  if (isHeeded) play.say(`it says: ${(await heed(play)).status}`)
  await sleep(pause)
  play.say(`it says: ${(await heed(play)).status}`)
  if (strike === 'reload' || strike === 'reopen' || strike === 'crash') {
    play.say(strike)
    play.page = await comeBack(play.page, strike, weather)
    await foundAgain(play)
  } else await expectShown(play)
}

async function act(play: Play, deed: Deed): Promise<void> {
  const { page, model } = play
  play.say(deed.name)
  await signInIfAsked(play)
  page.setDefaultTimeout(DEED_MS)
  try {
    await deed.run(page)
    // The dialog in which she signs in again takes the caret: what was typed at that moment may stand there.
    if (await page.locator('.sign-in-form').isVisible()) model.mayHaveDone(deed.change)
    else model.did(deed.change)
  } catch (error) {
    play.broken += 1
    const said = error instanceof Error ? error.message : String(error)
    play.say(`broke off: ${said.slice(0, 200)}`)
    if (play.broken > MOST_BROKEN) throw new Lost(`The page does nothing any more: ${said}`)
    model.mayHaveDone(deed.change)
    await signInIfAsked(play)
    // A dialog that was asked for stays in nobody's way.
    await page.keyboard.press('Escape')
  }
}

/** Takes the page at its word. */
async function heed(play: Play): Promise<Sight> {
  const sight = await look(play.page)
  if (isPromise(sight)) {
    play.promises += 1
    play.model.wasKept()
  }
  return sight
}

async function signInIfAsked(play: Play): Promise<void> {
  const { page, ground, official, weather } = play
  const form = page.locator('.sign-in-form')
  if (!(await form.isVisible())) return
  play.say('signs in again')
  await weather.clear()
  await form.getByLabel('账号', { exact: true }).fill(official.login)
  await form.getByLabel('密码', { exact: true }).fill(ground.app.password)
  await form.getByRole('button', { name: '登录' }).click()
  await form.waitFor({ state: 'detached', timeout: PATIENCE_MS })
}

/** What is on the page is what the deeds came to, kept or not: nothing that befalls the network takes it away. */
async function expectShown(play: Play): Promise<void> {
  await until(play, 'shows', (seen) => play.model.isSeen(seen))
}

/** The page was opened anew: it has all that it said to have kept. */
async function foundAgain(play: Play): Promise<void> {
  const { page, model } = play
  page.setDefaultTimeout(PATIENCE_MS)
  await arrive(play)
  await until(play, 'found again', (seen) => model.isFoundAgain(seen))
  await bothTabs(play)
}

async function bothTabs(play: Play): Promise<void> {
  const { page } = play
  page.setDefaultTimeout(PATIENCE_MS)
  const isFlow = await page.locator('.flow').isVisible()
  for (const tab of isFlow ? (['forms', 'canvas'] as const) : (['canvas', 'forms'] as const)) {
    await signInIfAsked(play)
    await goTo(page, tab)
    await expectShown(play)
  }
}

/** Until the draft is on the page; she signs in where she is asked, and tries again where nobody answers. */
async function arrive(play: Play): Promise<void> {
  const { page, weather } = play
  const address = page.url()
  const either = page.locator('.sign-in-form, .flow, .form-canvas').first()
  for (let tries = 0; tries < 3; tries += 1) {
    const isThere = await either.waitFor({ timeout: PATIENCE_MS }).then(
      () => true,
      () => false,
    )
    if (isThere) {
      await signInIfAsked(play)
      await page.locator('.flow, .form-canvas').first().waitFor({ timeout: PATIENCE_MS })
      return
    }
    await weather.clear()
    await page.goto(address)
  }
  throw new Lost('The draft does not come back.')
}

async function until(
  { page, model }: Play,
  what: string,
  isRight: (seen: Partial<Shown>) => boolean,
): Promise<void> {
  const end = performance.now() + PATIENCE_MS
  for (;;) {
    const { steps, fields, asksToSettle, asksToSignIn } = await look(page)
    if (asksToSettle) throw new Lost('She is asked to settle a conflict with herself.')
    const seen = { ...(steps === null ? {} : { steps }), ...(fields === null ? {} : { fields }) }
    // Who has to sign in first sees it afterwards.
    const isBlank = steps === null && fields === null && !asksToSignIn
    if (!isBlank && isRight(seen)) return
    if (performance.now() > end) {
      const wanted = JSON.stringify(model.possible())
      throw new Lost(`${what}: ${JSON.stringify(seen)} instead of one of ${wanted}`)
    }
    await sleep(50)
  }
}

/** Everything is there again: the server has it all, and whoever opens it elsewhere sees it. */
async function finish(play: Play): Promise<void> {
  const { page, weather, model, ground, official, address } = play
  page.setDefaultTimeout(PATIENCE_MS)
  await weather.clear()
  const end = performance.now() + 3 * PATIENCE_MS
  await page.getByRole('button', { name: '保存草稿' }).click({ force: true })
  for (;;) {
    await signInIfAsked(play)
    const sight = await heed(play)
    if (sight.asksToSettle) throw new Lost('She is asked to settle a conflict with herself.')
    if (KEPT_BY_SERVER.test(sight.status)) break
    if (performance.now() > end) throw new Lost(`The server does not have it: ${sight.status}`)
    await sleep(100)
  }
  await bothTabs(play)
  const elsewhere = await openContext(ground, official)
  try {
    const other = await elsewhere.newPage()
    await other.goto(`${address}?tab=canvas`)
    const there: Play = { ...play, page: other, model }
    await arrive(there)
    await bothTabs(there)
  } finally {
    await elsewhere.close()
  }
}
