import type { Definition, StateDefinition, TransitionDefinition } from '@linli/schemas/definition'
import { textIn } from '@linli/schemas/locale-text'
import { asList } from '../../document/workflow/as-list.ts'
import { assignRuleText } from '../canvas/assign-rule-text.ts'
import { stateFacts } from '../canvas/state-facts.ts'
import { timerText } from '../canvas/timer-text.ts'
import type { Wording } from '../canvas/wording.ts'

/** A step in one line: who, how long, and what happens when the time is over: 「任一网格员 · 24小时 · 超时→站长」. */
export function stepSummary(
  definition: Definition,
  state: StateDefinition,
  { wording, titleOf }: { readonly wording: Wording; readonly titleOf: (target: string) => string },
): string {
  const facts = stateFacts(definition, state, wording)
  const told = facts
    .filter(({ kind }) => kind === 'who' || kind === 'notice')
    .map(({ text }) => text)
  const timers = Object.entries(state.after ?? {}).map(([name, list]) => {
    const timer = definition.timers[name]
    const time = timer === undefined ? name : timerText(timer, definition, wording)
    const then = asList(list).map((way) => thenText(definition, way, { wording, titleOf }))
    return [time, ...new Set(then.filter((text) => text !== ''))].join(' · ')
  })
  return [...told, ...timers].join(' · ')
}

function thenText(
  definition: Definition,
  { target, actions = [] }: TransitionDefinition,
  { wording, titleOf }: { readonly wording: Wording; readonly titleOf: (target: string) => string },
): string {
  if (target !== undefined) return wording.t('workflow:overdue', { who: titleOf(target) })
  const people = actions.flatMap((action) =>
    action.type === 'notify' ? [assignRuleText(action.params.to, definition, wording)] : [],
  )
  if (people.length === 0) return ''
  return wording.t('workflow:overdue', {
    who: [...new Set(people)].join(wording.t('workflow:and')),
  })
}

/** What a state is called; the key where it has no title. */
export function titleIn(state: StateDefinition, { locale }: Wording): string {
  return textIn(state.meta.title, locale)
}
