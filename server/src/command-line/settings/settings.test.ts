import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cityDay } from '@linli/schemas/city-day'
import { buildSchema, parse, validate } from 'graphql'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startApp, type TestApp } from '../../../../tests/support/start-app.ts'
import { runCommandLine } from '../main.ts'
import { ADD_SHIFT, ADD_TEAM, CHANGE_TEAM, SAVE_HOURS, SET_RETENTION } from './send-setting.ts'
import type { Settings, Shift } from './settings-file.ts'
import { PEOPLE, PERSON, ROSTER, STREET } from './street-state.ts'

let linli: TestApp
let server: string
let official: string
let folder: string
beforeAll(async () => {
  linli = await startApp()
  server = await linli.listen()
  official = await linli.signIn('shen-center')
})
afterAll(() => linli.close())
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'linli-settings-'))
  return () => rmSync(folder, { recursive: true, force: true })
})

const OFFICIALS = ['shen-center', 'cao-center', 'yan-center'] as const
let calls = 0

async function run(words: readonly string[], login = OFFICIALS[calls++ % OFFICIALS.length] ?? '') {
  const told: string[] = []
  const complained: string[] = []
  const code = await runCommandLine(['settings', ...words], {
    config: { server, login, password: 'a-password-of-tests' },
    readInput: async () => '',
    tell: (line) => told.push(line),
    complain: (line) => complained.push(line),
  })
  return { code, told: told.join('\n'), complained: complained.join('\n') }
}

const pathOf = (name = 'settings.json') => join(folder, name)
const read = (): Settings => JSON.parse(readFileSync(pathOf(), 'utf8'))

function write(change: Partial<Settings>): void {
  const text = JSON.stringify({ format: 'linli-settings/1', ...change })
  writeFileSync(pathOf(), text)
}

/** Rows of the audit, which every change leaves. */
async function deeds(): Promise<number> {
  return linli.services.prisma.audit.count({ where: { deed: { notIn: ['sign-in'] } } })
}

const day = (after: number) => cityDay(Date.now() + after * 86_400_000)
const shift = (after: number, people: readonly string[]): Shift => ({
  ...{ from: `${day(after)}T08:00`, until: `${day(after)}T20:00`, people },
})

const PLACE = '锦绣街道/青禾社区'
const DESK = {
  ...{ place: PLACE, name: '青禾值班室', kind: 'duty-desk', hours: ['08:00-20:00'] },
  ...{ isExternal: false, agreementUntil: null, hasRoster: true },
}
const CREW = ['wu-duty', 'zhou-duty', 'xu-mediator']
const WANTED = {
  officeHours: [
    {
      ...{ from: '2027-01-01', hours: ['09:00-12:00', '14:00-18:00'] },
      season: { from: '06-01', to: '09-30', hours: ['08:00-12:00'] },
    },
  ],
  retention: { days: 180, erase: 'marked' as const },
  teams: [{ ...DESK, roster: [shift(3, CREW), shift(4, CREW.toReversed())] }],
}

describe('settings', () => {
  test('are set by a file, told before, and a second time nothing is changed', async () => {
    write(WANTED)
    const before = await deeds()

    const dry = await run(['push', '--dry-run', pathOf()])
    expect(dry.code).toBe(0)
    expect(dry.told).toContain('新团队「青禾值班室」')
    expect(dry.told).toContain(`加一班：${day(3)}T08:00 到 ${day(3)}T20:00`)
    expect(dry.told).toContain('5 处不同，没有写入')
    expect(await deeds()).toBe(before)

    const pushed = await run(['push', pathOf()])
    expect(pushed).toMatchObject({ code: 0, complained: '' })
    expect(pushed.told).toContain('写入 5 处')
    const after = await deeds()
    expect(after).toBeGreaterThan(before)
    const again = await run(['push', pathOf(), '--locale', 'en'])
    expect(again).toMatchObject({ code: 0 })
    expect(again.told).toContain('0 written')
    expect(await deeds()).toBe(after)

    rmSync(pathOf())
    expect((await run(['pull', pathOf()])).code).toBe(0)
    const pulled = read()
    expect({ ...pulled, teams: pulled.teams?.filter(({ name }) => name === DESK.name) }).toEqual({
      ...{ format: 'linli-settings/1', ...WANTED },
    })
    expect((await run(['push', pathOf()])).told).toContain('写入 0 处')
  })

  test('that somebody has changed since are not changed back', async () => {
    await run(['pull', pathOf()])
    const mine = { ...read(), retention: { days: 90, erase: 'sensitive' } as const }
    await linli.ask(
      'mutation { setRetentionDefault(days: 365, erase: MARKED) { __typename } }',
      {},
      official,
    )
    writeFileSync(pathOf(), JSON.stringify(mine))

    const pushed = await run(['push', pathOf()])
    expect(pushed.code).toBe(3)
    expect(pushed.told).toContain('没有写入')
    // Nor is what was written here lost by another pull.
    expect((await run(['pull', pathOf()])).code).toBe(3)
    expect(read().retention).toEqual(mine.retention)
    const { retentionDefault } = await linli.ask('{ retentionDefault { days } }', {}, official)
    expect(retentionDefault.days).toBe(365)
  })

  test('a shift that is there stays, whoever swapped it, and what has begun is no affair of the file', async () => {
    const other = { ...shift(3, ['xu-mediator', 'wu-duty']), until: `${day(3)}T12:00` }
    const past = shift(-3, CREW)
    write({ teams: [{ ...DESK, roster: [past, other, shift(6, CREW)] }] })

    const pushed = await run(['push', pathOf()])
    expect(pushed.code).toBe(3)
    expect(pushed.told).toContain('已有别的班次，没有改')
    expect(pushed.told).toContain('写入 1 处')
    await run(['pull', pathOf('other.json')])
    const teams: Settings['teams'] = JSON.parse(readFileSync(pathOf('other.json'), 'utf8')).teams
    const roster = teams?.find(({ name }) => name === DESK.name)?.roster
    expect(roster).toEqual([...(WANTED.teams[0]?.roster ?? []), shift(6, CREW)])
  })

  test('of a team change, and a team that the file does not name stays', async () => {
    write({ teams: [{ ...DESK, kind: 'patrol', hours: [] }] })
    expect((await run(['push', pathOf()])).told).toContain('写入 1 处')
    write({ teams: [] })
    expect((await run(['push', pathOf()])).told).toContain('写入 0 处')
    const { teams } = await linli.ask('{ teams { name kind isClosed } }', {}, official)
    expect(teams).toContainEqual({ name: DESK.name, kind: 'patrol', isClosed: false })
  })
})

describe('a file or a call that cannot be', () => {
  test.each([
    ['another format', '{"format":"linli-settings/2"}', "'linli-settings/1'"],
    ['no JSON', '{', 'no JSON'],
    ['a name that nobody reads', '{"format":"linli-settings/1","retenton":null}', "'retenton'"],
    [
      'hours in words',
      '{"format":"linli-settings/1","officeHours":[{"from":"2027-01-01","hours":["早上"]}]}',
      '/officeHours/0/hours/0',
    ],
    [
      'a place that is not there',
      JSON.stringify({ format: 'linli-settings/1', teams: [{ ...DESK, place: '月亮' }] }),
      "'月亮'",
    ],
    [
      'a login that nobody has',
      JSON.stringify({
        format: 'linli-settings/1',
        teams: [{ ...DESK, roster: [shift(9, ['nobody-here'])] }],
      }),
      "'nobody-here'",
    ],
    [
      'what the server refuses',
      '{"format":"linli-settings/1","retention":{"days":0,"erase":"marked"}}',
      '请求格式不正确',
    ],
  ])('%s ends with 2 and a sentence', async (_what, text, sentence) => {
    writeFileSync(pathOf(), text)
    const { code, complained } = await run(['push', pathOf()])
    expect(code).toBe(2)
    expect(complained).toContain(sentence)
  })

  test('somebody who is no official, or of a part, sets nothing of the street', async () => {
    write({ retention: null })
    const before = await deeds()
    for (const login of ['wang-grid', 'zhao-secretary'])
      expect((await run(['push', pathOf()], login)).code).toBe(2)
    expect(await deeds()).toBe(before)
    expect((await run(['pull', pathOf('new.json')], 'wang-grid')).code).toBe(2)
    expect(existsSync(pathOf('new.json'))).toBe(false)
    expect((await run(['push'])).code).toBe(2)
  })
})

test('what is asked is of the schema that the server speaks', () => {
  const path = new URL('../../../../schemas/graphql/schema.graphql', import.meta.url)
  const schema = buildSchema(readFileSync(path, 'utf8'))
  for (const document of [
    ...[STREET, ROSTER, PERSON, PEOPLE, SAVE_HOURS, SET_RETENTION, ADD_TEAM, CHANGE_TEAM],
    ADD_SHIFT,
  ])
    expect(validate(schema, parse(document))).toEqual([])
})
