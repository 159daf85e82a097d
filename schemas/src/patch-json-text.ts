import type { JsonValue } from './json.ts'
import type { JsonChange } from './json-change.ts'
import { pointerKeys } from './json-pointer.ts'
import type { JsonSource } from './json-source.ts'
import { readJsonSource } from './json-source.ts'
import { invariant } from './linli-error.ts'

/** Applies changes one after the other to a JSON text and leaves everything else as somebody wrote it. Throws
 *  `invariant.broken` where a change names what is not there. */
export function patchJsonText(text: string, patch: readonly JsonChange[]): string {
  return patch.reduce(changed, text)
}

/** Applies changes to a document. */
export function patchJson(document: JsonValue, patch: readonly JsonChange[]): JsonValue {
  return JSON.parse(patchJsonText(JSON.stringify(document), patch)) as JsonValue
}

function changed(text: string, change: JsonChange): string {
  const { parent, key } = placeOf(text, change.op === 'move' ? change.from : change.path)
  switch (change.op) {
    case 'test': {
      const { from, to } = childOf(parent, key)
      invariant(text.slice(from, to) === JSON.stringify(change.value), 'It says what it said.')
      return text
    }
    case 'remove':
      return without(text, parent, key)
    case 'replace': {
      const at = childOf(parent, key)
      return splice(text, at, written(change.value, indentAt(text, at.from)))
    }
    case 'move': {
      const member = parent.members?.find((each) => each.key === key)
      invariant(member, 'Only a key of an object is moved.')
      const name = pointerKeys(change.path).at(-1) ?? ''
      return splice(text, { from: member.from, to: member.keyTo }, JSON.stringify(name))
    }
    case 'add':
      return withMore(text, parent, { key, value: change.value })
  }
}

function placeOf(text: string, path: string): { parent: JsonSource; key: string } {
  const keys = pointerKeys(path)
  const key = keys.pop()
  invariant(key !== undefined, 'The whole document is not changed.')
  return { parent: keys.reduce(childOf, readJsonSource(text)), key }
}

function childOf({ members, items }: JsonSource, key: string): JsonSource {
  const child = members?.find((member) => member.key === key)?.value ?? items?.[Number(key)]
  invariant(child, `There is nothing at '${key}'.`)
  return child
}

interface Range {
  readonly from: number
  readonly to: number
}

function splice(text: string, { from, to }: Range, put: string): string {
  return text.slice(0, from) + put + text.slice(to)
}

/** Members and items as ranges. */
function entriesOf({ members, items = [] }: JsonSource): readonly Range[] {
  return members?.map(({ from, value }) => ({ from, to: value.to })) ?? items
}

function without(text: string, parent: JsonSource, key: string): string {
  childOf(parent, key)
  const index = parent.members?.findIndex((member) => member.key === key) ?? Number(key)
  const entries = entriesOf(parent)
  const [before, at, after] = [entries[index - 1], entries[index], entries[index + 1]]
  invariant(at, 'What is removed is there.')
  if (after !== undefined) return splice(text, { from: at.from, to: after.from }, '')
  if (before !== undefined) return splice(text, { from: before.to, to: at.to }, '')
  return splice(text, { from: parent.from + 1, to: parent.to - 1 }, '')
}

interface More {
  readonly key: string
  readonly value: JsonValue
}

function withMore(text: string, parent: JsonSource, { key, value }: More): string {
  const entries = entriesOf(parent)
  const last = entries.at(-1)
  const isInline = last !== undefined && !text.slice(parent.from, parent.to).includes('\n')
  const outer = indentAt(text, parent.from)
  const indent = isInline || last === undefined ? `${outer}  ` : indentAt(text, last.from)
  const name = parent.members === undefined ? '' : `${JSON.stringify(key)}: `
  if (isInline) {
    return splice(text, { from: last.to, to: last.to }, `, ${name}${JSON.stringify(value)}`)
  }
  const entry = `\n${indent}${name}${written(value, indent)}`
  if (last !== undefined) return splice(text, { from: last.to, to: last.to }, `,${entry}`)
  return splice(text, { from: parent.from + 1, to: parent.to - 1 }, `${entry}\n${outer}`)
}

/** White space that the line of a place begins with. */
function indentAt(text: string, at: number): string {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at)
  return /^[ \t]*/.exec(line)?.[0] ?? ''
}

function written(value: JsonValue, indent: string): string {
  return JSON.stringify(value, null, 2).replaceAll('\n', `\n${indent}`)
}
