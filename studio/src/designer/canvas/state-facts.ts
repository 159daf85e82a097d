import { signText } from '@linli/runtime/core'
import type { AssignRule } from '@linli/schemas/assign-rule'
import type {
  ActionDefinition,
  Definition,
  NoticeDefinition,
  StateDefinition,
  TaskDefinition,
  TaskInvocation,
  WorkflowInvocation,
} from '@linli/schemas/definition'
import { textIn } from '@linli/schemas/locale-text'
import { asList } from '../../document/workflow/as-list.ts'
import { assignRuleText } from './assign-rule-text.ts'
import { timerText } from './timer-text.ts'
import type { Wording } from './wording.ts'

/** One line on a node's card. */
export interface StateFact {
  readonly kind: 'task' | 'child' | 'who' | 'due' | 'notice' | 'form' | 'device'
  readonly text: string
}

/** What happens in a state, in the order people ask: which task, who, until when, who is told. */
export function stateFacts(
  definition: Definition,
  state: StateDefinition,
  wording: Wording,
): readonly StateFact[] {
  return [
    ...asList(state.invoke).flatMap((invoke) =>
      invoke.src === 'workflow'
        ? childFacts(invoke, wording)
        : taskFacts(definition, invoke, wording),
    ),
    ...(state.entry ?? []).flatMap((action) => noticeFacts(definition, action, wording)),
  ]
}

/** Which service it starts, which version of it, and what becomes of that when the step is left. */
function childFacts({ input }: WorkflowInvocation, { t }: Wording): readonly StateFact[] {
  const { ref, pin, version = 0, onCancel } = input
  const which = pin === 'exact' ? t('canvas.childVersion', { version }) : t('canvas.childNewest')
  return [
    { kind: 'child', text: t('canvas.child', { ref, which }) },
    { kind: 'who', text: t(onCancel === 'stop' ? 'canvas.childStops' : 'canvas.childGoesOn') },
  ]
}

function taskFacts(
  definition: Definition,
  invoke: TaskInvocation,
  wording: Wording,
): readonly StateFact[] {
  const name = invoke.input.task
  const task = definition.tasks[name]
  if (task === undefined) return [{ kind: 'task', text: name }]
  const who = whoText(task, definition, wording)
  const facts: StateFact[] = [
    { kind: 'task', text: textIn(task.title, wording.locale) },
    { kind: 'who', text: who },
  ]
  const timer = task.due === undefined ? undefined : definition.timers[task.due]
  if (timer !== undefined) facts.push({ kind: 'due', text: timerText(timer, definition, wording) })
  return facts
}

function whoText(
  { assign, sign }: TaskDefinition,
  definition: Definition,
  wording: Wording,
): string {
  const nameOf = (rule: AssignRule) => assignRuleText(rule, definition, wording)
  if (sign === undefined) return assign.map(nameOf).join(' → ')
  const [zh, en] = signText(sign, (rule) => [nameOf(rule), nameOf(rule)])
  return wording.locale === 'en' ? en : zh
}

function noticeFacts(
  definition: Definition,
  action: ActionDefinition,
  wording: Wording,
): readonly StateFact[] {
  if (action.type !== 'notify') return []
  const notice = definition.notices[action.params.notice]
  const title = notice === undefined ? action.params.notice : plainTitle(notice, wording)
  const to = assignRuleText(action.params.to, definition, wording)
  return [{ kind: 'notice', text: `${title} → ${to}` }]
}

/** The notice's title with an ellipsis for each expression in it. */
function plainTitle(notice: NoticeDefinition, wording: Wording): string {
  return textIn(notice.title, wording.locale).replaceAll(/\{\{.*?\}\}/g, '…')
}
