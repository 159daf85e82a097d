import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { NEW_OUTCOMES } from '../document/workflow/new-words.ts'

const files = readdirSync(new URL('./zh-CN', import.meta.url))

test.each(files)('%s says the same things in both languages', (file) => {
  const chinese = textsOf(new URL(`./zh-CN/${file}`, import.meta.url))
  const english = textsOf(new URL(`./en/${file}`, import.meta.url))
  expect(Object.keys(english).sort()).toEqual(Object.keys(chinese).sort())
  for (const [key, text] of Object.entries(chinese)) {
    expect(variables(english[key] ?? ''), key).toEqual(variables(text))
  }
})

/** What officials call the acts of an approval, and where the studio or the desk offers each. What is called 委托 elsewhere is 委派. */
const ACTS = [
  ['审批', 'workflow.json', '.kind.approval'],
  ['办理', 'workflow.json', '.kind.task'],
  ['抄送', 'staff.json', '.copy.button'],
  ['会签', 'workflow.json', '.kind.signAll'],
  ['或签', 'workflow.json', '.kind.signAny'],
  ['依次审批', 'workflow.json', '.kind.signInTurn'],
  ['加签', 'desk.json', '.hand.addSigner.item'],
  ['转办', 'desk.json', '.hand.transfer.item'],
  ['委派', 'desk.json', '.hand.delegate.item'],
  ['撤回', 'desk.json', '.takeBack.button'],
  ['催办', 'staff.json', '.urge.button'],
  ['挂起', 'staff.json', '.suspension.suspend'],
] as const

test.each(ACTS)('%s is called so where it is offered (%s, %s)', (word, file, key) => {
  expect(textsOf(new URL(`./zh-CN/${file}`, import.meta.url))[key]).toBe(word)
})

test('退回 is called so where an approval is put into a workflow', () => {
  expect(NEW_OUTCOMES.return).toBe('退回')
})

function textsOf(file: URL): Readonly<Record<string, string>> {
  return Object.fromEntries(flatten(JSON.parse(readFileSync(file, 'utf8')), ''))
}

function flatten(value: unknown, path: string): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value !== 'object' || value === null) throw new Error(`'${path}' is not a text.`)
  return Object.entries(value).flatMap(([key, inner]) => flatten(inner, `${path}.${key}`))
}

function variables(text: string): readonly string[] {
  return (text.match(/\{\{\w+\}\}/g) ?? []).sort()
}
