import { kindOf } from '@linli/schemas/error-codes'
import { LinliError } from '@linli/schemas/linli-error'
import { type Asked, describe } from './asked.ts'
import { checkAnswer } from './check-answer.ts'
import { checkIgnored, checkRefusal } from './check-refusal.ts'
import { pick } from './weather.ts'
import type { World } from './world.ts'

export type Reply =
  | { readonly kind: 'accepted'; readonly value: unknown }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'unknown' }

/** Asks until somebody answers, now and then only for a while: then nobody knows. */
export async function ask(world: World, asked: Asked): Promise<Reply> {
  const { scheduler, random } = world
  for (let attempt = 0; attempt < 80; attempt++) {
    const reply = await attemptOnce(world, asked)
    if (reply.kind !== 'unknown') return reply
    asked.unknown++
    if (random.chance(0.05)) return reply
    await scheduler.sleep(20 + random.below(1_200))
  }
  world.accuse(`Nobody answered ${describe(asked)}.`)
  return { kind: 'unknown' }
}

function attemptOnce(world: World, asked: Asked): Promise<Reply> {
  const { scheduler, random, witness } = world
  const up = world.nodes.flatMap((node) => node.running() ?? [])
  if (up.length === 0) return Promise.resolve({ kind: 'unknown' })
  const { engine, life } = pick(up, random)
  // Of an attempt that looks before another one's step and is heard after it, a refusal may be true.
  const isCommitted = asked.mark !== null && witness.marks.has(asked.mark)
  const wasSettled = isCommitted || (asked.keyed !== undefined && asked.answers.length > 0)
  const instance =
    asked.about === undefined
      ? witness.instances.get(`${asked.tenantId}/${asked.instanceId}`)
      : witness.holderOf(asked.about)
  const since = instance?.steps.length ?? 0
  return new Promise((resolve) => {
    scheduler.after(2_000 + random.below(4_000), () => resolve({ kind: 'unknown' }))
    life.hear(random.below(3), () => {
      const attempt = {}
      world.underWay.set(attempt, { life, what: describe(asked) })
      asked.ask(engine).then(
        (value) => {
          world.underWay.delete(attempt)
          world.trace.add(`${life.name} answers ${describe(asked)}`, () => JSON.stringify(value))
          checkAnswer(world, asked, value)
          checkIgnored(world, asked, { value, instance, since })
          resolve({ kind: 'accepted', value })
        },
        (error: unknown) => {
          world.underWay.delete(attempt)
          resolve(refusal(world, asked, { error, wasSettled, since }))
        },
      )
    })
  })
}

interface Refusing {
  readonly error: unknown
  /** A step or an answer of the command was there when this attempt left. */
  readonly wasSettled: boolean
  readonly since: number
}

function refusal(world: World, asked: Asked, { error, wasSettled, since }: Refusing): Reply {
  if (!(error instanceof LinliError)) {
    world.accuse(`${describe(asked)} threw ${String(error)}.`)
    return { kind: 'unknown' }
  }
  const { code } = error
  const kind = kindOf(error)
  world.trace.add(`${describe(asked)} refused ${code}`)
  if (kind === 'transient') return { kind: 'unknown' }
  asked.codes.push(code)
  if (!asked.refusals.includes(code)) {
    world.accuse(`${describe(asked)} was refused with '${code}': ${error.message}`)
  }
  checkRefusal(world, asked, { code, since })
  // What the database cannot hold it refuses before it looks at keys.
  if (code === 'request.invalid') return { kind: 'refused', code }
  if (wasSettled) {
    world.accuse(`I2: ${describe(asked)} was refused with '${code}' after its step.`)
  }
  const isTold = world.witness.incidents.some((each) => each.instanceId === asked.instanceId)
  if (kind === 'fault' && !isTold) {
    world.accuse(`I9: ${describe(asked)} failed, and its instance has no incident.`)
  }
  return { kind: 'refused', code }
}
