import type { BrowserContext, Page } from 'playwright-core'
import type { Random } from '../../support/random.ts'
import type { Ground, Official } from './ground.ts'

/** What befalls whoever edits. */
export const STRIKES = ['reload', 'reopen', 'crash', 'offline', 'restart', 'session'] as const
export type Strike = (typeof STRIKES)[number]

/** After these the page is another one, and shows what was kept. */
export type Return = Extract<Strike, 'reload' | 'reopen' | 'crash'>

export interface Weather {
  /** Takes the network away or brings it back. */
  readonly turnOffline: () => Promise<void>
  /** Kills the server and starts it again, meanwhile. */
  readonly restart: () => void
  /** The server knows of no session of hers any more. */
  readonly endSession: () => Promise<void>
  /** Everything is there again. */
  readonly clear: () => Promise<void>
}

export function createWeather(
  { app, pool }: Ground,
  context: BrowserContext,
  official: Official,
): Weather {
  let isOffline = false
  let restarting: Promise<void> | null = null
  return {
    async turnOffline() {
      isOffline = !isOffline
      await context.setOffline(isOffline)
    },
    restart() {
      restarting ??= app
        .kill()
        .then(() => app.startAgain())
        .finally(() => {
          restarting = null
        })
    },
    async endSession() {
      const { tenantId, id } = official
      await pool.query('DELETE FROM session WHERE tenant_id = $1 AND account_id = $2', [
        ...[tenantId, id],
      ])
    },
    async clear() {
      await restarting
      if (isOffline) await this.turnOffline()
    },
  }
}

export function drawStrike(random: Random): Strike | null {
  const drawn = random.below(100)
  if (drawn < 14) return 'reload'
  if (drawn < 18) return 'reopen'
  if (drawn < 22) return 'crash'
  if (drawn < 34) return 'offline'
  if (drawn < 42) return 'restart'
  if (drawn < 50) return 'session'
  return null
}

/** Leaves the page and comes back to it, as soon as there is anything to come back to; the page that has it then. */
export async function comeBack(page: Page, how: Return, weather: Weather): Promise<Page> {
  const address = page.url()
  const context = page.context()
  if (how === 'reload') {
    // Where nobody answers the browser says so, and she tries again.
    const isThere = await page.reload().then(
      (answer) => answer?.ok() === true,
      () => false,
    )
    if (!isThere) {
      await weather.clear()
      await page.goto(address)
    }
    return page
  }
  if (how === 'crash') await page.goto('chrome://crash').catch(() => undefined)
  const next = await context.newPage()
  await page.close()
  await weather.clear()
  await next.goto(address)
  return next
}
