import type { Finding } from '@linli/schemas/finding'
import type { JsonChange } from '@linli/schemas/json-change'
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
  return checkExpression(cel, scope, wanted).map(({ code, message, start, end, meant }) => {
    const finding: Finding = { severity: 'error', code, path, message }
    if (meant === undefined) return finding
    const written = cel.slice(start, end)
    const title = {
      'zh-CN': `把“${written}”改成“${meant}”`,
      en: `Change “${written}” to “${meant}”`,
    }
    const value = cel.slice(0, start) + meant + cel.slice(end)
    // The expression may be a part of a text.
    const patch: JsonChange[] = [
      { op: 'test', path, value: cel },
      { op: 'replace', path, value },
    ]
    return { ...finding, fix: { title, patch } }
  })
}
