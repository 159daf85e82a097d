import type { Definition } from '@linli/schemas/definition'
import type { BrowserContext, Page } from 'playwright-core'
import { openPerson } from '../e2e/people.ts'
import { launchBrowser } from '../support/browser.ts'
import { templateOf } from '../support/edit-definition.ts'
import type { ServerProcess } from '../support/server-process.ts'
import type { Extent } from './extent.ts'
import type { Figures } from './figures.ts'
import { longWorkflow, wideForm } from './large-definitions.ts'
import { measureDesigners } from './measure-designers.ts'
import { measureTyping } from './measure-typing.ts'
import type { Stage } from './stage.ts'

/** What an official at the studio waits for, in Chromium, over the whole product. */
export async function measureStudio(
  stage: Stage,
  server: ServerProcess,
  extent: Extent,
): Promise<Figures> {
  const browser = await launchBrowser()
  try {
    const url = `http://127.0.0.1:${server.port}`
    const official = await openPerson(browser, { url }, { width: 1440, height: 900 })
    await signIn(official.context, stage.officialCookie, url)
    await official.page.goto('/studio')
    for (const definition of [
      templateOf('mediation'),
      wideForm(),
      longWorkflow('long-workflow', extent.workflowStates),
      longWorkflow('longest-workflow', extent.diagramStates),
    ]) {
      await putDraft(official.page, definition)
    }
    const figures = {
      ...(await measureTyping(official.page, extent)),
      ...(await measureDesigners(official.page, extent)),
    }
    if (official.troubles.length > 0) throw new Error(official.troubles.join('\n'))
    return figures
  } finally {
    await browser.close()
  }
}

async function signIn(context: BrowserContext, cookie: string, url: string): Promise<void> {
  const [name = '', value = ''] = cookie.split('=')
  await context.addCookies([{ name, value, url }])
}

/** A draft as a client of the API saves it. */
async function putDraft(page: Page, definition: Definition): Promise<void> {
  const query = 'mutation ($input: SaveDraftInput!) { saveDraft(input: $input) { __typename } }'
  // Without indentation: as much as a draft may weigh.
  const body = JSON.stringify(definition)
  const input = { definitionId: definition.id, body, baseRevision: 0 }
  const answer = await page.evaluate(
    async (sent) => {
      const headers = { 'content-type': 'application/json' }
      return (await fetch('/graphql', { method: 'POST', headers, body: sent })).text()
    },
    JSON.stringify({ query, variables: { input } }),
  )
  if (!answer.includes('DraftSaved')) throw new Error(answer)
}
