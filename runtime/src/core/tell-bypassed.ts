import type { Effect, Recipients } from '@linli/schemas/effect'
import type { LocaleText } from '@linli/schemas/locale-text'
import { textIn } from '@linli/schemas/locale-text'
import type { Assignment, OpenTask } from '@linli/schemas/snapshot'
import { isSame } from './compare-values.ts'
import type { Moving } from './moving.ts'
import { ownNotice, taskRecipients } from './own-notices.ts'
import type { Step, StepInput, StepResult } from './step.ts'

/** Deeds after which a task that ended is somebody's still, or that tell everybody themselves. */
const TOLD_ELSEWHERE: ReadonlySet<StepInput['kind']> = new Set([
  ...(['delegate', 'add-signer', 'take-back', 'withdraw-question'] as const),
])

/** Tells whoever a step passes over: who had a task that ended or went on to somebody else without her, those whose time was over, and
 *  those who get once more what was done before. Nobody is told what she did herself, and a pool nobody had taken from is not told
 *  that it is empty. */
export function tellBypassed(moving: Moving, input: StepInput, result: StepResult): StepResult {
  if (result.kind !== 'moved') return result
  const { step } = result
  const atDue = tasksAtDue(moving, step)
  const effects = [
    ...atDue.map((task) =>
      ownNotice('linli.at-due', moving, { task, to: taskRecipients(task), reason: '' }),
    ),
    ...(TOLD_ELSEWHERE.has(input.kind) ? [] : bypassed(moving, { input, step, atDue })),
    ...askedAgain(moving, { input, step }),
  ]
  if (effects.length === 0) return result
  return { kind: 'moved', step: { ...step, effects: [...step.effects, ...distinct(effects)] } }
}

interface Acted {
  readonly input: StepInput
  readonly step: Step
}

function bypassed(
  moving: Moving,
  { input, step, atDue }: Acted & { readonly atDue: readonly OpenTask[] },
): Effect[] {
  const ended = step.closed
    .filter(({ reason, task }) => reason === 'cancelled' && !isIn(atDue, task))
    .map(({ task }) => ({ task, now: step.opened.filter(({ name }) => name === task.name) }))
  const passedOn = (step.reassigned ?? []).flatMap((id) => {
    const task = moving.snapshot.tasks.find((each) => each.id === id)
    return task === undefined ? [] : [{ task, now: step.snapshot.tasks.filter(isOf(id)) }]
  })
  const actor = 'actor' in input ? input.actor.accountId : null
  return [...ended, ...passedOn].flatMap(({ task, now }) => {
    const present = now.flatMap(peopleOf)
    return peopleOf(task)
      .filter((accountId) => accountId !== actor && !present.includes(accountId))
      .map((accountId) => {
        // What staff say among themselves is not for whoever started it, who may have a task too.
        const reason = accountId === moving.snapshot.initiatorId ? '' : reasonOf(input)
        const to = { kind: 'account' as const, accountId }
        return ownNotice('linli.not-needed', moving, { task, to, reason })
      })
  })
}

function isOf(id: string) {
  return (task: OpenTask) => task.id === id
}

function isIn(tasks: readonly OpenTask[], { id }: OpenTask): boolean {
  return tasks.some(isOf(id))
}

/** Who has a task: its holder, or whoever it is given to by name; and who waits for the opinion of a delegate. */
function peopleOf({ holderId, assignment, returnsTo }: OpenTask): string[] {
  return [
    holderId ?? byName(assignment),
    returnsTo === undefined ? null : byName(returnsTo),
  ].filter((accountId) => accountId !== null)
}

function byName(assignment: Assignment): string | null {
  return assignment.kind === 'account' ? assignment.accountId : null
}

function reasonOf(input: StepInput): string {
  switch (input.kind) {
    case 'cancel':
    case 'remove-signer':
    case 'transfer':
      return input.reason
    default:
      return ''
  }
}

/** Open tasks that the system decided, also those of people who had not signed yet. */
function tasksAtDue({ snapshot }: Moving, { explanation, snapshot: after }: Step): OpenTask[] {
  const names = (explanation.passing ?? []).flatMap((each) =>
    each.kind === 'at-due' ? [each.task] : [],
  )
  if (names.length === 0) return []
  return snapshot.tasks.filter(
    (task) => names.includes(task.name) && task.question === undefined && !isIn(after.tasks, task),
  )
}

/** 退回: a task that somebody did before opens once more by what another one said, or whoever started it is asked for something.
 *  Not where the definition tells them itself. */
function askedAgain(moving: Moving, { input, step }: Acted): Effect[] {
  if (input.kind !== 'complete' || step.heard === undefined) return []
  const { performers, initiatorId } = moving.snapshot
  const about = step.explanation.about ?? ''
  const isInitiator = (to: Recipients) => to.kind === 'account' && to.accountId === initiatorId
  return step.opened
    .map((task) => ({ task, to: taskRecipients(task) }))
    .filter(({ task, to }) => {
      const isAgain = task.name !== about && performers[task.name] !== undefined
      const isOwn = to.kind === 'account' && to.accountId === input.actor.accountId
      return (isAgain || isInitiator(to)) && !isOwn && !isTold(step, to)
    })
    .map(({ task, to }) => {
      if (isInitiator(to)) return ownNotice('linli.your-turn', moving, { task, to, reason: '' })
      const reason = saidIn(moving, about, input.outcome)
      return ownNotice('linli.asked-again', moving, { task, to, reason })
    })
}

function isTold({ effects }: Step, to: Recipients): boolean {
  return effects.some((effect) => effect.kind === 'notice' && isSame(effect.to, to))
}

function saidIn({ program }: Moving, name: string, outcome: string): LocaleText | '' {
  const task = program.definition.tasks[name]
  const said = task?.outcomes[outcome]?.title
  if (task === undefined || said === undefined) return ''
  return {
    'zh-CN': `「${task.title['zh-CN']}」的结果是“${said['zh-CN']}”`,
    en: `“${textIn(task.title, 'en')}” ended as “${textIn(said, 'en')}”`,
  }
}

/** Once, whoever has several tasks of one name. */
function distinct(effects: readonly Effect[]): Effect[] {
  const seen = new Map(effects.map((effect) => [JSON.stringify(effect), effect]))
  return [...seen.values()]
}
