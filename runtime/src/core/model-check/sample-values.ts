import type { Definition } from '@linli/schemas/definition'
import type { FieldSchema } from '@linli/schemas/form-definition'
import type { JsonValue } from '@linli/schemas/json'
import type { ASTNode } from '@marcbachmann/cel-js'
import type { StateSite } from '../definition-tree.ts'
import { presenceCalls } from '../expression.ts'
import { childrenOf } from '../expression-tree.ts'
import { assignmentsOf, conditionsOf, namesOf } from './expressions-of.ts'
import type { Unknown } from './unknown.ts'

/** The tree of an expression that was checked. */
export type Parse = (cel: string) => ASTNode

export type Literal = string | number

/** What stands for all values of a field. */
export interface SampleValues {
  /** Undefined stands for an answer that is not given. Null where the values are too many to tell apart. */
  of(unknown: Unknown): readonly (JsonValue | undefined)[] | null
  /** A number beyond all that numbers are compared with makes no difference any more. */
  cutOff(value: number): number
}

/** More options than this are told apart only where a condition names them. */
const MOST_OPTIONS = 6
const MOST_LITERALS = 8
/** Longer than any literal, so that it equals none. */
const OTHER_TEXT = '（其他）'

/** Values that stand for all others: a number or text matters only by the literals it is compared with. Fields that are
 *  assigned to each other share their literals. `also` names expressions beside the machine's own conditions. */
export function createSampleValues(
  definition: Definition,
  sites: readonly StateSite[],
  { parse, also }: { readonly parse: Parse; readonly also: readonly string[] },
): SampleValues {
  const aliases = createAliases()
  const literals = new Map<string, Set<Literal>>()
  const presence = new Set<string>()
  const numbers = new Set<number>([0])
  const assignments = assignmentsOf(definition, sites)
  for (const { to, cel } of assignments) {
    const name = namesOf(parse(cel))?.at(-1)
    if (name !== undefined) aliases.join(to, name)
  }
  const expressions = [
    ...conditionsOf(sites),
    ...also,
    ...assignments.map(({ cel }) => cel),
    ...definition.triggers.flatMap((trigger) =>
      trigger.kind === 'device' ? [trigger.match] : (trigger.anonymousWhen ?? []),
    ),
  ]
  for (const cel of expressions) {
    const tree = parse(cel)
    for (const { field } of presenceCalls(tree)) presence.add(field)
    for (const { name, literal } of comparisonsOf(tree)) {
      const group = aliases.of(name)
      literals.set(group, (literals.get(group) ?? new Set()).add(literal))
      if (typeof literal === 'number') numbers.add(literal)
    }
  }
  const [low, high] = [Math.min(...numbers) - 2, Math.max(...numbers) + 2]
  return {
    cutOff: (value) => Math.min(Math.max(value, low), high),
    of({ schema, path, isRequired }) {
      if (schema === null) return null
      const name = path.slice(path.lastIndexOf('.') + 1)
      const samples = samplesOf(schema, [...(literals.get(aliases.of(name)) ?? [])])
      return samples === null || isRequired || !presence.has(name)
        ? samples
        : [...samples, undefined]
    },
  }
}

/** Values that stand for all of a field that is compared with these. Null where they are too many. */
export function samplesOf(schema: FieldSchema, compared: readonly Literal[]): JsonValue[] | null {
  const options = schema.enum ?? schema.oneOf?.map((option) => option.const)
  if (schema.const !== undefined) return [schema.const]
  if (options !== undefined) return fewOptions(options, compared)
  switch (schema.type) {
    case 'boolean':
      return [true, false]
    case 'integer':
    case 'number':
      return numbersAround(schema, compared)
    case 'string': {
      const texts = compared.filter((literal) => typeof literal === 'string')
      return texts.length === 0 || texts.length > MOST_LITERALS ? null : [...texts, OTHER_TEXT]
    }
    default:
      return null
  }
}

function fewOptions(options: readonly Literal[], compared: readonly Literal[]): Literal[] {
  if (options.length <= MOST_OPTIONS) return [...options]
  const named = options.filter((option) => compared.includes(option))
  return [...named, ...options.filter((option) => !compared.includes(option)).slice(0, 1)]
}

/** Each literal, and its neighbours on both sides. */
function numbersAround(
  { minimum = -Infinity, maximum = Infinity }: FieldSchema,
  compared: readonly Literal[],
): number[] | null {
  const literals = compared.filter((literal) => typeof literal === 'number')
  if (literals.length === 0 || literals.length > MOST_LITERALS) return null
  const around = literals.flatMap((literal) => [literal - 1, literal, literal + 1])
  const possible = around.filter((value) => value >= minimum && value <= maximum)
  return [...new Set(possible)].sort((a, b) => a - b)
}

const COMPARISONS: readonly string[] = ['==', '!=', '<', '<=', '>', '>=']

export interface Comparison {
  /** Last name of the field's path. */
  readonly name: string
  readonly literal: Literal
}

export function comparisonsOf(node: ASTNode): Comparison[] {
  const inside = childrenOf(node).flatMap(comparisonsOf)
  if (!Array.isArray(node.args) || node.args.length !== 2) return inside
  const [left, right] = node.args as [ASTNode, ASTNode]
  if (COMPARISONS.includes(node.op)) {
    return [...inside, ...compared(left, [right]), ...compared(right, [left])]
  }
  if (node.op === 'in' && right.op === 'list') return [...inside, ...compared(left, right.args)]
  return inside
}

function compared(field: ASTNode, values: readonly ASTNode[]): Comparison[] {
  const name = namesOf(field)?.at(-1)
  if (name === undefined) return []
  return values.flatMap((value) => {
    const literal = literalOf(value)
    return literal === null ? [] : [{ name, literal }]
  })
}

function literalOf(node: ASTNode): Literal | null {
  if (node.op === '-_') {
    const value = literalOf(node.args)
    return typeof value === 'number' ? -value : null
  }
  if (node.op !== 'value') return null
  if (typeof node.args === 'bigint') return Number(node.args)
  return typeof node.args === 'string' || typeof node.args === 'number' ? node.args : null
}

/** Names that hold the same values are one group, known by one of them. */
function createAliases() {
  const leader = new Map<string, string>()
  const of = (name: string): string => {
    const next = leader.get(name)
    return next === undefined || next === name ? name : of(next)
  }
  return {
    of,
    join(a: string, b: string): void {
      const [first, second] = [of(a), of(b)]
      if (first !== second) leader.set(second, first)
    },
  }
}
