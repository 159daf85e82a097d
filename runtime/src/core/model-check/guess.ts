import type { JsonObject, JsonValue } from '@linli/schemas/json'
import type { ASTNode } from '@marcbachmann/cel-js'
import type { Expression } from '../expression.ts'
import { compileExpression, evaluate } from '../expression.ts'
import type { ExpressionScope } from '../expression-scope.ts'
import { childrenOf } from '../expression-tree.ts'
import { namesOf } from './expressions-of.ts'
import type { Oracle } from './oracle.ts'
import type { SampleValues } from './sample-values.ts'
import type { Abstract, AbstractGroup, Deferred } from './unknown.ts'
import { isOpen, memberAt, Unknown } from './unknown.ts'

/** What one move has decided so far about values that nobody knows. */
export interface Guess {
  readonly oracle: Oracle
  readonly decided: Map<Unknown | Deferred, JsonValue | undefined>
  /** Answers to conditions that no sample can decide, by their text. */
  readonly answers: Map<string, boolean>
}

export function createGuess(oracle: Oracle): Guess {
  return { oracle, decided: new Map(), answers: new Map() }
}

/** An expression in its place, with the values it meets there. */
export interface Asking {
  readonly tree: ASTNode
  readonly source: string
  readonly scope: ExpressionScope
  readonly values: AbstractGroup
}

/** Says what expressions give, choosing values as they are asked for. */
export interface Guesser {
  /** Whether a condition holds. Asks no more than its short circuits need. */
  truth(asking: Asking, guess: Guess): boolean
  /** The value where it is known without choosing, else null. */
  known(asking: Asking): { readonly value: JsonValue | undefined } | null
}

/** A part of an expression that is asked as a whole. */
interface Leaf {
  readonly text: string
  readonly reads: readonly (readonly string[])[]
  /** Null where the part does not stand by itself. */
  readonly expression: Expression | null
  /** By the values read. */
  readonly results: Map<string, JsonValue | null>
}

export function createGuesser(samples: SampleValues): Guesser {
  const at: Guessing = { samples, leaves: new WeakMap() }
  return {
    truth: (asking, guess) => truthOf(asking, guess, at),
    known(asking) {
      const isKnown = readsOf(asking.tree, asking.scope).every(
        (names) => !isOpen(memberAt(asking.values, names)),
      )
      if (!isKnown) return null
      let isGuessed = false
      const nobody: Oracle = {
        choose() {
          isGuessed = true
          return 0
        },
      }
      const found = answerOf(asking, createGuess(nobody), at)
      return isGuessed ? null : found
    },
  }
}

interface Guessing {
  readonly samples: SampleValues
  readonly leaves: WeakMap<ASTNode, Leaf>
}

/** Null where there is no telling. */
type Told = { readonly value: JsonValue | undefined } | null

function decide(value: Abstract, guess: Guess, at: Guessing): Told {
  if (!isOpen(value)) return { value: value as JsonValue | undefined }
  if (guess.decided.has(value)) return { value: guess.decided.get(value) }
  const told =
    value instanceof Unknown
      ? pick(value, guess, at)
      : (answerOf(value, guess, at) ?? decide(value.otherwise, guess, at))
  if (told !== null) guess.decided.set(value, told.value)
  return told
}

function pick(unknown: Unknown, { oracle }: Guess, { samples }: Guessing): Told {
  const values = samples.of(unknown)
  if (values === null || values.length === 0) return null
  return { value: values[values.length === 1 ? 0 : oracle.choose(values.length)] }
}

function truthOf(asking: Asking, guess: Guess, at: Guessing): boolean {
  const { tree } = asking
  const inner = (node: ASTNode) => truthOf({ ...asking, tree: node }, guess, at)
  switch (tree.op) {
    case '&&':
      return inner(tree.args[0]) && inner(tree.args[1])
    case '||':
      return inner(tree.args[0]) || inner(tree.args[1])
    case '!_':
      return !inner(tree.args)
    case '?:':
      return inner(tree.args[0]) ? inner(tree.args[1]) : inner(tree.args[2])
    default:
      return leafTruth(asking, guess, at)
  }
}

function leafTruth(asking: Asking, guess: Guess, at: Guessing): boolean {
  const told = leafAnswer(asking, guess, at)
  if (told !== null) return told.value === true
  const { text } = leafOf(asking, at)
  const answer = guess.answers.get(text) ?? guess.oracle.choose(2) === 0
  guess.answers.set(text, answer)
  return answer
}

function answerOf(asking: Asking, guess: Guess, at: Guessing): Told {
  const { tree } = asking
  if (tree.op === '&&' || tree.op === '||' || tree.op === '!_') {
    return { value: truthOf(asking, guess, at) }
  }
  if (tree.op !== '?:') return leafAnswer(asking, guess, at)
  const [condition, first, second] = tree.args
  const isFirst = truthOf({ ...asking, tree: condition }, guess, at)
  return answerOf({ ...asking, tree: isFirst ? first : second }, guess, at)
}

function leafAnswer(asking: Asking, guess: Guess, at: Guessing): Told {
  const leaf = leafOf(asking, at)
  if (leaf.expression === null) return null
  const given: Record<string, unknown> = {}
  const read: unknown[] = []
  for (const names of leaf.reads) {
    const told = decide(memberAt(asking.values, names), guess, at)
    if (told === null || isGroup(told.value)) return null
    put(given, names, told.value)
    read.push(told.value ?? null)
  }
  const key = JSON.stringify(read)
  const known = leaf.results.get(key)
  const value = known === undefined ? tryEvaluate(leaf.expression, given as JsonObject) : known
  leaf.results.set(key, value)
  return value === null ? null : { value }
}

function leafOf({ tree, source, scope }: Asking, { leaves }: Guessing): Leaf {
  const made = leaves.get(tree) ?? makeLeaf(tree, source, scope)
  leaves.set(tree, made)
  return made
}

function makeLeaf(tree: ASTNode, source: string, scope: ExpressionScope): Leaf {
  const text = source.slice(tree.start, tree.end)
  return {
    text,
    reads: readsOf(tree, scope),
    expression: tryCompile(text, scope),
    results: new Map(),
  }
}

/** Brackets around a receiver are no part of its node: such a part cannot be asked alone. */
function tryCompile(text: string, scope: ExpressionScope): Expression | null {
  try {
    return compileExpression(text, scope)
  } catch {
    return null
  }
}

/** Arithmetic may have no answer; the step would fail, which is not for this check to tell. */
function tryEvaluate(expression: Expression, given: JsonObject): JsonValue | null {
  try {
    return evaluate(expression, given)
  } catch {
    return null
  }
}

/** The fields that an expression reads, as chains of names. Variables of comprehensions are not of the scope. */
export function readsOf(node: ASTNode, scope: ExpressionScope): (readonly string[])[] {
  const names = namesOf(node)
  if (names === null) return childrenOf(node).flatMap((child) => readsOf(child, scope))
  return Object.hasOwn(scope.variables, names[0] ?? '') ? [names] : []
}

/** A group as a whole holds fields that are not known. */
function isGroup(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function put(group: Record<string, unknown>, names: readonly string[], value: unknown): void {
  const [name = '', ...rest] = names
  if (rest.length === 0) {
    if (value !== undefined) group[name] = value
    return
  }
  const inner = (group[name] ?? {}) as Record<string, unknown>
  group[name] = inner
  put(inner, rest, value)
}
