import type { Finding } from '@linli/schemas/finding'
import { checkExpression } from './check-expression.ts'
import type { ExpressionScope } from './expression-scope.ts'
import type { ValueType } from './expression-types.ts'

/** What an expression's place knows and takes. */
export interface ExpressionPlace {
  readonly scope: ExpressionScope
  readonly wanted: readonly ValueType[]
}

/** The problems of an expression as findings at its place in the definition. */
export function checkExpressionAt(
  path: string,
  cel: string,
  { scope, wanted }: ExpressionPlace,
): Finding[] {
  return checkExpression(cel, scope, wanted).map(({ code, message }) => ({
    severity: 'error',
    code,
    path,
    message,
  }))
}
