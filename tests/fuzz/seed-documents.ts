import { BROKEN } from '../corpus/broken.ts'
import { GOOD } from '../corpus/good.ts'
import { readTemplateText, TEMPLATE_IDS } from '../scenarios/read-templates.ts'
import { ALARM } from '../support/builders.ts'
import type { Random } from '../support/random.ts'

/** What is mutated, as JSON text. */
export interface SeedDocuments {
  /** Some kilobytes each. */
  readonly small: readonly string[]
  readonly templates: readonly string[]
  /** The templates without their scenarios and half of their size. */
  readonly bare: readonly string[]
}

/** A template is as large as fifty small documents, and takes as long. */
const [WHOLE, BARE] = [0.01, 0.04]

export function readSeedDocuments(): SeedDocuments {
  const templates = TEMPLATE_IDS.map(readTemplateText)
  return {
    small: [
      ALARM,
      ...Object.values(GOOD),
      ...Object.values(BROKEN).map((each) => each.definition),
    ].map((definition) => JSON.stringify(definition)),
    templates,
    bare: templates.map((text) =>
      JSON.stringify({ ...JSON.parse(text), scenarios: [], layout: {} }),
    ),
  }
}

export function drawSeedDocument(
  { small, templates, bare }: SeedDocuments,
  random: Random,
): string {
  const drawn = random.next()
  if (drawn < WHOLE) return pick(templates, random)
  return pick(drawn < WHOLE + BARE ? bare : small, random)
}

/** Throws where there is nothing to pick from. */
export function pick<Item>(items: readonly Item[], random: Random): Item {
  const item = items[random.below(items.length)]
  if (item === undefined) throw new Error('There is something to pick from.')
  return item
}
