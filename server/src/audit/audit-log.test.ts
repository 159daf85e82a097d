import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { TestApp } from '../../../tests/support/start-app.ts'
import { startApp } from '../../../tests/support/start-app.ts'
import { runCommandLine } from '../command-line/main.ts'
import { sealAudit } from './seal-audit.ts'
import { writeAudit } from './write-audit.ts'

const folder = mkdtempSync(join(tmpdir(), 'linli-audit-'))
let linli: TestApp
let official: string
let lines: readonly string[]
beforeAll(async () => {
  linli = await startApp()
  official = await linli.signIn('shen-center')
  const { pool } = linli.services
  const tenantId = linli.street.tenant.id
  for (let index = 0; index < 20; index += 1) {
    await writeAudit(pool, {
      ...{ tenantId, actorId: 'shen-center', deed: 'publish', object: `definition:care@${index}` },
      detail: { reason: '第\u2028二\n行 “引号” 👵' },
    })
  }
  await writeAudit(pool, {
    ...{ tenantId: 'elsewhere', actorId: 'x', deed: 'publish', object: 'definition:foreign' },
  })
  // The server's own pass may be at it, and then this one passes by.
  await vi.waitFor(async () => {
    await sealAudit(pool)
    const { rowCount } = await pool.query('SELECT 1 FROM audit WHERE seq IS NULL LIMIT 1')
    expect(rowCount).toBe(0)
  }, 20_000)
  lines = (await exported(official)).body.trimEnd().split('\n')
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await linli.close()
})

function exported(cookie?: string) {
  return linli.app.inject({
    ...{ method: 'GET', url: '/files/audit-log' },
    headers: cookie === undefined ? {} : { cookie },
  })
}

async function verified(file: readonly string[], ...more: readonly string[]) {
  const path = join(folder, 'log.jsonl')
  writeFileSync(path, `${file.join('\n')}\n`)
  const told: string[] = []
  const code = await runCommandLine(['audit', 'verify', path, '--locale', 'en', ...more], {
    config: { server: null, login: null, password: null },
    readInput: async () => '',
    tell: (line) => told.push(line),
    complain: (line) => told.push(line),
  })
  return { code, told }
}

test('the log is for officials, holds their tenant alone, and taking it is in the audit', async () => {
  expect((await exported()).statusCode).toBe(401)
  expect((await exported(await linli.signIn('li-acceptance'))).statusCode).toBe(403)
  expect(lines.join()).not.toContain('foreign')
  const taken = await linli.services.prisma.audit.findMany({ where: { deed: 'audit-exported' } })
  expect(taken).toMatchObject([{ actorId: 'shen-center' }])
})

/** The file's line of a number; the head stands before it. */
const at = (seq: number) => lines[seq] ?? ''

describe('an exported log', () => {
  test('is whole as it was exported, and tells what to note', async () => {
    const { code, told } = await verified(lines)
    expect(told[0]).toMatch(/^\d+ records are whole/)
    expect(code).toBe(0)
    const noted = /--expect (\S+)$/.exec(told[1] ?? '')?.[1] ?? ''
    expect((await verified(lines, '--expect', noted)).code).toBe(0)
    const other = noted.replace(/:./, (start) => (start === ':0' ? ':1' : ':0'))
    const { told: warned } = await verified(lines, '--expect', other)
    expect(warned[0]).toMatch(/has another seal than was noted/)
  })

  test.each([
    [
      'one byte changed',
      () => lines.with(7, at(7).replace('publish', 'publisH')),
      'Record 7 was changed',
    ],
    ['a line dropped', () => lines.toSpliced(9, 1), 'Record 9 is missing'],
    ['the end cut off', () => lines.slice(0, 15), /^Records 15 to \d+ are missing/],
    [
      'two lines swapped',
      () => lines.with(4, at(5)).with(5, at(4)),
      'Record 4 is not at its place',
    ],
    [
      'a line put in',
      () => lines.toSpliced(6, 0, at(5).replace('shen', 'chen')),
      'Record 5 was put in',
    ],
  ] as const)('with %s is told with the number', async (_, tampered, sentence) => {
    const { code, told } = await verified(tampered())
    expect(code).toBe(1)
    expect(told).toHaveLength(1)
    expect(told[0]).toMatch(sentence)
  })

  test('with any single byte of a record changed is never whole', async () => {
    const line = at(3)
    for (let index = 0; index < line.length; index += 5) {
      const other = line[index] === 'x' ? 'y' : 'x'
      const tampered = lines.with(3, line.slice(0, index) + other + line.slice(index + 1))
      expect((await verified(tampered)).code, `at ${index} of ${line}`).toBe(1)
    }
  })

  test('that is none is a wrong call', async () => {
    expect((await verified(['{}'])).code).toBe(2)
    expect((await verified(lines, '--expect', '3')).code).toBe(2)
  })
})
