import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const files = readdirSync(new URL('./zh-CN', import.meta.url))

test.each(files)('%s says the same things in both languages', (file) => {
  const chinese = textsOf(new URL(`./zh-CN/${file}`, import.meta.url))
  const english = textsOf(new URL(`./en/${file}`, import.meta.url))
  expect(Object.keys(english).sort()).toEqual(Object.keys(chinese).sort())
  for (const [key, text] of Object.entries(chinese)) {
    expect(variables(english[key] ?? ''), key).toEqual(variables(text))
  }
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
