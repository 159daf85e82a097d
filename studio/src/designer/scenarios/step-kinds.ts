import type { Definition } from '@linli/schemas/definition'
import type { ScenarioStep } from '@linli/schemas/scenario'
import type { Street } from '@linli/schemas/street'
import { workflowsOf } from '../../document/workflow/invoked.ts'
import { placedStates } from '../../document/workflow/placed-states.ts'

/** What may happen in a scenario, and what is expected. */
export const STEP_KINDS = [
  'submit',
  'reading',
  'send',
  'claim',
  'complete',
  'child',
  'advance',
  'expect',
] as const
export type StepKind = (typeof STEP_KINDS)[number]

export function kindOfStep(step: ScenarioStep): StepKind {
  return STEP_KINDS.find((kind) => kind in step) ?? 'expect'
}

/** A step of a kind with the first thing it may be of; null where the definition has none. */
export function firstStep(
  kind: StepKind,
  { forms, tasks, events, machine }: Definition,
  { accounts, devices }: Street,
): ScenarioStep | null {
  const by = accounts[0]?.id ?? ''
  const [form] = Object.keys(forms)
  const [event] = Object.keys(events)
  const [[task, declared] = []] = Object.entries(tasks)
  const [outcome = ''] = Object.keys(declared?.outcomes ?? {})
  switch (kind) {
    case 'submit':
      return form === undefined ? null : { submit: { form, by, answers: {} } }
    case 'reading': {
      const device = devices[0]?.id
      return device === undefined ? null : { reading: { device, messageId: 'm-1', reading: {} } }
    }
    case 'send':
      return event === undefined ? null : { send: { event, by } }
    case 'claim':
      return task === undefined ? null : { claim: { task, by } }
    case 'complete':
      return task === undefined ? null : { complete: { task, by, outcome } }
    case 'child': {
      const [called] = placedStates(machine).flatMap(({ state }) => workflowsOf(state))
      return called === undefined ? null : { child: { invoke: called.id, fails: 'cancelled' } }
    }
    case 'advance':
      return { advance: 'P1D' }
    case 'expect':
      return { expect: { ended: false } }
  }
}
