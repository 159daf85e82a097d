import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSchema, parse, validate } from 'graphql'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { TestApp } from '../../../tests/support/start-app.ts'
import { startApp } from '../../../tests/support/start-app.ts'
import { runCommandLine } from './main.ts'
import { DEFINITION_IDS, DRAFT, VERSIONS } from './pull.ts'
import { SAVE_DRAFT } from './push.ts'
import { SIGN_IN, SIGN_OUT } from './remote-server.ts'

const PASSWORD = 'a-password-of-tests'
const ALARM = readTemplate('smoke-alarm')
const COMPLAINT = readTemplate('complaint')
const SAVE = `mutation ($input: SaveDraftInput!) { saveDraft(input: $input) { __typename
  ... on DraftSaved { draft { revision } } ... on StaleDraft { revision } } }`
const PUBLISH = 'mutation ($input: PublishInput!) { publish(input: $input) { __typename } }'

let linli: TestApp
let server: string
let other: string
let folder: string
beforeAll(async () => {
  linli = await startApp()
  server = await linli.listen()
  other = await linli.signIn('zhao-secretary')
  await saveInStudio(ALARM, 0)
  await saveInStudio(COMPLAINT, 0)
  const input = { definitionId: 'complaint', baseRevision: 1 }
  const { publish } = await linli.ask(PUBLISH, { input }, other)
  expect(publish.__typename).toBe('Published')
})
afterAll(() => linli.close())
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'linli-pull-'))
  return () => rmSync(folder, { recursive: true, force: true })
})

describe('pull', () => {
  test('writes every draft byte for byte, and the versions that are asked for', async () => {
    const { code, told } = await run('pull', '--folder', folder, '--versions')

    expect(told).toContain('smoke-alarm.json')
    expect(code).toBe(0)
    expect(fileOf('smoke-alarm')).toBe(ALARM)
    expect(fileOf('complaint')).toBe(COMPLAINT)
    const version = readFileSync(join(folder, 'complaint.versions', '1.json'), 'utf8')
    expect(JSON.parse(version)).toEqual(JSON.parse(COMPLAINT))
    expect((await run('validate', join(folder, 'smoke-alarm.json'))).code).toBe(0)
  })

  test('does not write over what was changed in the file', async () => {
    const mine = ALARM.replace('"family": "', '"family": "X')
    await run('pull', 'smoke-alarm', '--folder', folder)
    write('smoke-alarm', mine)

    const { code, told } = await run('pull', 'smoke-alarm', '--folder', folder)

    expect(code).toBe(3)
    expect(told).toContain('没有覆盖')
    expect(fileOf('smoke-alarm')).toBe(mine)
  })

  test('asks for what is not there and ends with 2, naming it', async () => {
    const { code, complained } = await run('pull', 'nowhere', '--folder', folder)
    expect(code).toBe(2)
    expect(complained).toContain('nowhere')
  })
})

describe('push', () => {
  test('saves the file as the next revision, again and again', async () => {
    const before = await revisionOf('smoke-alarm')
    await run('pull', 'smoke-alarm', '--folder', folder)
    write('smoke-alarm', fileOf('smoke-alarm').replaceAll('告警', '警情'))

    const dry = await run('push', '--dry-run', join(folder, 'smoke-alarm.json'))
    expect(dry).toMatchObject({ code: 0 })
    expect(dry.told).toContain('警情')
    expect(dry.told).toContain('没有保存')
    expect(await revisionOf('smoke-alarm')).toBe(before)

    const pushed = await run('push', join(folder, 'smoke-alarm.json'))
    expect(pushed).toMatchObject({ code: 0 })
    expect(await revisionOf('smoke-alarm')).toBe(before + 1)
    expect((await run('push', join(folder, 'smoke-alarm.json'))).told).toContain('一样')
    expect(await revisionOf('smoke-alarm')).toBe(before + 1)

    write('smoke-alarm', fileOf('smoke-alarm').replaceAll('警情', '险情'))
    expect(await run('push', join(folder, 'smoke-alarm.json'))).toMatchObject({ code: 0 })
    expect(await revisionOf('smoke-alarm')).toBe(before + 2)
  })

  test('leaves what somebody saved in between, and ends with 3', async () => {
    await run('pull', 'complaint', '--folder', folder)
    const revision = await revisionOf('complaint')
    const theirs = COMPLAINT.replaceAll('受理甄别', '受理审核')
    await saveInStudio(theirs, revision)
    write('complaint', COMPLAINT.replaceAll('受理甄别', '受理把关'))

    const dry = await run('push', '--dry-run', join(folder, 'complaint.json'))
    const pushed = await run('push', join(folder, 'complaint.json'))

    expect([dry.code, pushed.code]).toEqual([3, 3])
    expect(pushed.told).toContain(`第 ${revision + 1} 次保存`)
    expect(await draftOf('complaint')).toEqual({ revision: revision + 1, body: theirs })
  })

  test('keeps an unfinished draft, tells its findings and ends with 1', async () => {
    const path = write('new-one', JSON.stringify({ id: 'new-one', format: 'linli/1' }))

    const dry = await run('push', '--dry-run', path)
    expect(await draftOf('new-one')).toBeNull()
    const pushed = await run('push', path, '--locale', 'en')

    expect([dry.code, pushed.code]).toEqual([1, 1])
    expect(pushed.told).toMatch(/key\.missing: “title” is missing/)
    expect(await draftOf('new-one')).toMatchObject({ revision: 1 })
  })
})

describe('a call that cannot be', () => {
  test('a wrong password ends with 2, and no password is ever told', async () => {
    const { code, told, complained } = await run('pull', '--password-stdin', {
      input: 'wrong-secret\n',
    })
    expect(code).toBe(2)
    expect(complained).not.toBe('')
    expect(told + complained).not.toContain('wrong-secret')
    expect(told + complained).not.toContain(PASSWORD)
  })

  test('a resident or worker may not pull', async () => {
    const { code, told } = await run('pull', '--login', 'wang-grid', '--folder', folder)
    expect(code).toBe(2)
    expect(told).toBe('')
    expect(existsSync(join(folder, 'complaint.json'))).toBe(false)
  })

  test.each([
    ['a server that is not there', ['pull', '--server', 'http://127.0.0.1:9']],
    ['a password in the clear', ['pull', '--server', 'http://linli.example.org']],
    ['no address', ['pull', '--server', 'linli']],
    ['nothing to push', ['push']],
    ['a file without an id', ['push', join(tmpdir(), 'linli-is-not-here.json')]],
  ])('%s ends with 2 and a sentence', async (_what, args) => {
    const { code, complained } = await run(...args)
    expect(code).toBe(2)
    expect(complained).not.toBe('')
  })

  test('a folder of another server is left alone', async () => {
    write('linli-pulled', JSON.stringify({ server: 'https://elsewhere', definitions: {} }))
    const { code, complained } = await run('pull', '--folder', folder)
    expect(code).toBe(2)
    expect(complained).toContain('https://elsewhere')
  })
})

test('what is asked is of the schema that the server speaks', () => {
  const path = new URL('../../../schemas/graphql/schema.graphql', import.meta.url)
  const schema = buildSchema(readFileSync(path, 'utf8'))
  for (const document of [SIGN_IN, SIGN_OUT, DEFINITION_IDS, DRAFT, VERSIONS, SAVE_DRAFT]) {
    expect(validate(schema, parse(document))).toEqual([])
  }
})

/** An account signs in ten times in five minutes at most. */
const OFFICIALS = ['shen-center', 'cao-center', 'yan-center'] as const
let calls = 0

/** Runs a call as one of the officials. */
async function run(...args: (string | { readonly input: string })[]) {
  const told: string[] = []
  const complained: string[] = []
  const words = args.filter((each) => typeof each === 'string')
  const input = args.find((each) => typeof each === 'object')?.input ?? ''
  const code = await runCommandLine(words, {
    config: { server, login: OFFICIALS[calls++ % OFFICIALS.length] ?? '', password: PASSWORD },
    readInput: async () => input,
    tell: (line) => told.push(line),
    complain: (line) => complained.push(line),
  })
  return { code, told: told.join('\n'), complained: complained.join('\n') }
}

async function saveInStudio(body: string, baseRevision: number): Promise<void> {
  const input = { definitionId: JSON.parse(body).id, body, baseRevision }
  const { saveDraft } = await linli.ask(SAVE, { input }, other)
  expect(saveDraft).toMatchObject({ __typename: 'DraftSaved' })
}

async function draftOf(id: string): Promise<{ revision: number; body: string } | null> {
  const { definition } = await linli.ask(DRAFT, { id }, other)
  return definition?.draft ?? null
}

async function revisionOf(id: string): Promise<number> {
  return (await draftOf(id))?.revision ?? 0
}

function fileOf(id: string): string {
  return readFileSync(join(folder, `${id}.json`), 'utf8')
}

function write(id: string, text: string): string {
  const path = join(folder, `${id}.json`)
  writeFileSync(path, text)
  return path
}

function readTemplate(id: string): string {
  return readFileSync(new URL(`../../../templates/${id}/definition.json`, import.meta.url), 'utf8')
}
