import type { Definition } from '@linli/schemas/definition'
import type { ArmedTimer, OpenTask } from '@linli/schemas/snapshot'
import type { Moving } from './moving.ts'
import { planActions } from './plan-step.ts'
import { isQuestion } from './questions/is-question.ts'
import type { Transitioned } from './run-machine.ts'
import { doneEvent, moveOn } from './run-machine.ts'
import { signingOf } from './signing/seats.ts'
import type { ClosedTask, HeardOutcome, PassingDecision } from './step.ts'

/** What a timer's end decided, with where the machine went by it. */
export interface DecidedAtDue {
  readonly transitioned: Transitioned
  readonly over: readonly OpenTask[]
  /** Of those that one person does. */
  readonly completed: readonly ClosedTask[]
  readonly heard: readonly HeardOutcome[]
  readonly passing: readonly PassingDecision[]
}

/** The machine hears the outcome of every open task whose time is over and whose definition names one, as if somebody had given
 *  it; of one that several people sign, whatever they have signed. After what the timer itself did, which may have ended them. An
 *  outcome that leads nowhere decides nothing: the task stays with whoever has it. */
export function decideAtDue(
  { program, compiled, snapshot, surroundings }: Moving,
  fired: ArmedTimer,
  rung: Transitioned,
): DecidedAtDue {
  let transitioned = rung
  const over: OpenTask[] = []
  const completed: ClosedTask[] = []
  const heard: HeardOutcome[] = []
  const passing: PassingDecision[] = []
  for (const { task, outcome } of tasksDue(snapshot.tasks, fired, program.definition)) {
    if (!isAsked(task, transitioned)) continue
    const nobody = { answers: {}, by: '', givenBy: [] }
    const told: HeardOutcome = { invokeId: task.invokeId, task: task.name, outcome, ...nobody }
    const [context, done] = [transitioned.live.context, transitioned.actions.length]
    const next = moveOn(compiled, transitioned, doneEvent(told, surroundings.now))
    if (next.actions.length === done && next.live.context === context) continue
    transitioned = next
    over.push(task)
    heard.push(told)
    passing.push({ kind: 'at-due', task: task.name, outcome })
    if (signingOf(snapshot, task) === null) {
      completed.push({ task, reason: 'completed', outcome, answers: {}, by: null })
    }
  }
  return { transitioned, over, completed, heard, passing }
}

interface Due {
  readonly task: OpenTask
  readonly outcome: string
}

/** Each invocation once, however many sign it. */
function tasksDue(
  tasks: readonly OpenTask[],
  { name, dueAt }: ArmedTimer,
  definition: Definition,
): Due[] {
  return tasks.flatMap((task, index) => {
    const { due, atDue } = definition.tasks[task.name] ?? {}
    const isFirst = tasks.findIndex(({ invokeId }) => invokeId === task.invokeId) === index
    const isDue = due === name && task.dueAt === dueAt && !isQuestion(task)
    return atDue !== undefined && isDue && isFirst ? [{ task, outcome: atDue.outcome }] : []
  })
}

/** Whether the machine asks for the task still, and has not just begun to ask for it again. */
function isAsked({ invokeId }: OpenTask, { actions }: Transitioned): boolean {
  const { stopped, opened } = planActions(actions)
  return !stopped.includes(invokeId) && !opened.some((each) => each.invokeId === invokeId)
}
