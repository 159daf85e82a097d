import { readFileSync } from 'node:fs'
import { Kind, parse, print } from 'graphql'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { publishTemplate } from '../../../tests/support/publish-template.ts'
import type { TestApp } from '../../../tests/support/start-app.ts'
import { startApp } from '../../../tests/support/start-app.ts'

/** Statements that one page may cost, whatever its length (N+1 shows as more). */
const BUDGET = 12

let linli: TestApp
let official: string
let duty: string
let instanceId: string
let taskId: string
beforeAll(async () => {
  linli = await startApp()
  for (const name of ['smoke-alarm', 'complaint', 'mediation', 'care-order'])
    await publishTemplate(linli.services, linli.street.tenant.id, name)
  const detectors = linli.street.devices.filter(({ type }) => type === 'smoke_home')
  const body = JSON.stringify({ kind: 'alarm', occurredAt: '2026-09-28T01:12:00+08:00' })
  for (const { id } of detectors) await linli.callDevice({ deviceId: id, body })
  official = await linli.signIn('shen-center')
  duty = await linli.signIn('zhou-duty')
  const task = await linli.services.prisma.task.findFirstOrThrow({ where: { state: 'open' } })
  taskId = task.id
  instanceId = task.instanceId
})
afterAll(() => linli.close())

const operations = readOperations([
  'desk/desk',
  'designer/designer',
  'portal/home',
  'portal/progress',
  'portal/service',
  'staff/staff',
])

test.each([
  ['Inbox', 'duty'],
  ['DoneTasks', 'duty'],
  ['TaskPage', 'duty'],
  ['InstancePage', 'official'],
  ['InstanceList', 'official'],
  ['DefinitionList', 'official'],
  ['DefinitionPage', 'official'],
  ['Devices', 'official'],
  ['Notices', 'duty'],
  ['Services', 'duty'],
])('the page behind %s costs at most twelve statements', async (name, who) => {
  const document = operations.get(name)
  expect(document).toBeDefined()
  const cookie = who === 'duty' ? duty : official
  const variables = { id: name.startsWith('Task') ? taskId : variablesId(name), first: 50 }
  await linli.ask(document ?? '', variables, cookie)
  const spy = vi.spyOn(pg.Client.prototype, 'query')

  await linli.ask(document ?? '', variables, cookie)

  const statements = spy.mock.calls.map(([query]) => textOf(query))
  spy.mockRestore()
  // Timers, queues and clocks of the same process go on meanwhile; a page's own reads are Prisma's.
  const own = statements.filter((text) => /^SELECT .*"public"/.test(text))
  expect(own.length, own.join('\n')).toBeLessThanOrEqual(BUDGET)
})

function variablesId(name: string): string {
  return name.startsWith('Definition') ? 'smoke-alarm' : instanceId
}

function textOf(query: unknown): string {
  if (typeof query === 'string') return query
  return typeof query === 'object' && query !== null && 'text' in query ? String(query.text) : ''
}

/** The web app's own documents, each with the fragments it uses. */
function readOperations(files: readonly string[]): ReadonlyMap<string, string> {
  const definitions = files.flatMap((file) => {
    const path = new URL(`../../../studio/src/${file}.graphql`, import.meta.url)
    return [...parse(readFileSync(path, 'utf8')).definitions]
  })
  const fragments = definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION)
  const named = definitions.flatMap((definition) => {
    if (definition.kind !== Kind.OPERATION_DEFINITION) return []
    const used = usedFragments(print(definition), fragments.map(print))
    return [[definition.name?.value ?? '', [print(definition), ...used].join('\n')] as const]
  })
  return new Map(named)
}

function usedFragments(text: string, fragments: readonly string[]): string[] {
  const direct = fragments.filter((fragment) => {
    const name = /^fragment (\w+)/.exec(fragment)?.[1]
    return new RegExp(`\\.\\.\\.${name}\\b`).test(text)
  })
  if (direct.length === 0) return []
  const rest = fragments.filter((fragment) => !direct.includes(fragment))
  return [...direct, ...usedFragments(direct.join('\n'), rest)]
}
