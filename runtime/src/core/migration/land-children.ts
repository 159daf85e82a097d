import type { OpenChild } from '@linli/schemas/snapshot'
import type { SettledChildren } from '../children/settle-children.ts'
import { childrenPart, startChildren, stopEffect } from '../children/settle-children.ts'
import { isSame } from '../compare-values.ts'
import { compiledOf } from '../compile-definition.ts'
import type { Sentence } from '../definition-finding.ts'
import { restoreSnapshot } from '../restore-snapshot.ts'
import type { Opening } from '../settle-step.ts'
import { positionOf } from '../settle-step.ts'
import type { Landing } from './landing.ts'
import { activeIn } from './map-machine.ts'
import { dutiesOf } from './version-pair.ts'

/** A child that is under way goes on by itself, on its own version, where the second version has its invocation in a state that
 *  is active; what that does not have is let go of, and what it has besides is started. Asks where the instance stays where it is
 *  and a child would be lost or begun. */
export function landChildren(landing: Landing, opening: Opening): SettledChildren {
  const { pair, snapshot, live, inquiry } = landing
  const { children = [], invokedChildren = 0 } = snapshot
  const wanted = [...dutiesOf(pair.sites.after, activeIn(live)).children].filter((id) =>
    Object.hasOwn(live.children, id),
  )
  const isKept = ({ invokeId }: OpenChild) => wanted.includes(invokeId)
  const kept = children.filter(isKept)
  const gone = children.filter((child) => !isKept(child))
  const missing = wanted.filter(
    (id) => !children.some(({ invokeId }) => invokeId === id) && !isHeard(landing, id),
  )
  const isElsewhere = !isSame(positionOf(pair.after, live), snapshot.position)
  if (!isElsewhere && gone.length + missing.length > 0) {
    const key = [...gone.map(({ invokeId }) => invokeId), ...missing].join(' ')
    inquiry.ask(`children:${key}`, MESSAGE, ['replayed'])
  }
  const started = startChildren(
    opening,
    missing.map((invokeId) => ({ invokeId })),
  )
  return {
    part: childrenPart([...kept, ...started.children], invokedChildren + missing.length),
    effects: [...gone.flatMap(stopEffect), ...started.effects],
  }
}

const MESSAGE: Sentence = [
  '新版本在这个环节启动的子流程不一样：原来的会结束或放手，新的会启动。',
  'At this state the new version starts other sub-workflows: those under way are let go of, others begin.',
]

/** One of a state that goes on and that is not waited for any more: its end was heard. */
function isHeard({ pair, snapshot }: Landing, invokeId: string): boolean {
  const before = restoreSnapshot(compiledOf(pair.before), snapshot)
  return dutiesOf(pair.sites.before, activeIn(before)).children.has(invokeId)
}
