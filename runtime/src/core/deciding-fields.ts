import type { JsonValue } from '@linli/schemas/json'
import { isJsonObject } from '@linli/schemas/json'
import { LinliError } from '@linli/schemas/linli-error'
import type { ASTNode } from '@marcbachmann/cel-js'
import { serialize } from '@marcbachmann/cel-js'
import type { Expression } from './expression.ts'
import { compileExpression, evaluate } from './expression.ts'
import type { ExpressionNames, SpokenName } from './expression-names.ts'
import type { ExpressionScope } from './expression-scope.ts'
import { childrenOf } from './expression-tree.ts'
import { literalOf } from './literal-node.ts'
import { nameOfNode } from './named-node.ts'
import { parseExpression } from './parse-expression.ts'
import type { ToldValue } from './told-value.ts'
import { toldValue } from './told-value.ts'

/** Values by the path of their field, `context.level`, in the order in which the condition reads them. */
export type ToldValues = Readonly<Record<string, ToldValue>>

type Values = Readonly<Record<string, JsonValue | undefined>>

/** Tells which fields decided a condition, and what was in them. */
export interface DecidingFields {
  told(answer: boolean, values: Values): ToldValues
}

/** Fields that are kept of one condition at most. */
const MAX_FIELDS = 8

/** The fields that decide a condition: of “and” that failed, those of the first part that failed; of “or” that held,
 *  those of the first part that held; else all that it reads. Accounts are never told: a condition may compare them, but
 *  its reader learns nothing from an id. Costs nothing until it is asked. */
export function decidingFields(source: string, scope: ExpressionScope): DecidingFields {
  let clause: Clause | null = null
  return {
    told(answer, values) {
      clause ??= clauseOf(parseExpression(source), scope)
      const asked = clause
      const read = scope.fuel.aside(() => readsOf(asked, answer, (leaf) => ask(leaf, values)))
      return Object.fromEntries(
        read
          .slice(0, MAX_FIELDS)
          .map(({ path, keys, name }) => [path, toldValue(valueAt(values, keys), name)] as const),
      )
    },
  }
}

interface Read {
  readonly path: string
  readonly keys: readonly string[]
  readonly name: SpokenName | null
}

type Clause =
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Clause[] }
  | { readonly kind: 'not'; readonly part: Clause }
  | Leaf

interface Leaf {
  readonly kind: 'leaf'
  readonly reads: readonly Read[]
  /** Compiled when first asked: most conditions are one leaf, and its answer is known. */
  expression(): Expression
}

function clauseOf(node: ASTNode | null, scope: ExpressionScope): Clause {
  switch (node?.op) {
    case '&&':
    case '||':
      return {
        kind: node.op === '&&' ? 'all' : 'any',
        parts: node.args.map((part) => clauseOf(part, scope)),
      }
    case '!_':
      return { kind: 'not', part: clauseOf(node.args, scope) }
    default:
      return leafOf(node, scope)
  }
}

function leafOf(node: ASTNode | null, scope: ExpressionScope): Leaf {
  let compiled: Expression | null = null
  return {
    kind: 'leaf',
    reads: node === null ? [] : fieldsOf(node, scope.names()),
    expression() {
      compiled ??= compileExpression(node === null ? 'false' : serialize(node), scope)
      return compiled
    },
  }
}

/** Every declared field that a part reads, each once; of `form.place.text` that, and not `form.place`. */
function fieldsOf(node: ASTNode, names: ExpressionNames): Read[] {
  const found = new Map<string, Read>()
  const visit = (each: ASTNode) => {
    const keys = keysOf(each)
    const name = keys === null ? null : nameOfNode(each, names)
    if (keys === null || keys.length < 2 || name === null) {
      childrenOf(each).forEach(visit)
      return
    }
    if (!isAccount(keys)) found.set(keys.join('.'), { path: keys.join('.'), keys, name })
  }
  visit(node)
  return [...found.values()]
}

/** `event.by` and `output.by`. */
function isAccount(keys: readonly string[]): boolean {
  return keys.length === 2 && keys[1] === 'by' && (keys[0] === 'event' || keys[0] === 'output')
}

function keysOf(node: ASTNode): string[] | null {
  if (node.op === 'id') return [node.args]
  if (node.op !== '.' && node.op !== '[]') return null
  const owner = keysOf(node.args[0])
  const key = node.op === '.' ? node.args[1] : literalOf(node.args[1])
  return owner === null || typeof key !== 'string' ? null : [...owner, key]
}

function valueAt(values: Values, keys: readonly string[]): JsonValue | undefined {
  return keys.reduce<JsonValue | undefined>(
    (value, key) => (isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined),
    // The engine's own record of what an expression may see.
    values as Record<string, JsonValue>,
  )
}

type Ask = (leaf: Leaf) => boolean | null

function readsOf(clause: Clause, answer: boolean, ask: Ask): readonly Read[] {
  switch (clause.kind) {
    case 'leaf':
      return clause.reads
    case 'not':
      return readsOf(clause.part, !answer, ask)
    default: {
      const isShared = (clause.kind === 'all') === answer
      const one = isShared ? undefined : clause.parts.find((part) => answerOf(part, ask) === answer)
      const parts = one === undefined ? clause.parts : [one]
      const reads = parts.flatMap((part) => readsOf(part, answer, ask))
      return reads.filter(
        ({ path }, index) => reads.findIndex((other) => other.path === path) === index,
      )
    }
  }
}

/** Null where a part has no answer: an error in one part of an “or” that held. */
function answerOf(clause: Clause, ask: Ask): boolean | null {
  switch (clause.kind) {
    case 'leaf':
      return ask(clause)
    case 'not': {
      const answer = answerOf(clause.part, ask)
      return answer === null ? null : !answer
    }
    default: {
      const ends = clause.kind === 'any'
      const answers = clause.parts.map((part) => answerOf(part, ask))
      if (answers.includes(ends)) return ends
      return answers.includes(null) ? null : !ends
    }
  }
}

function ask(leaf: Leaf, values: Values): boolean | null {
  try {
    return evaluate(leaf.expression(), values) === true
  } catch (error) {
    if (error instanceof LinliError) return null
    throw error
  }
}
