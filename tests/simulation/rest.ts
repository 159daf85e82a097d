import type { SeenInstance } from './seen.ts'
import type { Play } from './stories.ts'
import { isPoisoned } from './witness.ts'
import type { World } from './world.ts'

/** After the faults end, everything must have ended by itself this soon. A timer that a fault kept from firing waits for
 *  its lease, which doubles from 10 s; an effect's retry doubles from 1 s. */
const QUIET_WITHIN_MS = 20 * 60_000
/** A node that lost an answer asks again within this. */
const STILL_MS = 5_000
const CLOSED_WITHIN_MS = 60_000
/** Far above what a run takes (some thousands): a node goes round in circles. */
const MAX_TASKS = 60_000

/** Takes the run through its faults until everything has ended by itself; says so where it does not. */
export async function untilQuiet(world: World, play: Play, isBroken: () => boolean): Promise<void> {
  const { scheduler, weather, witness, calendars } = world
  const latest = weather.healsAt + QUIET_WITHIN_MS
  const restsFrom = weather.healsAt + weather.lateMs
  const isQuiet = () =>
    scheduler.now() >= restsFrom &&
    play.isOver() &&
    calendars.areApplied() &&
    scheduler.now() - witness.lastCommitAt() >= STILL_MS &&
    movingOf(world).length === 0 &&
    waitingOf(world).length === 0 &&
    unansweredOf(world).length === 0
  const isSpent = () => scheduler.now() > latest || scheduler.taken() > MAX_TASKS
  await scheduler.run(() => isBroken() || isSpent() || isQuiet())
  if (isBroken() || isQuiet()) return
  const moving = movingOf(world).map(
    ({ instanceId, timers }) => `${instanceId} ${[...timers.keys()]}`,
  )
  const waiting = waitingOf(world).map(({ id }) => id)
  world.accuse(
    `Not quiet: ${play.isOver() ? '' : 'a story goes on; '}${calendars.areApplied() ? '' : 'a calendar is not applied; '}instances '${moving}', effects '${waiting}'.`,
  )
}

/** Instances that have not ended and are not kept from it by their poison. */
function movingOf({ witness }: World): SeenInstance[] {
  return [...witness.instances.values()].filter(
    (instance) => instance.status === 'active' && !isPoisoned(instance),
  )
}

/** Commands under way on living nodes, also of callers who gave up. */
function unansweredOf({ underWay }: World): readonly { readonly what: string }[] {
  return [...underWay.values()].filter(({ life }) => !life.isDead())
}

function waitingOf({ tables }: World): { readonly id: string }[] {
  return [...tables.outbox.values()]
}

/** Closes every engine; each must finish, and leave nobody without an answer. */
export async function closeNodes(world: World): Promise<void> {
  const { nodes, scheduler, accuse } = world
  const closedBy = scheduler.now() + CLOSED_WITHIN_MS
  let open = nodes.length
  const close = async (node: World['nodes'][number]): Promise<void> => {
    await node.running()?.applier?.stop()
    await node.running()?.engine.close()
    open--
  }
  for (const node of nodes) close(node).catch((error: unknown) => accuse(`close: ${String(error)}`))
  await scheduler.run(() => open === 0 || scheduler.now() > closedBy)
  if (open > 0) accuse('An engine does not close.')
  await scheduler.run(() => unansweredOf(world).length === 0 || scheduler.now() > closedBy)
  for (const { what } of unansweredOf(world)) accuse(`Nobody ever answered ${what}.`)
}
