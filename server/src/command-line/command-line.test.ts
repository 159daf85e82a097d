import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Definition } from '@linli/schemas/definition'
import { afterAll, expect, test } from 'vitest'
import { runCommandLine } from './main.ts'

const folder = mkdtempSync(join(tmpdir(), 'linli-command-line-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const ALARM = fileURLToPath(
  new URL('../../../templates/smoke-alarm/definition.json', import.meta.url),
)
const definition = JSON.parse(readFileSync(ALARM, 'utf8')) as Definition

async function run(...args: string[]) {
  const told: string[] = []
  const complained: string[] = []
  const code = await runCommandLine(args, {
    config: { server: null, login: null, password: null },
    readInput: async () => '',
    tell: (line) => told.push(line),
    complain: (line) => complained.push(line),
  })
  return { code, told: told.join('\n'), complained: complained.join('\n') }
}

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const failing = file(
  'failing.json',
  JSON.stringify({
    ...definition,
    scenarios: definition.scenarios.map((scenario) => ({
      ...scenario,
      steps: [...scenario.steps, { expect: { tasks: ['<nobody> & "more"'] } }],
    })),
  }),
)

test('a sound definition passes, with its coverage', async () => {
  expect(await run('validate', ALARM)).toMatchObject({ code: 0 })
  const { code, told } = await run('test', ALARM)
  expect(code).toBe(0)
  expect(told).toMatch(/covered: states 30 of 30/)
})

test('what is broken ends with 1, at its place, in the language asked for', async () => {
  const broken = file('broken.json', JSON.stringify({ ...definition, family: 'lower case' }))
  const { code, told } = await run('validate', broken, '--locale', 'en')
  expect(code).toBe(1)
  expect(told).toContain(`${broken}/family: error`)
  expect((await run('validate', file('none.json', '{ "id": '))).code).toBe(1)
})

test('a scenario that fails ends with 1 and stands in the XML, whatever it says', async () => {
  const xml = join(folder, 'junit.xml')
  expect((await run('test', failing, '--junit', xml)).code).toBe(1)
  const text = readFileSync(xml, 'utf8')
  expect(text).toMatch(/<testsuites tests="(\d+)" failures="\1">/)
  expect(text).not.toContain('<nobody>')
  expect(text).not.toMatch(/message="[^"]*[<>][^"]*"/)
})

test('what changed is told in sentences', async () => {
  const changed = file(
    'changed.json',
    JSON.stringify({ ...definition, title: { 'zh-CN': '新的名字', en: 'A new name' } }),
  )
  const { code, told } = await run('diff', ALARM, changed)
  expect(code).toBe(0)
  expect(told).toContain('新的名字')
  expect((await run('diff', ALARM, ALARM)).told).toBe('')
})

test('scenarios are proposed for what none goes through, and added where that is asked', async () => {
  const text = JSON.stringify(
    { ...definition, scenarios: definition.scenarios.slice(0, 4) },
    null,
    2,
  )
  const bare = file('bare.json', text)
  const proposed = await run('test', '--propose', bare, '--locale', 'en')
  expect(proposed.code).toBe(0)
  expect(proposed.told).toContain('/machine/on/DEVICE.SIGNAL')
  expect(readFileSync(bare, 'utf8')).toBe(text)

  expect((await run('test', '--propose', '--write', bare)).code).toBe(0)
  expect(
    readFileSync(bare, 'utf8').startsWith(text.slice(0, text.lastIndexOf('\n    }\n  ]'))),
  ).toBe(true)
  expect((await run('test', bare)).told).toMatch(/states 30 of 30, transitions 46 of 46/)
  expect((await run('test', '--propose', bare)).told).toBe('')
})

test('what can be put right safely is put right, and nothing else in the file', async () => {
  const text = readFileSync(ALARM, 'utf8')
  const slipped = text.replace('"target": "closed"', '"target": "close"')
  const broken = file('slipped.json', slipped)
  expect(slipped).not.toBe(text)
  const { code, told } = await run('validate', '--fix', broken)
  expect(code).toBe(0)
  expect(told).toContain('把“close”改成“closed”')
  expect(readFileSync(broken, 'utf8')).toBe(text)
})

test('the machine is exported as JSON', async () => {
  const { code, told } = await run('export', '--xstate', ALARM)
  expect(code).toBe(0)
  expect(JSON.parse(told)).toMatchObject({ id: 'linli.smoke-alarm', initial: 'alarm' })
})

test.each([
  ['no command', []],
  ['an unknown command', ['publish', ALARM]],
  ['an unknown option', ['validate', ALARM, '--force']],
  ['a file that is not there', ['validate', join(folder, 'missing.json')]],
  ['writing without proposing', ['test', ALARM, '--write']],
  ['proposing elsewhere', ['validate', ALARM, '--propose']],
  ['putting right elsewhere', ['test', ALARM, '--fix']],
  ['one file to compare', ['diff', ALARM]],
])('%s ends with 2 and a sentence', async (_what, args) => {
  const { code, told, complained } = await run(...args)
  expect(code).toBe(2)
  expect(told).toBe('')
  expect(complained).not.toBe('')
})
