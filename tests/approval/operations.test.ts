import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { ApprovalCase, ApprovalGround } from './approval-ground.ts'
import { startApprovalGround } from './approval-ground.ts'
import { ON_CASES } from './on-cases.ts'
import { ON_PEOPLE } from './on-people.ts'
import { ON_SIGNINGS } from './on-signings.ts'
import { ON_TASKS } from './on-tasks.ts'
import type { Operation } from './operation.ts'

const OPERATIONS = [...ON_TASKS, ...ON_SIGNINGS, ...ON_CASES, ...ON_PEOPLE]
const ROOT = join(import.meta.dirname, '../..')
const STUDIO = join(ROOT, 'studio/src')

let ground: ApprovalGround
beforeAll(async () => {
  ground = await startApprovalGround()
})
afterAll(() => ground.close())

describe('what people do with an approval is told, tells those concerned, and is undone', () => {
  test.each(OPERATIONS)('$name', async (operation) => {
    const at = await ground.begin(operation.begins)
    onTestFinished(async () => void (await operation.after?.(at)))
    await operation.before?.(at)
    const before = await at.notices()

    await operation.does(at)

    await expectTold(at, operation)
    expect(without(await at.notices(), before)).toEqual([...operation.told].sort())
    const { undo } = operation
    if ('none' in undo) return
    await undo.does(at)
    expect(await withWhom(at)).toEqual(undo.left)
    expect((await at.told('zh-CN'))[0]).toContain(undo.zh)
  })
})

async function expectTold(at: ApprovalCase, { zh, en, elsewhere }: Operation): Promise<void> {
  if (elsewhere !== undefined) {
    expect(await elsewhere.read(at, 'zh-CN')).toBe(elsewhere.zh)
    expect(await elsewhere.read(at, 'en')).toBe(elsewhere.en)
  }
  const chinese = await at.told('zh-CN', zh.length)
  expect(chinese).toEqual(zh.map((part) => expect.stringContaining(part)))
  const english = await at.told('en', en.length)
  expect(english).toEqual(en.map((part) => expect.stringContaining(part)))
}

function without(after: readonly string[], before: readonly string[]): string[] {
  const left = [...before]
  return after.filter((each) => {
    const index = left.indexOf(each)
    if (index >= 0) left.splice(index, 1)
    return index < 0
  })
}

async function withWhom(at: ApprovalCase): Promise<string[]> {
  const rows = await at.open()
  return rows
    .map(
      ({ name, holderId, assigneeId, poolPost }) => `${name} ${holderId ?? assigneeId ?? poolPost}`,
    )
    .sort()
}

describe('the desk', () => {
  const sources = readdirSync(STUDIO, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.|^api\//.test(path))
    .map((path) => readFileSync(join(STUDIO, path), 'utf8'))
  const pressed = OPERATIONS.flatMap(({ name, desk }) => (desk === null ? [] : [{ name, desk }]))

  test.each(pressed)('has something to press for $name', ({ desk: [component, document] }) => {
    const file = component.split('/').at(-1)
    expect(() => readFileSync(join(STUDIO, component))).not.toThrow()
    expect(sources.some((source) => source.includes(`/${file}'`))).toBe(true)
    const sending = sources.filter((source) => new RegExp(`\\b${document}\\b`).test(source))
    expect(sending).not.toEqual([])
  })
})

test('docs/approval.md says what is tested here', async () => {
  await expect(page()).toMatchFileSnapshot(join(ROOT, 'docs/approval.md'))
})

function page(): string {
  const rows = OPERATIONS.map(
    ({ name, mutation, desk, zh, elsewhere, tells, undo }) =>
      `| ${name} | ${mutation === null ? 'the system' : `\`${mutation}\``} | ${desk === null ? '–' : desk[0]} | ${cell(zh.at(-1) ?? `no step; ${elsewhere?.zh}`)} | ${tells} | ${'none' in undo ? `no: ${undo.none}` : `\`${undo.by}\``} |`,
  )
  return `# What people do with an approval (审批操作)

Written by \`tests/approval\` from what it does with each on the real server: \`npm test -- approval -- -u\` writes it anew. The components are
those of \`studio/src\`; what stands in the timeline is what an official reads, and where it is no step of the case what is read instead by
whoever it concerns.

| what | by GraphQL | at the desk | in the timeline | is told | can be undone |
|---|---|---|---|---|---|
${rows.join('\n')}

Whoever had a task that ends or goes to another one without her is told so whatever was done; nobody is told what she did herself. Leaves
and who stands in are in [people.md](people.md).
`
}

function cell(sentence = ''): string {
  return sentence.replaceAll('|', '·')
}
