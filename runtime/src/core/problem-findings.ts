import type { Finding } from '@linli/schemas/finding'
import type { FieldProblem } from './check-fields.ts'

/** Problems with answers as findings, whose paths point into the answers. */
export function problemFindings(problems: readonly FieldProblem[]): Finding[] {
  return problems.map((problem) => ({
    severity: 'error',
    code: problem.code,
    path: problem.field === '' ? '' : `/${problem.field.split('.').join('/')}`,
    message: problem.message,
  }))
}
