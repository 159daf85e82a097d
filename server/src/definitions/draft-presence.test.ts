import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishTemplate } from '../../../tests/support/publish-template.ts'
import { startApp, type TestApp } from '../../../tests/support/start-app.ts'

const LOOK = `mutation ($definitionId: String!, $isEditing: Boolean!) {
  lookAtDraft(definitionId: $definitionId, isEditing: $isEditing) { revision others { name isEditing since } } }`

let linli: TestApp
let [zhao, shen] = ['', '']
beforeAll(async () => {
  linli = await startApp()
  await publishTemplate(linli.services, linli.street.tenant.id, 'complaint')
  zhao = await linli.signIn('zhao-secretary')
  shen = await linli.signIn('shen-center')
})
afterAll(() => linli.close())

async function look(cookie: string, isEditing = false) {
  return (await linli.ask(LOOK, { definitionId: 'complaint', isEditing }, cookie)).lookAtDraft
}

test('whoever has a draft before her sees who else has, until they have been silent for 45 seconds', async () => {
  expect(await look(zhao)).toEqual({ revision: 0, others: [] })
  const seen = await look(shen, true)
  expect(seen.others).toMatchObject([{ name: '赵书记', isEditing: false }])
  expect((await look(zhao)).others).toMatchObject([{ name: '沈中心', isEditing: true }])

  // Time that passes is written into the row: the clock is the database's.
  await linli.services.pool.query("UPDATE draft_editor SET seen_at = now() - interval '46 seconds'")
  expect((await look(zhao)).others).toEqual([])
  await linli.services.pool.query(
    "UPDATE draft_editor SET since = since - interval '1 hour', seen_at = now() - interval '2 days'",
  )
  const back = await look(shen)
  expect(Date.now() - Date.parse((await look(zhao)).others[0].since)).toBeLessThan(600_000)
  expect(back.others).toEqual([])
})

test('nobody is present at what is not there', async () => {
  const { rows } = await linli.services.pool.query('SELECT count(*)::int AS n FROM draft_editor')
  await expect(
    linli.ask(LOOK, { definitionId: 'nothing', isEditing: false }, zhao),
  ).rejects.toThrow()
  const after = await linli.services.pool.query('SELECT count(*)::int AS n FROM draft_editor')
  expect(after.rows).toEqual(rows)
})
