import type { Finding } from '@linli/schemas/finding'
import type { FormDefinition } from '@linli/schemas/form-definition'
import { checkExpressionAt } from '../check-expression-at.ts'
import { warningAt } from '../definition-finding.ts'
import type { ExpressionScope } from '../expression-scope.ts'
import { BOOL } from '../expression-types.ts'
import { askedFirst } from './judge-eligibility.ts'

/** More is no few questions any more. */
const MOST_ASKED = 6

/** Whether what a form asks first can be judged, and is asked in a few questions. */
export function checkEligibility(
  form: FormDefinition,
  path: string,
  scope: ExpressionScope,
): Finding[] {
  const { eligibility } = form
  if (eligibility === undefined) return []
  const { verdicts, bring = [] } = eligibility
  const expressions = [
    ...verdicts.map(({ when }, index) => [`verdicts/${index}/when`, when] as const),
    ...bring.map(({ when }, index) => [`bring/${index}/when`, when] as const),
  ]
  const asked = askedFirst(form)
  return [
    ...expressions.flatMap(([at, cel]) =>
      cel === undefined ? [] : checkExpressionAt(`${path}/${at}`, cel, { scope, wanted: [BOOL] }),
    ),
    ...asked.filter((name) => !isRequired(form, name)).map((name) => looseAt(path, name)),
    ...(asked.length > MOST_ASKED
      ? [
          warningAt(path, 'eligibility.many-questions', [
            `先问的有 ${asked.length} 个问题，最好不超过 ${MOST_ASKED} 个。`,
            `${asked.length} questions are asked first; ${MOST_ASKED} are plenty.`,
          ]),
        ]
      : []),
  ]
}

function isRequired({ schema, rules = [] }: FormDefinition, name: string): boolean {
  const isAsked = rules.some(
    ({ field, requiredWhen }) => field === name && requiredWhen !== undefined,
  )
  return isAsked || schema.required?.includes(name) === true
}

/** What is left out counts as nothing in an expression: 0, an empty text, no. */
function looseAt(path: string, name: string): Finding {
  return warningAt(path, 'eligibility.not-required', [
    `能不能办要看“${name}”，它应当是必填的：没填的按空白判断。`,
    `“${name}” decides who may ask for it and should be required: what is left out is judged as nothing.`,
  ])
}
