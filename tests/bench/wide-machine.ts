import type { Definition } from '@linli/schemas/definition'
import {
  answer,
  asks,
  build,
  closed,
  type StateSketch,
  to,
  when,
} from '../corpus/build-definition.ts'

const REGIONS = ['fire', 'water', 'lift', 'street'] as const
const STEPS = 7

/** Four regions that go their ways beside each other, seven tasks each, some returned once, all under a time limit: more than
 *  4,000 configurations, and none of them ends badly. */
export const WIDE_MACHINE: Definition = build({
  initial: 'work',
  fields: { done: { type: 'boolean', title: '办好' } },
  tasks: Object.fromEntries(
    REGIONS.flatMap((region) => steps().map((step) => [`${region}_${step}`, {}] as const)),
  ),
  states: {
    work: {
      type: 'parallel',
      after: { total: to('expired', answer) },
      onDone: to('closed', answer),
      states: Object.fromEntries(REGIONS.map((region) => [region, regionOf(region)])),
    },
    closed,
    expired: closed,
  },
})

function regionOf(region: string): StateSketch {
  const chain = steps().map((step): [string, StateSketch] => {
    const next = to(step + 1 < STEPS ? `${region}_at_${step + 1}` : `${region}_end`)
    const branches = step === 0 ? next : [when('output.form.done', next), back(region, step)]
    // The limit around it times it out; reminders of its own would double the configurations with each.
    const { after: _reminders, ...state } = asks(`${region}_${step}`, branches)
    return [`${region}_at_${step}`, state]
  })
  return {
    initial: `${region}_at_0`,
    states: { ...Object.fromEntries(chain), [`${region}_end`]: closed },
  }
}

function back(region: string, step: number) {
  return to(`${region}_at_${step - 1}`)
}

function steps(): number[] {
  return Array.from({ length: STEPS }, (_, index) => index)
}
