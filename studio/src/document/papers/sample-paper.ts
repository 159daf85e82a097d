import type { PaperFacts, WrittenPaper } from '@linli/runtime/core'
import { CASE_INITIATOR, fieldMarks, maskName, seenAnswers, writePaper } from '@linli/runtime/core'
import type { Definition, PaperDefinition } from '@linli/schemas/definition'
import type { FieldSchema } from '@linli/schemas/form-definition'
import type { JsonObject } from '@linli/schemas/json'
import type { Street } from '@linli/schemas/street'
import { sampleAnswers } from '../form/sample-answers.ts'

/** The paper as a case of people who do not exist would be given it, masked as it would be. The same seed gives the same. */
export function samplePaper(
  definition: Definition,
  paper: PaperDefinition,
  { street, seed }: { readonly street: Street; readonly seed: number },
): WrittenPaper {
  const { shows = [] } = paper
  const marks = fieldMarks(definition)
  const isShown = (field: string) =>
    shows.some((shown) => field === shown || field.startsWith(`${shown}.`))
  const seen = (owner: string, schema: FieldSchema, answers: JsonObject) =>
    seenAnswers(answers, { owner, schema, marks }, ({ field }) =>
      isShown(field) ? 'clear' : 'masked',
    ).answers
  const nodes = street.nodes.map(({ id }) => id)
  const { context, forms } = definition
  const answers = new Map(
    Object.entries(forms).map(([id, form]) => {
      const made = sampleAnswers(form, { seed, nodes })
      return [id, seen(id, form.schema, made)] as const
    }),
  )
  answers.set('context', seen('context', context.schema, context.initial))
  const facts: PaperFacts = {
    answers,
    case: caseOf(definition, { street, isNamed: isShown(CASE_INITIATOR) }),
    named: {
      placeOf: (id) => street.nodes.find((node) => node.id === id)?.name ?? id,
      personOf: () => null,
    },
  }
  return writePaper(definition, paper, facts)
}

const INITIATOR = '赵示例'

function caseOf(
  { family, title }: Definition,
  { street, isNamed }: { readonly street: Street; readonly isNamed: boolean },
): PaperFacts['case'] {
  return {
    number: `${family}20261121-0007`,
    service: title['zh-CN'],
    street: street.tenant.name['zh-CN'],
    place: street.nodes.find(({ kind }) => kind === 'grid')?.name ?? '',
    initiator: isNamed ? INITIATOR : maskName(INITIATOR),
    ...{ started: '2026年11月21日', given: '2026年11月30日' },
  }
}
