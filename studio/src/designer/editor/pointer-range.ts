import type { SyntaxNode, Tree } from '@lezer/common'
// The editor's own parser, without the editor, which wants a page around it.
import { parser } from '@lezer/json'
import { pointerKeys } from '@linli/schemas/json-pointer'

export interface TextRange {
  readonly from: number
  readonly to: number
}

/** Where the value a JSON Pointer (RFC 6901) names stands in a JSON text. Where a step is missing, the nearest
 *  existing ancestor's name is given, so that a finding about an absent key still leads somewhere. */
export function pointerRange(text: string, pointer: string): TextRange {
  return rangeIn(parser.parse(text), text, pointer)
}

/** The same for many: the text is read once. */
export function pointerRanges(text: string, pointers: readonly string[]): TextRange[] {
  const tree = parser.parse(text)
  return pointers.map((pointer) => rangeIn(tree, text, pointer))
}

function rangeIn(tree: Tree, text: string, pointer: string): TextRange {
  let here = tree.topNode.firstChild
  let range: TextRange = here === null ? { from: 0, to: 0 } : opening(here)
  for (const token of pointerKeys(pointer)) {
    const step = here === null ? null : stepInto(here, token, text)
    if (step === null) return range
    here = step.value
    range = step.range
  }
  return range
}

/** The first place where the text stops being JSON; null where it is JSON. */
export function syntaxErrorRange(text: string): TextRange | null {
  const tree: Tree = parser.parse(text)
  const cursor = tree.cursor()
  do {
    if (cursor.type.isError) return { from: cursor.from, to: Math.max(cursor.to, cursor.from) }
  } while (cursor.next())
  return null
}

interface Step {
  readonly value: SyntaxNode
  readonly range: TextRange
}

function stepInto(node: SyntaxNode, token: string, text: string): Step | null {
  if (node.name === 'Object') return property(node, token, text)
  if (node.name === 'Array') return element(node, token)
  return null
}

function property(object: SyntaxNode, token: string, text: string): Step | null {
  for (const entry of object.getChildren('Property')) {
    const name = entry.getChild('PropertyName')
    const value = entry.lastChild
    if (name === null || value === null || nameOf(text.slice(name.from, name.to)) !== token)
      continue
    const isLeaf = value.name !== 'Object' && value.name !== 'Array' && value !== name
    return { value, range: isLeaf ? value : name }
  }
  return null
}

function element(array: SyntaxNode, token: string): Step | null {
  const index = /^\d+$/.test(token) ? Number(token) : -1
  let child = array.firstChild
  let position = -1
  while (child !== null) {
    if (!'[],'.includes(child.name) && !child.type.isError) position += 1
    if (position === index) return { value: child, range: opening(child) }
    child = child.nextSibling
  }
  return null
}

/** A bracket, not everything inside it; a leaf whole. */
function opening(node: SyntaxNode): TextRange {
  const isBracket = node.name === 'Object' || node.name === 'Array'
  return { from: node.from, to: isBracket ? node.from + 1 : node.to }
}

function nameOf(quoted: string): string {
  try {
    return String(JSON.parse(quoted))
  } catch {
    return quoted
  }
}
