import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestApp } from '../../../tests/support/start-app.ts'
import { startApp } from '../../../tests/support/start-app.ts'

let linli: TestApp
beforeAll(async () => {
  linli = await startApp()
  const homes = linli.street.nodes.filter(({ kind }) => kind === 'home' || kind === 'unit')
  const shaped = ['grid-3', 'building-5', 'building-6', ...homes.map(({ id }) => id)]
  await linli.services.pool.query(
    `INSERT INTO node_shape (tenant_id, node_id, valid_from, shape)
     SELECT $1, id, '2020-01-01', $3 FROM unnest($2::text[]) AS id`,
    [linli.street.tenant.id, shaped, JSON.stringify({ type: 'Point', coordinates: [119.2, 34.6] })],
  )
})
afterAll(() => linli.close())

async function around(nodeId: string): Promise<string[]> {
  const { placesAround } = await linli.ask(
    'query ($nodeId: ID!) { placesAround(nodeId: $nodeId) { id shape } }',
    { nodeId },
  )
  return placesAround.map(({ id }: { readonly id: string }) => id).sort()
}

test('a place and those beside it are shown to anybody, where somebody has said where they lie', async () => {
  expect(await around('building-5')).toEqual(['building-5', 'building-6', 'grid-3'])
  expect(await around('no-such-place')).toEqual([])
})

test('no unit and no home is shown, whoever asks beside which', async () => {
  for (const { id, kind } of linli.street.nodes) {
    if (kind !== 'home' && kind !== 'unit') continue
    const shown = await around(id)
    const kinds = linli.street.nodes
      .filter((node) => shown.includes(node.id))
      .map((node) => node.kind)
    expect(kinds).not.toContain('home')
    expect(kinds).not.toContain('unit')
  }
})

test('so often for each address only', async () => {
  const answers = []
  for (let i = 0; i < 121; i++)
    answers.push(await linli.post('{ placesAround(nodeId: "grid-1") { id } }'))
  expect(answers.at(-1)?.errors[0].extensions.code).toBe('request.too-many')
})
