import type { Asked } from './asked.ts'
import { ask, type Reply } from './client.ts'
import {
  cancelInstance,
  completeTask,
  holdTask,
  type Place,
  sendEvent,
  sendReading,
  startByForm,
} from './commands.ts'
import type { SeenInstance } from './seen.ts'
import { BUTTON, OFFICIAL, RESIDENTS, SMOKE, TENANTS, WORKERS } from './street.ts'
import { pick } from './weather.ts'
import { isPoisoned } from './witness.ts'
import type { World } from './world.ts'

/** What callers do in a run, and all that they were told. */
export interface Play {
  readonly asked: readonly Asked[]
  isOver(): boolean
}

interface Stage {
  readonly world: World
  readonly asked: Asked[]
  /** Commands of one run are counted, so that each has a mark of its own. */
  count: number
}

/** Device refs are few, so that alarms of one place meet. */
const REFS = ['a', 'b'] as const

export function beginPlay(world: World): Play {
  const stage: Stage = { world, asked: [], count: 0 }
  const { random, scheduler } = world
  let open = 0
  // Small worlds find a bug in fewer seconds than large ones.
  const stories = 1 + random.below(4)
  for (let index = 0; index < stories; index++) {
    open++
    const tenantId = pick(TENANTS, random)
    const story = pick([alarmByDevice, alarmByDevice, alarmByForm, permit, permit], random)
    scheduler.after(random.below(4_000), () => {
      story(stage, tenantId).then(
        () => open--,
        (error: unknown) => world.accuse(`A story ended with ${String(error)}.`),
      )
    })
  }
  return { asked: stage.asked, isOver: () => open === 0 }
}

function nextMark(stage: Stage, tenantId: string): string {
  return `${tenantId}.${stage.count++}`
}

/** Asks; afterwards, now and then, asks again with the same key, also side by side. */
async function say(stage: Stage, asked: Asked): Promise<Reply> {
  const { world } = stage
  stage.asked.push(asked)
  const isTwice = asked.keyed !== undefined && world.random.chance(0.15)
  const twin = isTwice ? ask(world, asked) : null
  const reply = await ask(world, asked)
  await twin
  if (asked.keyed !== undefined && reply.kind === 'accepted' && world.random.chance(0.2)) {
    await pause(stage, 2_000)
    await ask(world, asked)
  }
  return reply
}

function pause({ world }: Stage, ms: number): Promise<void> {
  return world.scheduler.sleep(world.random.below(ms))
}

async function alarmByDevice(stage: Stage, tenantId: string): Promise<void> {
  const { random } = stage.world
  const ref = pick(REFS, random)
  await reading(stage, { tenantId, kind: 'alarm', ref })
  const place = activePlaces(stage, tenantId, 'alarm').at(-1)
  if (place === undefined) return
  await Promise.all([
    workOn(stage, place),
    (async () => {
      for (let count = random.below(3); count > 0; count--) {
        await pause(stage, 2_500)
        await reading(stage, { tenantId, kind: 'pressed', ref })
      }
      await pause(stage, 4_000)
      await reading(stage, { tenantId, kind: 'cleared', ref })
    })(),
  ])
}

interface Saying {
  readonly tenantId: string
  readonly kind: 'alarm' | 'cleared' | 'pressed'
  readonly ref: string
}

async function reading(stage: Stage, { tenantId, kind, ref }: Saying): Promise<void> {
  const { random } = stage.world
  const device = kind === 'pressed' ? BUTTON : SMOKE
  // Both tenants' devices count alike, and so do their messages.
  const messageId = `m${stage.count}`
  const isIndigestible = random.chance(0.03)
  const mark = `${nextMark(stage, tenantId)}${isIndigestible ? '.indigestible' : ''}`
  const isOther = random.chance(0.05)
  const body = (each: string) => ({ kind, ref, mark: each })
  const first = sendReading({ tenantId, device, messageId, reading: body(mark) }, isOther)
  const elsewhere = TENANTS.find((each) => each !== tenantId)
  if (random.chance(0.1) && elsewhere !== undefined) {
    // The neighbour's device happens to use the same id.
    const theirs = body(nextMark(stage, elsewhere))
    const message = { tenantId: elsewhere, device, messageId, reading: theirs }
    await Promise.all([say(stage, first), say(stage, sendReading(message, false))])
  } else if (isOther) {
    const changed = body(nextMark(stage, tenantId))
    const second = sendReading({ tenantId, device, messageId, reading: changed }, true)
    await Promise.all([say(stage, first), pause(stage, 500).then(() => say(stage, second))])
  } else await say(stage, first)
}

async function alarmByForm(stage: Stage, tenantId: string): Promise<void> {
  const divisor = stage.world.random.chance(0.25) ? 0 : 1
  const place = await startOf(stage, tenantId, { definitionId: 'alarm', divisor })
  if (place === null) return
  await workOn(stage, place)
}

async function permit(stage: Stage, tenantId: string): Promise<void> {
  const place = await startOf(stage, tenantId, { definitionId: 'permit', divisor: 1 })
  if (place === null) return
  await Promise.all([workOn(stage, place), workOn(stage, place)])
}

async function startOf(
  stage: Stage,
  tenantId: string,
  what: { readonly definitionId: string; readonly divisor: number },
): Promise<Place | null> {
  const mark = nextMark(stage, tenantId)
  const actor = pick(RESIDENTS, stage.world.random)
  await say(stage, startByForm({ tenantId, mark, actor }, what))
  const instanceId = stage.world.witness.marks.get(mark)?.[0]?.instanceId
  if (instanceId === undefined) return null
  return { tenantId, instanceId }
}

/** What readers of the tables see. */
function activePlaces({ world }: Stage, tenantId: string, definitionId: string): Place[] {
  return [...world.witness.instances.values()].filter(
    (each) =>
      each.tenantId === tenantId &&
      each.status === 'active' &&
      each.started.definitionId === definitionId,
  )
}

/** Staff act on an instance for a while. */
async function workOn(stage: Stage, place: Place): Promise<void> {
  const { random, witness } = stage.world
  const instance = witness.instances.get(`${place.tenantId}/${place.instanceId}`)
  for (let acts = 2 + random.below(5); acts > 0; acts--) {
    await pause(stage, 1_800)
    if (instance === undefined || instance.status !== 'active') return
    const roll = random.next()
    if (roll < 0.64) await workOnTask(stage, place)
    else if (roll < 0.82) {
      await sendByStaff(stage, instance)
    } else if (roll < 0.87) await say(stage, cancelInstance(place, OFFICIAL))
    else if (roll < 0.95) await trespass(stage, place)
  }
}

async function sendByStaff(stage: Stage, instance: SeenInstance): Promise<void> {
  const { random, scheduler } = stage.world
  const { tenantId, started, timers } = instance
  const event = started.definitionId === 'permit' ? 'calm' : 'again'
  // The worst moment for anything is the one at which a timer is due.
  const dueInMs = Math.min(...[...timers.values()].map(({ dueAt }) => dueAt)) - scheduler.now()
  if (dueInMs < 5_000) await scheduler.sleep(dueInMs + random.below(300))
  const mark = nextMark(stage, tenantId)
  await say(stage, sendEvent(instance, { event, mark, actor: pick(WORKERS, random) }))
}

async function workOnTask(stage: Stage, place: Place): Promise<void> {
  const { random, witness } = stage.world
  const instance = witness.instances.get(`${place.tenantId}/${place.instanceId}`)
  const tasks = [...(instance?.tasks ?? [])].filter(
    ([, task]) => task.state === 'open' || random.chance(0.1),
  )
  if (tasks.length === 0) return
  const [taskId, { name }] = pick(tasks, random)
  const mayExclude = name === 'sign'
  // Two accounts may use one key by chance; each has keys of its own.
  const key = `${place.tenantId}.${stage.count++}`
  const first = random.below(WORKERS.length)
  const act = (rival: 0 | 1): Promise<Reply> => {
    const actor = WORKERS[(first + rival) % WORKERS.length] ?? OFFICIAL
    if (random.chance(0.3)) {
      const kind = random.chance(0.7) ? 'claim' : 'release'
      return say(stage, holdTask(kind, place, { taskId, actor, mayExclude }))
    }
    const mark = nextMark(stage, place.tenantId)
    const outcome = random.chance(0.75) ? 'confirmed' : 'back'
    const mayFail = instance !== undefined && isPoisoned(instance)
    const completing = { taskId, outcome, mark, key, actor, mayExclude, mayFail }
    return say(stage, completeTask(place, completing))
  }
  await (random.chance(0.35) ? Promise.all([act(0), act(1)]) : act(0))
}

/** Somebody of the other tenant knows an id; there is nothing for them. */
async function trespass(stage: Stage, { tenantId, instanceId }: Place): Promise<void> {
  const { random, witness } = stage.world
  const instance = witness.instances.get(`${tenantId}/${instanceId}`)
  const elsewhere = TENANTS.find((each) => each !== tenantId)
  if (elsewhere === undefined || instance === undefined) return
  const place = { tenantId: elsewhere, instanceId }
  const mark = nextMark(stage, elsewhere)
  const [taskId] = [...instance.tasks].find(([, { state }]) => state === 'open') ?? []
  const asked =
    taskId === undefined || random.chance(0.3)
      ? cancelInstance(place, OFFICIAL)
      : completeTask(place, {
          ...{ taskId, outcome: 'confirmed', mark, key: mark, actor: pick(WORKERS, random) },
          ...{ mayExclude: false, mayFail: false },
        })
  await say(stage, { ...asked, refusals: ['instance.not-found', 'task.not-found'] })
}
