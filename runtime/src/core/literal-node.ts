import type { ASTNode } from '@marcbachmann/cel-js'
import type { ExpressionNames } from './expression-names.ts'
import { nameOfNode } from './named-node.ts'

/** The text, number or yes/no that a part writes out, a negative number included; null for anything else. */
export function literalOf(node: ASTNode): string | number | boolean | null {
  if (node.op === '-_') {
    const positive = node.args.op === 'value' ? literalOf(node.args) : null
    return typeof positive === 'number' ? 0 - positive : null
  }
  if (node.op !== 'value') return null
  switch (typeof node.args) {
    case 'bigint':
      return Number(node.args)
    case 'string':
    case 'number':
    case 'boolean':
      return node.args
    default:
      return null
  }
}

/** The number that written numbers come to (`2 * 3600000`), or null. */
export function literalNumber(node: ASTNode): number | null {
  if (node.op === '+' || node.op === '-' || node.op === '*') {
    const [a, b] = [literalNumber(node.args[0]), literalNumber(node.args[1])]
    if (a === null || b === null) return null
    return node.op === '+' ? a + b : node.op === '-' ? a - b : a * b
  }
  const literal = literalOf(node)
  return typeof literal === 'number' ? literal : null
}

/** Whether a number is an instant in epoch ms, or the ms between two. */
export function timeOf(node: ASTNode, names: ExpressionNames): 'instant' | 'duration' | null {
  if (node.op === '+' || node.op === '-') {
    const [a, b] = [timeOf(node.args[0], names), timeOf(node.args[1], names)]
    if (a === 'instant' && b === 'instant') return node.op === '-' ? 'duration' : null
    if (a === 'instant' || b === 'instant') return 'instant'
    return a ?? b
  }
  return nameOfNode(node, names)?.isInstant === true ? 'instant' : null
}
