import type { JsonObject } from '@linli/schemas/json'
import { LinliError } from '@linli/schemas/linli-error'
import { checkExpressionAt } from '../../runtime/src/core/check-expression-at.ts'
import { decidingFields } from '../../runtime/src/core/deciding-fields.ts'
import { createScopes } from '../../runtime/src/core/definition-scopes.ts'
import { invocationsOf, statesOf } from '../../runtime/src/core/definition-tree.ts'
import { compileExpression, evaluateOr } from '../../runtime/src/core/expression.ts'
import type { SpokenName } from '../../runtime/src/core/expression-names.ts'
import type { ExpressionScope } from '../../runtime/src/core/expression-scope.ts'
import { BOOL } from '../../runtime/src/core/expression-types.ts'
import { fromBuilder } from '../../runtime/src/core/from-builder.ts'
import { renderExpression } from '../../runtime/src/core/render-expression.ts'
import { toBuilder } from '../../runtime/src/core/to-builder.ts'
import { readTemplate, TEMPLATE_IDS } from '../scenarios/read-templates.ts'
import { CPU_BAR_MS, cpuMsAgain, cpuMsOf } from './cpu-time.ts'
import type { NamedPath } from './draw-expression.ts'
import { brokenFinding } from './judge-findings.ts'
import { faultOf, type Judged } from './judged.ts'

/** A place in a template that takes a condition. */
export interface ExpressionGround {
  /** `complaint form report`. */
  readonly name: string
  readonly scope: ExpressionScope
  /** Everything that may be named. */
  readonly paths: readonly NamedPath[]
}

/** The context, every form and every task's end of the templates. */
export function expressionGrounds(): ExpressionGround[] {
  return TEMPLATE_IDS.flatMap((id) => {
    const definition = readTemplate(id)
    const scopes = createScopes(definition)
    const invocations = statesOf(definition.machine).flatMap((site) => invocationsOf(site))
    return [
      groundOf(`${id} context`, scopes.state),
      groundOf(`${id} notice`, scopes.notice),
      ...Object.keys(definition.forms).map((form) =>
        groundOf(`${id} form ${form}`, scopes.form(form)),
      ),
      ...invocations.map(({ invoke }) =>
        groundOf(`${id} task ${invoke.id}`, scopes.transition({ kind: 'task', invoke })),
      ),
    ]
  })
}

function groundOf(name: string, scope: ExpressionScope): ExpressionGround {
  const paths = Object.entries(scope.names()).flatMap(([variable, spoken]) =>
    pathsOf(variable, spoken),
  )
  return { name, scope, paths }
}

function pathsOf(path: string, { kind, fields = {} }: SpokenName): NamedPath[] {
  const inner = Object.entries(fields).flatMap(([key, field]) => pathsOf(`${path}.${key}`, field))
  return inner.length > 0 ? inner : [{ path, kind }]
}

export interface JudgedExpression extends Judged {
  readonly cpuMs: number
}

/** What the editor, the builder and a step do with an expression: never a crash, never more than the bar, a finding for every
 *  refusal; and what is sound has a sentence, compiles, and has an answer or says that it has none. */
export function judgeExpression(source: string, { scope }: ExpressionGround): JudgedExpression {
  let judged: Judged = { outcome: 'refused', fault: null }
  const once = () => {
    judged = checked(source, scope)
  }
  let cpuMs = cpuMsOf(once)
  if (cpuMs > CPU_BAR_MS) cpuMs = Math.min(cpuMs, cpuMsAgain(once))
  const isSlow = judged.fault === null && cpuMs > CPU_BAR_MS
  return { ...judged, cpuMs, ...(isSlow ? { fault: 'slow' } : {}) }
}

function checked(source: string, scope: ExpressionScope): Judged {
  try {
    const findings = checkExpressionAt('/cel', source, { scope, wanted: [BOOL] })
    const sentence = renderExpression(source, scope.names())
    const tree = toBuilder(source, scope.names())
    const broken = brokenFinding(findings, { cel: source })
    if (findings.length > 0) return { outcome: 'found', fault: broken }
    if (sentence === null) return { outcome: 'sound', fault: 'no sentence' }
    if (tree !== null && fromBuilder(tree, scope.names()) === null) {
      return { outcome: 'sound', fault: 'the builder does not take back what it showed' }
    }
    return { outcome: 'sound', fault: faultOfAnswers(source, scope) }
  } catch (error) {
    return { outcome: 'found', fault: faultOf(error) }
  }
}

/** Nothing answered, so that every value reads as empty. */
const NOTHING: Readonly<Record<string, JsonObject>> = {
  context: {},
  form: {},
  output: { form: {} },
  instance: {},
}

function faultOfAnswers(source: string, scope: ExpressionScope): string | null {
  const expression = compileExpression(source, scope)
  const deciding = decidingFields(source, scope)
  try {
    deciding.told(evaluateOr(expression, NOTHING, false) === true, NOTHING)
  } catch (error) {
    // The one thing an answer may end in: it asks for more than a step may have.
    if (!(error instanceof LinliError) || error.code !== 'expression.failed') throw error
  }
  return null
}
