import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type TestApp } from '../../../tests/support/start-app.ts'

let linli: TestApp
let official: string
let ofPart: string
let worker: string
let resident: string
beforeAll(async () => {
  linli = await startApp()
  official = await linli.signIn('shen-center')
  ofPart = await linli.signIn('zhao-secretary')
  worker = await linli.signIn('li-acceptance')
  resident = await linli.signInByPhone('13900000001')
})
afterAll(() => linli.close())

const KEPT = '{ ... on FieldBlockKept { id revision } ... on Refusal { code } }'
/** As it was written: gaps, rare letters and the order of its keys. */
const bodyOf = (title: string, ...fields: readonly string[]) =>
  `{ "schema": {"type": "object", "properties": {${fields
    .map((key) => `"${key}": { "title": "${key}\u{20BB7}", "type": "string" }`)
    .join(', ')}}},\n  "title": {"zh-CN": ${JSON.stringify(title)}} }`

const save = async (input: object, cookie = official) =>
  (
    await linli.ask(
      `mutation ($input: SaveFieldBlockInput!) { saveFieldBlock(input: $input) ${KEPT} }`,
      { input },
      cookie,
    )
  ).saveFieldBlock
const remove = async (id: string, baseRevision: number, cookie = official) =>
  (
    await linli.ask(
      `mutation ($id: ID!, $on: Int!) { removeFieldBlock(id: $id, baseRevision: $on) ${KEPT} }`,
      { id, on: baseRevision },
      cookie,
    )
  ).removeFieldBlock
const list = async (cookie = official) =>
  (
    await linli.ask(
      '{ fieldBlocks { id revision body changedBy usedBy { definitionId title forms { id title } } } }',
      {},
      cookie,
    )
  ).fieldBlocks
const at = async (id: string, revision: number, cookie = official) =>
  (
    await linli.ask(
      'query ($id: ID!, $revision: Int!) { fieldBlockAt(id: $id, revision: $revision) }',
      { id, revision },
      cookie,
    )
  ).fieldBlockAt

test('a block comes back letter for letter, each revision of it, to whichever official asks', async () => {
  const id = randomUUID()
  const [first, second] = [bodyOf('地址', 'road'), bodyOf('住址', 'road', 'room')]
  expect(await save({ id, baseRevision: 0, body: first }, ofPart)).toEqual({ id, revision: 1 })
  expect(await save({ id, baseRevision: 1, body: second })).toEqual({ id, revision: 2 })
  expect(await list(ofPart)).toEqual([
    { id, revision: 2, body: second, changedBy: '沈中心', usedBy: [] },
  ])
  expect(await at(id, 1)).toBe(first)
  expect(await at(id, 2, ofPart)).toBe(second)
  expect(await at(id, 3)).toBeNull()
  expect(await remove(id, 2)).toEqual({ id, revision: 0 })
  expect(await list()).toEqual([])
  expect(await at(id, 1)).toBeNull()
})

test('of two who change the same revision one is told of the other, and what is there stays', async () => {
  const id = randomUUID()
  const body = bodyOf('地址', 'road')
  await save({ id, baseRevision: 0, body })
  expect(await save({ id, baseRevision: 0, body })).toEqual({ code: 'block.stale' })
  const both = await Promise.all([
    save({ id, baseRevision: 1, body: bodyOf('甲', 'road') }),
    save({ id, baseRevision: 1, body: bodyOf('乙', 'road') }, ofPart),
  ])
  expect(both).toContainEqual({ id, revision: 2 })
  expect(both).toContainEqual({ code: 'block.stale' })
  expect(await remove(id, 1)).toEqual({ code: 'block.stale' })
  expect((await list()).map(({ revision }: { revision: number }) => revision)).toEqual([2])
  expect(await remove(id, 2)).toEqual({ id, revision: 0 })
  expect(await remove(id, 2)).toEqual({ code: 'block.not-found' })
  expect(await save({ id, baseRevision: 2, body })).toEqual({ code: 'block.not-found' })
})

test('what is no block, or no id of one, is refused', async () => {
  const id = randomUUID()
  const endless = `${'['.repeat(30_000)}${']'.repeat(30_000)}`
  for (const body of [
    '{',
    'null',
    endless,
    bodyOf('地址'),
    bodyOf('地址', 'road').replace('string', 'x'),
  ]) {
    expect(await save({ id, baseRevision: 0, body })).toEqual({ code: 'block.invalid' })
  }
  const body = bodyOf('地址', 'road')
  const large = body.replace('地址', '长'.repeat(22_000))
  expect(await save({ id, baseRevision: 0, body: large })).toEqual({ code: 'request.too-large' })
  expect(await save({ id: 'x', baseRevision: 0, body })).toEqual({ code: 'request.invalid' })
  expect(await save({ id, baseRevision: -1, body })).toEqual({ code: 'request.invalid' })
  expect(await list()).toEqual([])
})

test.each([
  ['a worker', () => worker],
  ['a resident', () => resident],
])('%s neither reads nor changes one', async (_, cookie) => {
  const id = randomUUID()
  const body = bodyOf('地址', 'road')
  expect(await save({ id, baseRevision: 0, body }, cookie())).toEqual({ code: 'access.denied' })
  await save({ id, baseRevision: 0, body })
  expect(await remove(id, 1, cookie())).toEqual({ code: 'access.denied' })
  for (const query of ['{ fieldBlocks { id } }', `{ fieldBlockAt(id: "${id}", revision: 1) }`]) {
    const { errors } = await linli.post(query, {}, cookie())
    expect(errors?.[0]?.extensions?.code).toBe('access.denied')
  }
  await remove(id, 1)
})

test('a street has a hundred blocks and no more', async () => {
  const ids = Array.from({ length: 100 }, () => randomUUID())
  const body = bodyOf('地址', 'road')
  const { tenant } = linli.street
  await linli.services.pool.query(
    'INSERT INTO field_block (tenant_id, id, revision) SELECT $1, unnest($2::text[]), 1',
    [tenant.id, ids],
  )
  expect(await save({ id: randomUUID(), baseRevision: 0, body })).toEqual({
    code: 'request.invalid',
  })
  await linli.services.pool.query('DELETE FROM field_block WHERE tenant_id = $1', [tenant.id])
})

test('another street has blocks of its own, be they of the same id', async () => {
  const id = randomUUID()
  const { pool } = linli.services
  await pool.query(`INSERT INTO tenant (id, name) VALUES ('elsewhere', '别处')`)
  await pool.query(
    `INSERT INTO field_block (tenant_id, id, revision) VALUES ('elsewhere', $1, 1)`,
    [id],
  )
  await pool.query(
    `INSERT INTO field_block_revision (tenant_id, block_id, number, body, made_at, made_by)
     VALUES ('elsewhere', $1, 1, $2, now(), 'x')`,
    [id, bodyOf('别处', 'road')],
  )
  expect(await list()).toEqual([])
  expect(await at(id, 1)).toBeNull()
  expect(await remove(id, 1)).toEqual({ code: 'block.not-found' })
  expect(await save({ id, baseRevision: 1, body: bodyOf('地址', 'a') })).toEqual({
    code: 'block.not-found',
  })
  expect(await save({ id, baseRevision: 0, body: bodyOf('地址', 'a') })).toEqual({
    id,
    revision: 1,
  })
  expect(await remove(id, 1)).toEqual({ id, revision: 0 })
  const { rows } = await pool.query('SELECT revision FROM field_block')
  expect(rows).toEqual([{ revision: 1 }])
})

test('a block names the drafts that say that they use it, whatever else a draft says', async () => {
  const id = randomUUID()
  await save({ id, baseRevision: 0, body: bodyOf('地址', 'road') })
  const use = { block: id, revision: 1, form: 'report', fields: { road: 'road' } }
  const draft = (definitionId: string, more: object) =>
    linli.ask(
      `mutation ($input: SaveDraftInput!) { saveDraft(input: $input) { __typename } }`,
      {
        input: {
          ...{ definitionId, baseRevision: 0 },
          body: JSON.stringify({
            id: definitionId,
            forms: { report: { title: { 'zh-CN': '上报' } }, more: 1 },
            ...more,
          }),
        },
      },
      official,
    )
  const title = { 'zh-CN': '噪声', en: 'Noise' }
  await draft('noise', {
    title,
    blocks: [use, use, { ...use, form: 'gone' }, { ...use, block: 1 }],
  })
  await draft('strange', { blocks: { id }, title: 7 })
  await draft('other', { blocks: [null, 'x', { ...use, block: randomUUID() }] })
  await draft('untitled', { blocks: [use, { ...use, form: 'more' }] })
  await draft('wordless', { title: { 'zh-CN': '没有英文', en: ['x'] }, blocks: [use] })
  const [{ usedBy }] = await list()
  const [inEnglish] = await list(`${official}; linli_locale=en`)
  const report = { id: 'report', title: '上报' }
  expect(usedBy).toEqual([
    { definitionId: 'noise', title: '噪声', forms: [report] },
    { definitionId: 'untitled', title: 'untitled', forms: [report, { id: 'more', title: 'more' }] },
    { definitionId: 'wordless', title: '没有英文', forms: [report] },
  ])
  expect(inEnglish.usedBy.map((user: { title: string }) => user.title)).toEqual([
    ...['Noise', 'untitled', '没有英文'],
  ])
  await remove(id, 1)
})

test('the audit tells who made, changed and removed a block, and which fields it had', async () => {
  const id = randomUUID()
  const count = (deed: string) => linli.services.prisma.audit.count({ where: { deed } })
  const before = await count('block-changed')
  await save({ id, baseRevision: 0, body: bodyOf('地址', 'road') })
  await save({ id, baseRevision: 1, body: bodyOf('住址', 'room') }, ofPart)
  await save({ id, baseRevision: 1, body: bodyOf('晚了', 'room') })
  await remove(id, 2)
  expect(await count('block-changed')).toBe(before + 1)
  const { auditEntries } = await linli.ask(
    '{ auditEntries(first: 3) { edges { node { who did changes { label before after } } } } }',
    {},
    official,
  )
  const told = auditEntries.edges.map(({ node }: { node: object }) => node)
  expect(told).toContainEqual({
    ...{ who: '赵书记', did: '修改了常用字段组' },
    changes: [
      { label: '标题', before: '地址', after: '住址' },
      { label: '字段', before: 'road\u{20BB7}', after: 'room\u{20BB7}' },
    ],
  })
  expect(told.map(({ did }: { did: string }) => did).sort()).toEqual(
    ['添加了常用字段组', '修改了常用字段组', '删除了常用字段组'].sort(),
  )
})
