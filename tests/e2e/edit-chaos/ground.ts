import type { Pool } from 'pg'
import type { Browser, BrowserContext } from 'playwright-core'
import { createSessions } from '../../../server/src/accounts/sessions.ts'
import { sessionCookieName } from '../../../server/src/http/session-cookie.ts'
import { emptyDefinition } from '../../../studio/src/designer/definitions/empty-definition.ts'
import type { DemoApp } from '../run-demo-app.ts'

/** The product with its demo street, its database, and a browser. */
export interface Ground {
  readonly app: Pick<DemoApp, 'url' | 'password' | 'kill' | 'startAgain'>
  readonly pool: Pool
  readonly browser: Browser
}

/** An official of the street. */
export interface Official {
  readonly tenantId: string
  readonly id: string
  readonly login: string
}

/** One after the other: whoever signs in too often has to wait. */
export async function officialFor({ pool }: Ground, seed: number): Promise<Official> {
  const { rows } = await pool.query<Official>(
    `SELECT tenant_id AS "tenantId", id, login FROM account WHERE role = 'official' ORDER BY id`,
  )
  const found = rows[seed % rows.length]
  if (found === undefined) throw new Error('The street has no official.')
  return found
}

/** Signed in as if she had been before. */
export async function signedIn(
  { app, pool }: Ground,
  context: BrowserContext,
  { tenantId, id }: Official,
): Promise<void> {
  const sessions = createSessions(pool, Date)
  const { cookie } = await sessions.open({ tenantId, accountId: id, role: 'official' })
  await context.addCookies([{ name: sessionCookieName(false), value: cookie, url: app.url }])
}

/** A draft of its own that nobody has worked on. */
export async function beginDraft(
  { app }: Ground,
  context: BrowserContext,
  id: string,
): Promise<void> {
  const body = JSON.stringify(emptyDefinition({ id, title: '路灯报修', family: 'LD' }), null, 2)
  const query = 'mutation ($input: SaveDraftInput!) { saveDraft(input: $input) { __typename } }'
  const answer = await context.request.post(`${app.url}/graphql`, {
    headers: { origin: app.url },
    data: { query, variables: { input: { definitionId: id, body, baseRevision: 0 } } },
  })
  const said = await answer.text()
  if (!said.includes('DraftSaved')) throw new Error(said)
}
