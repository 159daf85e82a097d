import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { TestApp } from '../../../tests/support/start-app.ts'
import { startApp } from '../../../tests/support/start-app.ts'
import { until } from '../../../tests/support/until.ts'

let linli: TestApp
let official: string
let tenantId: string
beforeAll(async () => {
  linli = await startApp()
  official = await linli.signIn('shen-center')
  tenantId = linli.street.tenant.id
  // The demo street numbers its communities only.
  await linli.services.pool.query(
    `UPDATE org_node SET code = upper(id) WHERE tenant_id = $1 AND code IS NULL`,
    [tenantId],
  )
})
afterAll(() => linli.close())

const MAP = `query ($nodeId: ID!, $day: String) { answer: nodeMap(nodeId: $nodeId, day: $day) {
  node { id shape } children { id shape } findings } }`
const AT = 'query ($x: Float!, $y: Float!) { answer: nodeAt(longitude: $x, latitude: $y) }'
const [X, Y] = [119.2, 34.6]
/** So many ten-thousandths of a degree from a corner of the city: some ten metres each. */
const square = (x: number, y: number, size: number) => {
  const [west, south, step] = [X + x / 10_000, Y + y / 10_000, size / 10_000]
  const ring = [
    ...[
      [west, south],
      [west + step, south],
      [west + step, south + step],
    ],
    ...[
      [west, south + step],
      [west, south],
    ],
  ]
  return { type: 'Polygon', coordinates: [ring] }
}
const point = (x: number, y: number) => ({
  ...{ type: 'Point', coordinates: [X + x / 10_000, Y + y / 10_000] },
})
const feature = (code: string | undefined, geometry: unknown) => ({
  ...{ type: 'Feature', properties: { code, drawnBy: '测绘' }, geometry },
})
const collection = (...features: readonly object[]) => ({ type: 'FeatureCollection', features })

async function send(file: unknown, { query = '', cookie = official as string | null } = {}) {
  const response = await linli.app.inject({
    method: 'POST',
    url: `/org/shapes/import?${query}`,
    headers: {
      'content-type': 'application/geo+json',
      ...(cookie === null ? {} : { cookie }),
    },
    payload: typeof file === 'string' ? file : JSON.stringify(file),
  })
  return { status: response.statusCode, ...response.json() }
}
async function mapOf(nodeId: string, day: string | null = null) {
  return (await linli.ask(MAP, { nodeId, day }, official)).answer
}
const at = async (x: number, y: number, cookie?: string) =>
  (await linli.ask(AT, { x: X + x / 10_000, y: Y + y / 10_000 }, cookie)).answer
const count = () => linli.services.prisma.nodeShape.count()
function day(offset: number): string {
  const now = linli.services.clock.now() + 8 * 3_600_000 + offset * 86_400_000
  return new Date(now).toISOString().slice(0, 10)
}

describe('shapes are imported', () => {
  const file = collection(
    feature('AREA-EAST', square(0, 0, 100)),
    feature('GRID-1', square(0, 0, 50)),
    feature('GRID-2', square(50, 0, 50)),
    feature('BUILDING-1', point(20, 20)),
  )

  test('shown first, then done; a second time nothing changes, and what is not right comes back as a file', async () => {
    const facts = { status: 200, featureCount: 4, changedCount: 4, unchangedCount: 0, badCount: 0 }
    expect(await send(file)).toMatchObject({ ...facts, isApplied: false, warnings: [] })
    expect(await count()).toBe(0)
    expect(await send(file, { query: 'apply=1' })).toMatchObject({ ...facts, isApplied: true })
    expect(await send(file, { query: 'apply=1' })).toMatchObject({
      ...{ changedCount: 0, unchangedCount: 4 },
    })
    expect(await count()).toBe(4)

    const open = { type: 'Polygon', coordinates: [square(0, 0, 9).coordinates[0]?.slice(0, 4)] }
    const wrong = collection(
      ...[feature('GRID-3', square(0, 60, 20)), feature(undefined, point(0, 0))],
      ...[feature('NOWHERE', point(0, 0)), feature('GRID-4', open)],
      ...[feature('BUILDING-2', point(1, 1)), feature('BUILDING-2', point(2, 2))],
    )
    const answer = await send(wrong, { query: 'apply=1' })
    expect(answer).toMatchObject({ changedCount: 1, badCount: 5 })
    expect(answer.bad.map(({ line, code }: Record<string, unknown>) => [line, code])).toEqual([
      ...[
        [2, ''],
        [3, 'NOWHERE'],
        [4, 'GRID-4'],
        [5, 'BUILDING-2'],
        [6, 'BUILDING-2'],
      ],
    ])
    const back = JSON.parse(answer.badFile)
    expect(back.features[2]).toMatchObject({
      geometry: open,
      properties: { code: 'GRID-4', drawnBy: '测绘', problem: expect.stringContaining('没有闭合') },
    })
    // Put right, the file goes in as it is.
    back.features = [{ ...back.features[2], geometry: square(20, 60, 20) }]
    expect(await send(back, { query: 'apply=1' })).toMatchObject({ changedCount: 1, badCount: 0 })
  })

  test('as maps in China show them they are reckoned anew', async () => {
    // A place where the two differ by some 500 metres, as the library's documentation has it.
    const shown = { type: 'Point', coordinates: [116.403_988, 39.914_266] }
    await send(collection(feature('BUILDING-3', shown)), { query: 'apply=1&datum=gcj02' })
    const { children } = await mapOf('grid-1')
    const grid = children.some(({ id }: { id: string }) => id === 'building-3')
      ? 'grid-1'
      : 'grid-2'
    const all = (await mapOf(grid)).children
    const { shape } = all.find(({ id }: { id: string }) => id === 'building-3')
    expect(shape.coordinates[0]).toBeCloseTo(116.397_749, 4)
    expect(shape.coordinates[1]).toBeCloseTo(39.912_863, 4)
    expect((await send(collection(), { query: 'datum=moon' })).status).toBe(400)
    await send(collection(feature('BUILDING-3', null)), { query: 'apply=1' })
  })

  test('from a day on: before it they lay where they lay', async () => {
    const before = (await mapOf('grid-2')).node.shape
    const later = square(50, 0, 40)
    await send(collection(feature('GRID-2', later)), { query: `apply=1&day=${day(3)}` })
    expect((await mapOf('grid-2')).node.shape).toEqual(before)
    expect((await mapOf('grid-2', day(2))).node.shape).toEqual(before)
    expect((await mapOf('grid-2', day(3))).node.shape.coordinates[0]).toHaveLength(5)
    expect((await mapOf('grid-2', day(3))).node.shape).not.toEqual(before)
    // Nowhere from then on, and then as before.
    await send(collection(feature('GRID-2', null)), { query: `apply=1&day=${day(3)}` })
    expect((await mapOf('grid-2', day(4))).node.shape).toBeNull()
    await send(collection(feature('GRID-2', before)), { query: 'apply=1' })
    await send(collection(feature('GRID-2', before)), { query: `apply=1&day=${day(3)}` })
    expect((await mapOf('grid-2', day(4))).node.shape).toEqual(before)
  })

  test('from today on as it lies today, whatever is planned for later', async () => {
    const now = (await mapOf('grid-2')).node.shape
    const code = 'GRID-2'
    await send(collection(feature(code, square(50, 0, 30))), { query: `apply=1&day=${day(3)}` })
    expect(await send(collection(feature(code, now)), { query: 'apply=1' })).toMatchObject({
      changedCount: 1,
    })
    expect((await mapOf('grid-2', day(4))).node.shape).toEqual(now)
    await send(collection(feature(code, null)), { query: `apply=1&day=${day(3)}` })
    await send(collection(feature(code, now)), { query: 'apply=1' })
    expect((await mapOf('grid-2', day(4))).node.shape).toEqual(now)
    expect(await send(collection(feature(code, now)), { query: 'apply=1' })).toMatchObject({
      changedCount: 0,
    })
  })

  test('with the same few statements however many they are', async () => {
    const codes = ['GRID-3', 'GRID-4', 'BUILDING-2', 'BUILDING-3', 'BUILDING-4']
    const spy = vi.spyOn(pg.Client.prototype, 'query')
    const place = async (some: readonly string[], x: number) => {
      spy.mockClear()
      const features = some.map((code) => feature(code, point(x, 60)))
      const { changedCount } = await send(collection(...features), { query: 'apply=1' })
      const texts = (spy.mock.calls as unknown[][]).map(([asked]) => String(asked))
      return [changedCount, texts.filter((text) => text.includes('node_shape')).length]
    }
    const [one, most] = [await place(codes.slice(0, 1), 1), await place(codes, 2)]
    spy.mockRestore()
    await send(collection(...codes.map((code) => feature(code, null))), { query: 'apply=1' })
    expect(one).toEqual([1, 5])
    expect(most).toEqual([codes.length, 5])
  })

  test('what comes back says what was no list of properties no more, and takes no more room than it must', async () => {
    const lost = { type: 'Feature', properties: 'code', geometry: point(0, 0) }
    const { badFile } = await send(collection(lost))
    expect(JSON.parse(badFile).features[0].properties).toEqual({
      problem: expect.stringContaining('没有编码'),
    })
    expect(badFile).not.toContain('\n')
  })

  test('a file that is nested too deeply is refused, and nothing of it is done', async () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
    const text = JSON.stringify(
      collection(feature('GRID-2', square(50, 0, 20)), feature('NOWHERE', 'DEEP')),
    ).replace('"DEEP"', deep)
    const before = (await mapOf('grid-2')).node.shape
    expect(await send(text, { query: 'apply=1' })).toMatchObject({
      ...{ status: 422, code: 'shapes.unreadable' },
    })
    expect((await mapOf('grid-2')).node.shape).toEqual(before)
  })

  test('what is odd is told and done all the same', async () => {
    const odd = collection(
      feature('GRID-2', square(45, 80, 30)),
      feature('GRID-1', square(0, 0, 50)),
    )
    const { warnings } = await send(odd)
    expect(warnings).toEqual([expect.stringMatching(/第二网格.*在.*东片区.*外面/)])
    const { warnings: overlaps } = await send(collection(feature('GRID-2', square(40, 0, 50))))
    expect(overlaps).toEqual([expect.stringMatching(/第一网格.*第二网格.*重叠/)])
    // All that is below an area of which the border is drawn anew.
    const { warnings: smaller } = await send(collection(feature('AREA-EAST', square(0, 0, 60))))
    expect(smaller).toContainEqual(expect.stringMatching(/第二网格.*外面/))
  })

  test.each([
    ['no JSON', '{', 'shapes.unreadable'],
    ['no collection', { type: 'Feature' }, 'shapes.unreadable'],
  ])('%s is refused', async (_, body, code) => {
    expect(await send(body)).toMatchObject({ status: 422, code })
  })

  test('by officials only, and by no other site', async () => {
    for (const [cookie, code] of [
      [null, 'session.missing'],
      [await linli.signIn('wu-duty'), 'access.denied'],
      [await linli.signInByPhone('13900000001'), 'access.denied'],
    ] as const) {
      expect(await send(file, { cookie })).toMatchObject({ code })
      expect(
        (await linli.post(MAP, { nodeId: 'grid-1' }, cookie ?? undefined)).errors?.[0]?.extensions
          ?.code,
      ).toBe(code)
    }
    const { statusCode } = await linli.app.inject({
      ...{ method: 'POST', url: '/org/shapes/import', payload: '{}' },
      headers: {
        'content-type': 'application/geo+json',
        cookie: official,
        origin: 'https://elsewhere.example',
      },
    })
    expect(statusCode).toBe(403)
  })
})

describe('whoever stands somewhere', () => {
  test('is found in the building near, else in the grid, also without a word of who she is', async () => {
    expect(await at(20.5, 20)).toBe('building-1')
    expect(await at(40, 40)).toBe('grid-1')
    expect(await at(90, 10)).toBe('grid-2')
    expect(await at(90, 90)).toBe('area-east')
    expect(await at(5_000, 0)).toBeNull()
    const { errors } = await linli.post(AT, { x: 300, y: 0 })
    expect(errors?.[0]?.extensions?.code).toBe('request.invalid')
  })

  test('is found by what is said last, and in nothing that is closed', async () => {
    await send(collection(feature('BUILDING-1', point(70, 45))), { query: 'apply=1' })
    expect(await at(20.5, 20)).toBe('grid-1')
    expect(await at(70, 45)).toBe('building-1')
    const close = (closedAt: string) =>
      linli.services.pool.query(
        `WITH changed AS (UPDATE org_node SET closed_at = ${closedAt} WHERE id = 'building-1')
         UPDATE tenant SET org_revision = org_revision + 1`,
      )
    await close('now()')
    expect(await at(70, 45)).toBe('grid-2')
    await close('NULL')
  })
})

describe('when grids become one', () => {
  test('it lies where both lay; taken back, each where it lay; split, its parts are still to be drawn', async () => {
    const change = (field: string, type: string) =>
      `mutation ($input: ${type}!) { answer: ${field}(input: $input) { __typename ... on TreeChanged { change { id } } ... on Refusal { code } } }`
    const merge = { nodeIds: ['grid-1', 'grid-2'], intoId: 'grid-1', keepsPosts: true }
    const before = (await mapOf('grid-1')).node.shape
    const planned = square(0, 0, 30)
    await send(collection(feature('GRID-1', planned)), { query: `apply=1&day=${day(5)}` })

    const { answer } = await linli.ask(
      change('mergeNodes', 'MergeNodesInput'),
      { input: merge },
      official,
    )

    expect(answer).toMatchObject({ __typename: 'TreeChanged' })
    expect((await mapOf('grid-1')).node.shape).toMatchObject({ type: 'MultiPolygon' })
    expect(await at(90, 10)).toBe('grid-1')
    expect((await mapOf('grid-1', day(4))).node.shape).toMatchObject({ type: 'MultiPolygon' })
    expect((await mapOf('grid-1', day(5))).node.shape.coordinates).toHaveLength(1)
    await until(async () => {
      const undone = await linli.ask(
        `mutation ($id: ID!) { answer: undoTreeChange(id: $id) { __typename } }`,
        { id: answer.change.id },
        official,
      )
      return undone.answer.__typename === 'TreeChanged'
    }, 30_000)
    expect((await mapOf('grid-1')).node.shape).toEqual(before)
    expect(await at(90, 10)).toBe('grid-2')

    const split = { nodeId: 'grid-1', parts: [{ name: '一网格东', childIds: [] }], closes: false }
    await linli.ask(change('splitNode', 'SplitNodeInput'), { input: split }, official)
    expect((await mapOf('area-east')).findings).toContainEqual(
      expect.stringMatching(/一网格东.*还没有范围/),
    )
  })
})
