import type { ASTNode } from '@marcbachmann/cel-js'

/** The direct children of a node, in source order. */
export function childrenOf(node: ASTNode): ASTNode[] {
  return flatten(node.args).filter(isNode)
}

function flatten(args: unknown): unknown[] {
  return Array.isArray(args) ? args.flatMap(flatten) : [args]
}

function isNode(value: unknown): value is ASTNode {
  return typeof value === 'object' && value !== null && 'op' in value && 'args' in value
}
