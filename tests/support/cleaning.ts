import type {
  Definition,
  TransitionDefinition,
  WorkflowInput,
  WorkflowInvocation,
} from '@linli/schemas/definition'
import { asks, build, closed, expr, reminded, same, to } from '../corpus/build-definition.ts'

/** Litter is reported and accepted, another service cleans it up, and the reporter hears of it. `input` says how the other service
 *  is started and what becomes of it. */
export function reportDefinition(input: Partial<WorkflowInput> = {}): Definition {
  const leave: TransitionDefinition = to('accept')
  const report = build({
    initial: 'accept',
    tasks: { accept: {} },
    events: {
      back: { title: same('退回受理'), source: 'staff' },
      again: { title: same('重新清理'), source: 'staff' },
    },
    states: {
      accept: asks('accept', to('cleaning')),
      cleaning: {
        ...reminded,
        on: { back: leave, again: { target: 'cleaning', reenter: true } },
        invoke: {
          src: 'workflow',
          id: 'clean',
          input: {
            ...{ ref: 'cleaning', pin: 'latest-at-start', onCancel: 'stop' },
            set: { place: 'context.place' },
            ...input,
          },
          onDone: [{ ...to('closed'), guard: expr('output.ended == "cleaned"') }, to('accept')],
          onError: [{ ...to('gone'), guard: expr('output.code == "cancelled"') }, to('failed')],
        },
      },
      closed,
      gone: closed,
      failed: closed,
    },
  })
  return { ...report, id: 'report', title: same('垃圾上报') }
}

/** Somebody does it, or cannot. The one who reported it does not do it herself. */
export function cleaningDefinition(): Definition {
  const cleaning = build({
    initial: 'work',
    tasks: {
      work: {
        exclude: ['initiator'],
        outcomes: { done: { title: same('清完') }, unable: { title: same('清不了') } },
        due: 'limit',
      },
    },
    states: {
      work: {
        after: { limit: { actions: [{ type: 'log', params: { message: same('超时') } }] } },
        invoke: {
          ...{ src: 'humanTask', id: 'work', input: { task: 'work' } },
          onDone: [{ ...to('cleaned'), guard: expr('output.outcome == "done"') }, to('left')],
        },
      },
      cleaned: closed,
      left: closed,
    },
  })
  return { ...cleaning, id: 'cleaning', title: same('清理'), family: 'QL' }
}

/** The same with another invocation in the state that cleans. */
export function withInvocation(
  definition: Definition,
  change: (invoke: WorkflowInvocation) => WorkflowInvocation,
): Definition {
  const { machine } = definition
  const states = Object.entries(machine.states ?? {}).map(([key, state]) => {
    const { invoke } = state
    const isMeant = invoke !== undefined && 'src' in invoke && invoke.src === 'workflow'
    return [key, isMeant ? { ...state, invoke: change(invoke) } : state]
  })
  return { ...definition, machine: { ...machine, states: Object.fromEntries(states) } }
}
