import type { Definition } from '@linli/schemas/definition'
import type { Finding } from '@linli/schemas/finding'
import { escapePointer } from '@linli/schemas/json-pointer'
import { errorAt } from './definition-finding.ts'
import { durationMs } from './due-at.ts'

/** Whether every timer takes time: two states whose timers take none send an instance to and fro without end. */
export function checkTimers({ timers }: Definition): Finding[] {
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
