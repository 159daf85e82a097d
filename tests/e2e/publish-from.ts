import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Publishes a definition from the page of an official, as the studio does. */
export async function publishFrom(page: Page, definitionId: string, body: string): Promise<void> {
  expect(await page.evaluate(publish, [definitionId, body] as const)).toEqual([
    'DraftSaved',
    'Published',
  ])
}

/** Runs in the page. */
async function publish([definitionId, body]: readonly [string, string]): Promise<string[]> {
  const ask = async (field: string, type: string, input: object) => {
    const query = `mutation ($input: ${type}!) { ${field}(input: $input) { __typename } }`
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables: { input } }),
    })
    return (await response.json()).data[field].__typename as string
  }
  return [
    await ask('saveDraft', 'SaveDraftInput', { definitionId, baseRevision: 0, body }),
    await ask('publish', 'PublishInput', { definitionId, baseRevision: 1 }),
  ]
}
