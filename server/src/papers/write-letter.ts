import type { PaperFacts, WrittenPaper } from '@linli/runtime/core'
import {
  CASE_INITIATOR,
  dayText,
  maskName,
  rebuild,
  seenAnswers,
  writePaper,
} from '@linli/runtime/core'
import { cityDay } from '@linli/schemas/city-day'
import type { FieldSchema } from '@linli/schemas/form-definition'
import type { JsonObject } from '@linli/schemas/json'
import { isJsonObject } from '@linli/schemas/json'
import { textIn } from '@linli/schemas/locale-text'
import { givenIn } from '../reading/given-in.ts'
import { machineContext } from '../reading/moment-texts.ts'
import type { GivenPaper, StepThen } from './given-papers.ts'
import { isShown } from './given-papers.ts'

/** What a letter says of its case besides the answers. */
export interface LetterCase {
  readonly number: string
  readonly street: string
  readonly place: string
  /** Null where nobody is to be named. */
  readonly initiator: string | null
  readonly startedAtMs: number
  placeOf(nodeId: string): string
}

/** The words of a paper as it was given: with the answers of the steps up to the one that gave it, and with all that is personal masked
 *  but what the paper says in plain, whoever asks. */
export function writeLetter(
  given: GivenPaper,
  steps: readonly StepThen[],
  of: LetterCase,
): WrittenPaper {
  const { paper, version, seq, atMs } = given
  const initiator = of.initiator ?? ''
  const answers = answersUntil(given, steps)
  if (asksContext(given)) answers.set('context', contextThen(given, steps.slice(0, seq)))
  const facts: PaperFacts = {
    answers,
    case: {
      ...{ number: of.number, street: of.street, place: of.place },
      service: textIn(version.definition.title, 'zh-CN'),
      initiator:
        initiator === '' || isShown(paper, CASE_INITIATOR) ? initiator : maskName(initiator),
      started: dayText(cityDay(of.startedAtMs)),
      given: dayText(cityDay(atMs)),
    },
    // Of the staff somebody is named by what somebody else chose.
    named: { placeOf: of.placeOf, personOf: () => null },
  }
  return writePaper(version.definition, paper, facts)
}

/** By form, what was answered last; as it was asked on the version of then, and as the paper's readers see it. */
function answersUntil(given: GivenPaper, steps: readonly StepThen[]): Map<string, JsonObject> {
  const answers = new Map<string, JsonObject>()
  for (const { entry, why, version } of steps.slice(0, given.seq)) {
    const answered = givenIn({ entry, why }, version)
    if (answered?.form == null) continue
    const { owner, form } = answered
    const seen = seenOn(given, { owner, schema: form.schema, answers: answered.answers })
    answers.set(owner, seen)
  }
  return answers
}

function seenOn(
  { paper, version }: GivenPaper,
  {
    owner,
    schema,
    answers,
  }: { readonly owner: string; readonly schema: FieldSchema; readonly answers: JsonObject },
): JsonObject {
  const owned = { owner, schema, marks: version.marks }
  return seenAnswers(answers, owned, ({ field }) => (isShown(paper, field) ? 'clear' : 'masked'))
    .answers
}

/** What the case remembers is computed again only where the paper says something of it. */
function asksContext({ paper }: GivenPaper): boolean {
  return JSON.stringify(paper).includes('context.')
}

function contextThen(given: GivenPaper, steps: readonly StepThen[]): JsonObject {
  const entries = steps.map(({ entry }) => entry)
  const { snapshot } = rebuild(given.version.program(), entries, given.seq)
  const context = machineContext(snapshot)
  if (!isJsonObject(context)) return {}
  const { schema } = given.version.definition.context
  return seenOn(given, { owner: 'context', schema, answers: context })
}
