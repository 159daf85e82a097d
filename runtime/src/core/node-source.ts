import type { ASTNode } from '@marcbachmann/cel-js'
import { parseExpression } from './parse-expression.ts'

const TEXT = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g

/** The text that a part of an expression was written as, or null where that cannot be told. The parser leaves out the brackets at both
 *  ends of a part: `(a + b) * 2` begins for it at `a`. */
export function sourceOfNode({ input, start, end }: ASTNode): string | null {
  // Brackets inside texts are none.
  const bare = input.replaceAll(TEXT, (text) => '_'.repeat(text.length))
  const { closed, opened } = unmatched(bare.slice(start, end))
  const before = bracketed(bare, { from: start - 1, step: -1, bracket: '(', count: closed })
  const after = bracketed(bare, { from: end, step: 1, bracket: ')', count: opened })
  if (before === null || after === null) return null
  const text = input.slice(before + 1, after)
  return parseExpression(text) === null ? null : text
}

/** How many brackets are closed that were not opened, and opened that are not closed. */
function unmatched(text: string): { readonly closed: number; readonly opened: number } {
  let [closed, opened] = [0, 0]
  for (const letter of text) {
    if (letter === '(') opened += 1
    else if (letter === ')' && opened > 0) opened -= 1
    else if (letter === ')') closed += 1
  }
  return { closed, opened }
}

interface Search {
  readonly from: number
  readonly step: 1 | -1
  readonly bracket: string
  readonly count: number
}

/** The place behind so many brackets with nothing but space between; null where something else stands there. */
function bracketed(text: string, { from, step, bracket, count }: Search): number | null {
  let [at, left] = [from, count]
  while (left > 0) {
    const letter = text[at]
    if (letter === bracket) left -= 1
    else if (letter === undefined || !/\s/.test(letter)) return null
    at += step
  }
  return at
}
