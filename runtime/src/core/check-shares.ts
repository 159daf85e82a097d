import type { Definition } from '@linli/schemas/definition'
import type { Finding } from '@linli/schemas/finding'
import { escapePointer } from '@linli/schemas/json-pointer'
import { runsAt } from './check-tasks.ts'
import { errorAt, unknownName } from './definition-finding.ts'
import type { StateSite } from './definition-tree.ts'

/** Whether each timer that is a share of another one's time has one: declared, counting itself, and running wherever the share does. */
export function checkShares({ timers }: Definition, sites: readonly StateSite[]): Finding[] {
  return Object.entries(timers).flatMap(([name, timer]) => {
    if (timer.clock !== 'share') return []
    const path = `/timers/${escapePointer(name)}/of`
    const { of } = timer
    const known = Object.keys(timers).filter((other) => timers[other]?.clock !== 'share')
    if (Object.hasOwn(timers, of) && !known.includes(of)) {
      return [
        errorAt(path, 'timer.share-of-share', [
          `“${of}”自己就是别的时限的一部分：请直接写那个时限和它的百分比。`,
          `“${of}” is a share itself: name the timer that it is a share of.`,
        ]),
      ]
    }
    const unknown = unknownName({ path, name: of, thing: 'timer', known })
    return unknown.length > 0 ? unknown : sites.flatMap((site) => checkBase(site, name, of))
  })
}

function checkBase(site: StateSite, name: string, of: string): Finding[] {
  if (!Object.hasOwn(site.state.after ?? {}, name) || runsAt(of, site)) return []
  return [
    errorAt(`${site.path}/after/${escapePointer(name)}`, 'timer.share-not-running', [
      `“${of}”在这个环节和外层环节都不计时（after），它的百分比永远不会到。`,
      `“${of}” is no after of this state or of one around it: no share of it ever passes here.`,
    ]),
  ]
}
