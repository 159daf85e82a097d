import type { JsonObject, JsonValue } from '@linli/schemas/json'
import { LinliError } from '@linli/schemas/linli-error'
import type { ASTNode } from '@marcbachmann/cel-js'
import { meterSource, nodeCount } from './expression-fuel.ts'
import type { ExpressionScope } from './expression-scope.ts'
import { PRESENCE_PREFIX } from './expression-scope.ts'
import { childrenOf } from './expression-tree.ts'

/** A CEL expression ready to be asked. */
export interface Expression {
  readonly source: string
  readonly scope: ExpressionScope
  /** What one evaluation burns at least. */
  readonly price: number
  readonly run: (values: Readonly<Record<string, unknown>>) => unknown
}

/** Compiles an expression that `checkExpression` found nothing wrong with.
 *  Throws `definition.invalid` for any other. */
export function compileExpression(source: string, scope: ExpressionScope): Expression {
  try {
    const run = scope.environment.parse(runnableSource(source, scope))
    const checked = run.check()
    if (!checked.valid) throw checked.error
    return { source, scope, price: CALL + nodeCount(run.ast), run }
  } catch (cause) {
    throw new LinliError('definition.invalid', `Expression '${source}' does not compile.`, {
      cause,
    })
  }
}

/** Preparing an evaluation costs some microseconds, however short the expression is. */
const CALL = 50

/** Longest answer, in UTF-16 units of its JSON: what a step remembers must not double with every step. */
const MAX_ANSWER = 65_536

/** The answer of an expression as JSON. Unanswered texts, lists, yes/no fields and groups read as empty.
 *  Throws `expression.failed` where no answer exists (a division by zero, an index outside a list), where its loops have
 *  no end in reason, and where the answer is longer than 64 Ki. */
export function evaluate(
  expression: Expression,
  values: Readonly<Record<string, JsonValue | undefined>>,
): JsonValue {
  try {
    const { fuel } = expression.scope
    fuel.begin()
    fuel.burn(expression.price)
    const given: Record<string, unknown> = {}
    for (const name of Object.keys(expression.scope.variables)) {
      given[name] = expression.scope.toCel(name, values[name])
    }
    return bounded(toJson(expression.run(given)))
  } catch (cause) {
    if (cause instanceof LinliError) throw cause
    throw new LinliError('expression.failed', `Expression '${expression.source}' failed.`, {
      cause,
      details: { cel: expression.source },
    })
  }
}

/** The answer, or `fallback` where no answer exists: a form being filled in must not break over a half-typed number.
 *  Throws `expression.failed` where the fuel is used up: a thousand fallbacks would cost as much as the answers. */
export function evaluateOr(
  expression: Expression,
  values: Readonly<Record<string, JsonValue | undefined>>,
  fallback: JsonValue,
): JsonValue {
  try {
    return evaluate(expression, values)
  } catch (error) {
    const isUnanswered = error instanceof LinliError && error.code === 'expression.failed'
    if (isUnanswered && !expression.scope.fuel.isEmpty()) return fallback
    throw error
  }
}

/** The source as it runs: presence is read, and loops are paid for. Throws the parser's error. */
export function runnableSource(source: string, scope: ExpressionScope): string {
  return meterSource(rewritePresence(source, scope), scope.environment)
}

/** `has(a.x)` as `a.has__x`, everything else untouched. Throws the parser's error. */
function rewritePresence(source: string, scope: ExpressionScope): string {
  if (!source.includes('has')) return source
  const calls = presenceCalls(scope.environment.parse(source).ast)
  return calls
    .sort((a, b) => b.start - a.start)
    .reduce((text, call) => {
      const group = source.slice(call.group.start, call.group.end)
      const read = `${group}.${PRESENCE_PREFIX}${call.field}`
      return text.slice(0, call.start) + read + text.slice(call.end)
    }, source)
}

export interface PresenceCall {
  readonly start: number
  readonly end: number
  readonly group: ASTNode
  readonly field: string
}

/** Every `has(group.field)` of a tree. */
export function presenceCalls(node: ASTNode): PresenceCall[] {
  const found = childrenOf(node).flatMap(presenceCalls)
  if (node.op !== 'call' || node.args[0] !== 'has') return found
  const argument = node.args[1][0]
  if (argument?.op === '.') {
    found.push({
      start: node.start,
      end: node.end,
      group: argument.args[0],
      field: argument.args[1],
    })
  }
  return found
}

function toJson(value: unknown): JsonValue {
  if (typeof value === 'bigint') return toNumber(value)
  if (typeof value === 'number') {
    // JSON has no negative zero.
    if (Number.isFinite(value)) return value + 0
    throw new LinliError('expression.failed', 'The result is not a finite number.')
  }
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value
  if (Array.isArray(value)) return value.map(toJson)
  if (value instanceof Map && 'raw' in value) return value.raw as JsonObject // a group: see expression-scope.ts
  throw new LinliError('expression.failed', `The result has no JSON form: '${typeof value}'.`)
}

function bounded(answer: JsonValue): JsonValue {
  const isShort =
    typeof answer === 'string'
      ? answer.length <= MAX_ANSWER
      : typeof answer !== 'object' || JSON.stringify(answer).length <= MAX_ANSWER
  if (isShort) return answer
  throw new LinliError('expression.failed', `The result is longer than ${MAX_ANSWER} characters.`)
}

function toNumber(value: bigint): number {
  const number = Number(value)
  if (!Number.isSafeInteger(number)) {
    throw new LinliError('expression.failed', `The number '${value}' is too large.`)
  }
  return number
}
