import type { Finding } from '@linli/schemas/finding'
import { LinliError } from '@linli/schemas/linli-error'
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

/** The refusal of a payload whose answers need attention, with a finding for each of them. */
export function payloadRefusal(
  code: 'submission.invalid' | 'reading.invalid',
  sentence: string,
  problems: readonly FieldProblem[],
): LinliError {
  return new LinliError(code, sentence, { details: { findings: problemFindings(problems) } })
}
