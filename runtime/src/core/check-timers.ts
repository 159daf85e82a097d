import type { Definition } from '@linli/schemas/definition'
import type { Finding } from '@linli/schemas/finding'
import { escapePointer } from '@linli/schemas/json-pointer'
import { checkClaims } from './check-claims.ts'
import { checkShares } from './check-shares.ts'
import { runsAt } from './check-tasks.ts'
import { errorAt } from './definition-finding.ts'
import type { StateSite } from './definition-tree.ts'
import { durationMs } from './due-at.ts'

/** Whether every timer takes time: two states whose timers take none send an instance to and fro without end. */
export function checkTimers(definition: Definition, sites: readonly StateSite[]): Finding[] {
  const { timers } = definition
  return [
    ...checkLengths(timers),
    ...sites.flatMap((site) => checkPauses(site, timers)),
    ...checkShares(definition, sites),
    ...checkClaims(definition, sites),
  ]
}

/** A state lets timers of the states around it stand still: its own ends with it. */
function checkPauses(site: StateSite, timers: Definition['timers']): Finding[] {
  const { parent, state, path } = site
  const names = 'pauses' in state ? (state.pauses ?? []) : []
  return names.flatMap((name, index) =>
    parent !== null && runsAt(name, parent)
      ? pausesShare(timers, name, `${path}/pauses/${index}`)
      : [
          errorAt(`${path}/pauses/${index}`, 'timer.pause-not-running', [
            `“${name}”不是外层环节的时限（after），没有什么可以暂停。`,
            `“${name}” is no after of a state around this one: there is nothing to stop.`,
          ]),
        ],
  )
}

function pausesShare(timers: Definition['timers'], name: string, path: string): Finding[] {
  const timer = Object.hasOwn(timers, name) ? timers[name] : undefined
  if (timer?.clock !== 'share') return []
  return [
    errorAt(path, 'timer.pause-share', [
      `“${name}”是“${timer.of}”的一部分，跟着它暂停：请暂停“${timer.of}”。`,
      `“${name}” is a share of “${timer.of}” and stands still with it: pause “${timer.of}”.`,
    ]),
  ]
}

function checkLengths(timers: Definition['timers']): Finding[] {
  return Object.entries(timers).flatMap(([name, timer]) => {
    if (timer.clock !== 'elapsed' || durationMs(timer.duration) > 0) return []
    return [
      errorAt(`/timers/${escapePointer(name)}/duration`, 'timer.zero', [
        '时限至少一秒；要立刻流转，请用 always。',
        'A timer takes at least a second; to move on at once, use always.',
      ]),
    ]
  })
}
