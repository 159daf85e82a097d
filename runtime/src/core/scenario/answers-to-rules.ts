import type { FieldSchema } from '@linli/schemas/form-definition'
import type { JsonObject, JsonValue } from '@linli/schemas/json'
import type { ASTNode } from '@marcbachmann/cel-js'
import { checkSubmission } from '../check-submission.ts'
import type { CompiledForm } from '../compile-form.ts'
import { childrenOf } from '../expression-tree.ts'
import { namesOf } from '../model-check/expressions-of.ts'
import { comparisonsOf, samplesOf } from '../model-check/sample-values.ts'
import { parseExpression } from '../parse-expression.ts'
import { withAnswer } from './with-answer.ts'

/** Combinations that are tried for one form. */
const MOST_TRIES = 600

/** Answers changed so that the form's rules hold: in the fields that the broken rules read, and not in those that are
 *  given. Null where none of the values that stand for all others does. */
export function answersToRules(
  compiled: CompiledForm,
  answers: JsonObject,
  isGiven: (path: string) => boolean,
): JsonObject | null {
  const broken = checkSubmission(compiled, answers).problems.map(({ field }) => field)
  const trees = (compiled.form.rules ?? []).flatMap(({ field, validate }) => {
    const tree = validate && broken.includes(field) ? parseExpression(validate.cel) : null
    return tree ?? []
  })
  const paths = [...new Set(trees.flatMap(fieldsIn))].filter((path) => !isGiven(path))
  const choices = paths.flatMap((path): Choice[] => {
    const field = fieldAt(compiled.form.schema, path.split('.'))
    const values = field && samplesOf(field, literalsFor(path, trees))
    return values ? [{ path, values }] : []
  })
  const isInOrder = (made: JsonObject) => checkSubmission(compiled, made).problems.length === 0
  return combinations(choices, answers).find(isInOrder) ?? null
}

interface Choice {
  readonly path: string
  readonly values: readonly JsonValue[]
}

/** Dotted paths inside `form` that an expression reads. */
function fieldsIn(node: ASTNode): string[] {
  const names = namesOf(node)
  if (names === null) return childrenOf(node).flatMap(fieldsIn)
  return names[0] === 'form' ? [names.slice(1).join('.')] : []
}

function literalsFor(path: string, trees: readonly ASTNode[]) {
  const name = path.slice(path.lastIndexOf('.') + 1)
  return trees.flatMap(comparisonsOf).flatMap((each) => (each.name === name ? each.literal : []))
}

function combinations(choices: readonly Choice[], answers: JsonObject): JsonObject[] {
  return choices.reduce(
    (made, { path, values }) =>
      made
        .flatMap((each) => values.map((value) => withAnswer(each, path.split('.'), value)))
        .slice(0, MOST_TRIES),
    [answers],
  )
}

export function fieldAt(schema: FieldSchema, names: readonly string[]): FieldSchema | undefined {
  return names.reduce<FieldSchema | undefined>((group, name) => group?.properties?.[name], schema)
}
