import type { TaskDefinition } from '@linli/schemas/definition'
import { quotedText } from './change-words.ts'
import { compareProperty } from './compare-values.ts'
import type { Change, Place } from './definition-change.ts'
import { changeAt } from './definition-change.ts'
import type { Sentence } from './definition-finding.ts'

/** What may be done with a task by itself, by time, or afterwards. */
export function comparePolicies(place: Place, was: TaskDefinition, is: TaskDefinition): Change[] {
  return [
    ...compareProperty(place, {
      code: 'at-due',
      called: ['到期自动办理', 'Outcome at the due time'],
      before: was.atDue?.outcome,
      after: is.atDue?.outcome,
      show: (outcome, side) => outcomeText(side === 'before' ? was : is, outcome),
    }),
    ...compareProperty(place, {
      code: 'dedupe',
      called: ['去重', 'Repeated decisions'],
      before: was.dedupe,
      after: is.dedupe,
      show: (scope) =>
        scope === 'adjacent'
          ? ['上一环节已同意的人不再问', 'whoever agreed just before is not asked again']
          : ['之前已同意的人不再问', 'whoever agreed before is not asked again'],
    }),
    ...compareLegal(place, was.legal === true, is.legal === true),
    ...compareUrgency(place, was.urgent === true, is.urgent === true),
    ...compareTakeBack(place, was.takeBack === true, is.takeBack === true),
  ]
}

function outcomeText({ outcomes }: TaskDefinition, outcome: string): Sentence {
  const title = outcomes[outcome]?.title
  return title === undefined ? [`“${outcome}”`, `“${outcome}”`] : quotedText(title)
}

function compareLegal(place: Place, was: boolean, is: boolean): Change[] {
  if (was === is) return []
  const [zh, en] = place.called
  const message: Sentence = is
    ? [`${zh}改为法定环节，只能由人决定。`, `${en} is now left to a person by law.`]
    : [`${zh}不再是法定环节。`, `${en} is no longer left to a person by law.`]
  return [changeAt(place, { code: 'legal', tail: '', message })]
}

function compareUrgency(place: Place, was: boolean, is: boolean): Change[] {
  if (was === is) return []
  const [zh, en] = place.called
  const message: Sentence = is
    ? [`${zh}改为加急。`, `${en} is now urgent.`]
    : [`${zh}不再加急。`, `${en} is no longer urgent.`]
  return [changeAt(place, { code: 'urgent', tail: '', message })]
}

function compareTakeBack(place: Place, was: boolean, is: boolean): Change[] {
  if (was === is) return []
  const [zh, en] = place.called
  const message: Sentence = is
    ? [`${zh}办完后可以撤回。`, `${en} can be taken back once it is done.`]
    : [`${zh}办完后不能再撤回。`, `${en} can no longer be taken back.`]
  return [changeAt(place, { code: 'take-back', tail: '', message })]
}
