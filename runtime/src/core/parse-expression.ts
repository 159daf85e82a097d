import type { ASTNode } from '@marcbachmann/cel-js'
import { Environment } from '@marcbachmann/cel-js'

/** Within these the slowest expression that was found takes milliseconds. */
export const LIMITS = {
  maxAstNodes: 300,
  maxDepth: 20,
  maxListElements: 1000,
  maxMapEntries: 1,
  maxCallArguments: 8,
}

/** Knows no name: it reads, and neither checks nor runs. */
const READER = new Environment({ enableOptionalTypes: false, limits: LIMITS })

/** The tree of an expression, or null where it is malformed, too long or too deep. */
export function parseExpression(source: string): ASTNode | null {
  try {
    return READER.parse(source).ast
  } catch {
    return null
  }
}
