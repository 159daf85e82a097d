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
import { removeSigner } from './commands-of-people.ts'
import { MODES } from './definition-joint.ts'
import type { SeenInstance } from './seen.ts'
import { actOnSigning, giveOn, urge } from './stories-of-people.ts'
import { BUTTON, OFFICIAL, RESIDENTS, SMOKE, STAFF, TENANTS, WORKERS } from './street.ts'
import { upgrade } from './upgrade.ts'
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
    const alarms = [alarmByDevice, alarmByDevice, alarmByDevice, alarmByForm]
    const all = [...alarms, permit, permit, joint, joint, order, order]
    const story = pick(all, random)
    scheduler.after(random.below(4_000), () => {
      story(stage, tenantId).then(
        () => open--,
        (error: unknown) => world.accuse(`A story ended with ${String(error)}.`),
      )
    })
  }
  for (const tenantId of TENANTS) {
    if (!random.chance(0.5)) continue
    open++
    scheduler.after(random.below(2_000), () => {
      upgrade(world, tenantId).then(
        () => open--,
        (error: unknown) => world.accuse(`An upgrade ended with ${String(error)}.`),
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
  await (stage.world.random.chance(0.5) ? beginAgain(stage, place) : workOn(stage, place))
}

/** Whoever checks begins anew again and again, at the moment at which the time is up. */
async function beginAgain(stage: Stage, { tenantId, instanceId }: Place): Promise<void> {
  const instance = stage.world.witness.instances.get(`${tenantId}/${instanceId}`)
  for (let count = 3 + stage.world.random.below(5); count > 0; count--) {
    if (instance === undefined || instance.status !== 'active') return
    await sendByStaff(stage, instance)
  }
}

async function permit(stage: Stage, tenantId: string): Promise<void> {
  const place = await startOf(stage, tenantId, { definitionId: 'permit', divisor: 1 })
  if (place === null) return
  await Promise.all([workOn(stage, place), workOn(stage, place)])
}

/** People act on an order, and on the errands that it goes on, at the same time. */
async function order(stage: Stage, tenantId: string): Promise<void> {
  const place = await startOf(stage, tenantId, { definitionId: 'order', divisor: 1 })
  if (place === null) return
  const errands = async () => {
    for (let acts = 2 + stage.world.random.below(4); acts > 0; acts--) {
      await pause(stage, 2_500)
      const errand = activePlaces(stage, tenantId, 'errand').at(-1)
      if (errand !== undefined) await workOn(stage, errand)
    }
  }
  await Promise.all([workOn(stage, place), errands()])
}

/** Several people sign at the same time. */
async function joint(stage: Stage, tenantId: string): Promise<void> {
  const { random, witness } = stage.world
  const definitionId = `joint-${pick(MODES, random)}`
  const place = await startOf(stage, tenantId, { definitionId, divisor: 1 })
  if (place === null) return
  const instance = witness.instances.get(`${tenantId}/${place.instanceId}`)
  const sign = async () => {
    for (let acts = 3 + random.below(6); acts > 0; acts--) {
      await pause(stage, 1_500)
      if (instance === undefined || instance.status !== 'active') return
      await actOnJoint(stage, instance)
    }
  }
  await Promise.all(Array.from({ length: 1 + random.below(3) }, sign))
}

async function actOnJoint(stage: Stage, instance: SeenInstance): Promise<void> {
  const { random } = stage.world
  const roll = random.next()
  if (roll < 0.03) await sendByStaff(stage, instance)
  else if (roll < 0.04) await say(stage, cancelInstance(instance, OFFICIAL))
  else if (roll < 0.06) await trespass(stage, instance)
  else if (roll < 0.12) await say(stage, urge(instance, random))
  else if (roll < 0.18) await takeAll(stage, instance)
  else if (roll < 0.21) await thinOut(stage, instance)
  else {
    const open = [...instance.tasks].filter(([, task]) => task.state === 'open')
    const past = [...instance.tasks].filter(([, task]) => task.state !== 'open')
    const tasks = past.length > 0 && random.chance(0.05) ? past : open
    const act = async () => {
      if (tasks.length === 0) return
      const mark = nextMark(stage, instance.tenantId)
      const [taskId, task] = pick(tasks, random)
      if (task.name !== 'joint') await workOnTask(stage, instance)
      else await say(stage, actOnSigning(instance, [taskId, task], { random, mark }))
    }
    // Two at once, often about the same task.
    await (random.chance(0.4) ? Promise.all([act(), act()]) : act())
  }
}

/** Somebody takes whatever she may, and signs one of it. */
async function takeAll(stage: Stage, instance: SeenInstance): Promise<void> {
  const actor = pick(STAFF, stage.world.random)
  const hers = [...instance.tasks].filter(
    ([, { name, state, who }]) =>
      name === 'joint' && state === 'open' && who.accounts.includes(actor.accountId),
  )
  for (const [taskId] of hers) await say(stage, holdTask('claim', instance, { taskId, actor }))
  const [taskId] = hers.at(stage.world.random.below(hers.length)) ?? []
  if (taskId === undefined) return
  const mark = nextMark(stage, instance.tenantId)
  const completing = { taskId, outcome: 'agree', mark, key: mark, actor, mayFail: false }
  await say(stage, completeTask(instance, completing))
}

/** An official takes away one signer after the other, until she is refused. */
async function thinOut(stage: Stage, instance: SeenInstance): Promise<void> {
  for (let seat = 0; seat < (instance.round?.seats.length ?? 0); seat++) {
    const [taskId] =
      [...instance.tasks].find(([, { name, state }]) => name === 'joint' && state === 'open') ?? []
    if (taskId === undefined) return
    await say(stage, removeSigner(instance, { taskId, seat, actor: OFFICIAL }))
  }
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
    } else if (roll < 0.86) await say(stage, cancelInstance(place, OFFICIAL))
    else if (roll < 0.88) await say(stage, urge(instance, random))
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
    ([, { name, state }]) => name !== 'joint' && (state === 'open' || random.chance(0.1)),
  )
  if (tasks.length === 0) return
  const [taskId, task] = pick(tasks, random)
  if (random.chance(0.1)) {
    await say(stage, giveOn(place, [taskId, task], random))
    return
  }
  // Two accounts may use one key by chance; each has keys of its own.
  const key = `${place.tenantId}.${stage.count++}`
  const able = STAFF.filter(({ accountId }) => task.who.accounts.includes(accountId))
  const actors = able.length > 0 && random.chance(0.9) ? able : WORKERS
  const first = random.below(actors.length)
  const act = (rival: 0 | 1): Promise<Reply> => {
    const actor = actors[(first + rival) % actors.length] ?? OFFICIAL
    if (random.chance(0.3)) {
      const kind = random.chance(0.7) ? 'claim' : 'release'
      return say(stage, holdTask(kind, place, { taskId, actor }))
    }
    const mark = nextMark(stage, place.tenantId)
    const outcome = random.chance(0.75) ? 'confirmed' : 'back'
    const mayFail = instance !== undefined && isPoisoned(instance)
    const own = rival === 1 && actors.length === 1 ? mark : key
    return say(stage, completeTask(place, { taskId, outcome, mark, key: own, actor, mayFail }))
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
          mayFail: false,
        })
  await say(stage, { ...asked, refusals: ['instance.not-found', 'task.not-found'] })
}
