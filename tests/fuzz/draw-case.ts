import { createRandom, type Random } from '../support/random.ts'
import { drawCondition, drawExpression, mutateExpression } from './draw-expression.ts'
import type { Json } from './json-tree.ts'
import type { ExpressionGround } from './judge-expression.ts'
import { DEFINITION_CHANGES } from './mutate-definition.ts'
import { JSON_CHANGES, mutateText, strangeValue } from './mutate-json.ts'
import { drawSeedDocument, pick, type SeedDocuments } from './seed-documents.ts'

/** What cases are drawn from. */
export interface FuzzGround {
  readonly documents: SeedDocuments
  readonly grounds: readonly ExpressionGround[]
  /** Conditions of the templates. */
  readonly sources: readonly string[]
}

export type FuzzCase =
  | { readonly kind: 'definition'; readonly text: string; readonly before: string }
  | { readonly kind: 'expression'; readonly source: string; readonly ground: ExpressionGround }

/** The case of a seed, the same whenever it is drawn: an expression where the seed is even, else a definition. */
export function drawCase(seed: number, ground: FuzzGround): FuzzCase {
  const random = createRandom(seed)
  return seed % 2 === 0 ? expressionCase(ground, random) : definitionCase(ground, random)
}

function expressionCase({ grounds, sources }: FuzzGround, random: Random): FuzzCase {
  const ground = pick(grounds, random)
  let source = drawSource(ground, sources, random)
  while (random.chance(0.3)) source = mutateExpression(source, sources, random)
  // A definition with more than this is refused before anybody looks at its expressions.
  return { kind: 'expression', source: source.slice(0, MAX_EXPRESSIONS), ground }
}

const MAX_EXPRESSIONS = 40_000

function drawSource(
  { paths }: ExpressionGround,
  sources: readonly string[],
  random: Random,
): string {
  const drawn = random.next()
  if (drawn < 0.4) return drawCondition(random, paths)
  if (drawn < 0.7) {
    return drawExpression(
      random,
      paths.map(({ path }) => path),
    )
  }
  return pick(sources, random)
}

function definitionCase({ documents }: FuzzGround, random: Random): FuzzCase {
  const before = drawSeedDocument(documents, random)
  if (random.chance(0.1)) return { kind: 'definition', text: mutateText(before, random), before }
  if (random.chance(0.01)) {
    return { kind: 'definition', text: JSON.stringify(strangeValue(random)) ?? '', before }
  }
  const document: Json = JSON.parse(before)
  do {
    const changes = random.chance(0.25) ? JSON_CHANGES : DEFINITION_CHANGES
    pick(changes, random)(document, random)
  } while (random.chance(0.4))
  return { kind: 'definition', text: JSON.stringify(document), before }
}
