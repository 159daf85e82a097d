import type { Locale } from '@linli/schemas/locale-text'
import type { ASTNode } from '@marcbachmann/cel-js'
import type { ExpressionNames } from './expression-names.ts'

/** How closely words hold together; what holds less closely than its place asks for gets brackets. And beside or gets
 *  them too: who reads sentences knows no precedence. */
export const LEVEL = { choice: 0, or: 1, and: 2, claim: 3, sum: 4, product: 5, word: 6 } as const

export interface Words {
  readonly text: string
  readonly level: number
}

export function word(text: string): Words {
  return { text, level: LEVEL.word }
}

/** Says the parts of an expression in one language, knowing what may be named where they stand. */
export interface Speaking {
  readonly locale: Locale
  readonly names: ExpressionNames
  /** A part that gives a value, with brackets where it holds less closely than `level`, which is that of one word. */
  valueIn(node: ASTNode, level?: number): string
  /** A condition as a part of its own, in brackets. */
  conditionIn(node: ASTNode): string
  /** A part in the words of what it is compared with: its choices, its units of time. */
  besideIn(node: ASTNode, other: ASTNode): string
  /** The items of a written list, in the words of what is looked for in it. */
  itemsIn(items: readonly ASTNode[], sought: ASTNode): string
  /** The same language where other names are known. */
  inside(names: ExpressionNames): Speaking
}
