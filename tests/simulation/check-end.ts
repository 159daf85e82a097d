import { type Asked, describe } from './asked.ts'
import { checkReplay } from './check-replay.ts'
import { checkTables } from './check-tables.ts'
import type { Play } from './stories.ts'
import { isPoisoned } from './witness.ts'
import { checkFamilies } from './witness-family.ts'
import type { World } from './world.ts'

/** When everything rests: what callers were told, what the store was asked to write, its tables, a replay of its history
 *  and what receivers got must be one story. */
export function checkEnd(world: World, play: Play): void {
  for (const asked of play.asked) checkTold(world, asked)
  checkKeys(world, play)
  checkTables(world)
  checkReplay(world)
  checkEffects(world)
  checkFamilies(world.witness, world.accuse)
  checkIncidents(world)
}

/** I1, I2: accepted is stored exactly once, refused is not stored, unknown is stored at most once. */
function checkTold({ witness, accuse }: World, asked: Asked): void {
  if (asked.mark === null) return
  const steps = witness.marks.get(asked.mark) ?? []
  const count = steps.length
  if (new Set(steps.map(({ instanceId }) => instanceId)).size !== count) {
    accuse(`I2: ${describe(asked)} changed an instance ${count} times.`)
  }
  if (asked.kind === 'reading') {
    checkReading({ witness, accuse }, asked, count)
    return
  }
  if (count > 1) accuse(`I2: ${describe(asked)} has ${count} steps.`)
  if (asked.answers.length > 0 && count === 0) accuse(`I1: ${describe(asked)} is lost.`)
  const isRefused = asked.codes.length > 0 && asked.answers.length === 0 && asked.unknown === 0
  if (isRefused && count > 0) accuse(`${describe(asked)} was refused and has a step.`)
}

/** One step per instance that the answer names; the same check at the answer saw them, this one sees later ones. */
function checkReading(
  { witness, accuse }: Pick<World, 'witness' | 'accuse'>,
  asked: Asked,
  count: number,
): void {
  const [answer] = asked.answers
  if (answer === undefined) {
    if (asked.unknown === 0 && count > 0) accuse(`${describe(asked)} was refused and has a step.`)
    return
  }
  // The text was made from the answer by canonicalJson.
  const { instances = [] } = JSON.parse(answer) as { readonly instances?: readonly string[] }
  if (instances.length !== count) accuse(`I1: ${describe(asked)} has ${count} steps: ${answer}.`)
  if (!witness.inbox.has(asked.keyed ?? '')) accuse(`I2: the key of ${describe(asked)} is lost.`)
}

/** I2: of the contents that came with one key, one has an effect. */
function checkKeys({ witness, accuse }: World, { asked }: Play): void {
  const effective = new Map<string, string>()
  for (const { keyed, mark } of asked) {
    if (keyed === undefined || mark === null || !witness.marks.has(mark)) continue
    const other = effective.get(keyed)
    if (other !== undefined && other !== mark) {
      accuse(`I2: '${mark}' and '${other}' came with the key '${keyed}', and both have a step.`)
    }
    effective.set(keyed, mark)
  }
}

/** I7: everything committed was received at least once, or waits as an incident for a person to decide. */
function checkEffects({ witness, receiver, tables, accuse }: World): void {
  const stopped = new Set<string>()
  for (const { tenantId, kind, input } of tables.incidents.values()) {
    if (kind === 'effect') stopped.add(`${tenantId}/${String(input.id)}`)
  }
  for (const [key, { text }] of witness.effects) {
    // Instances are told by the engine; whether they heard is for `checkFamilies`.
    if (ENGINES_OWN.test(text)) continue
    if (!receiver.received.has(key) && !stopped.has(key)) accuse(`I7: '${key}' was never received.`)
  }
  for (const key of stopped) {
    if (!witness.effects.has(key)) accuse(`I7: '${key}' was stopped and never committed.`)
  }
}

const ENGINES_OWN = /^\{"kind":"(?:start|end|stop)-child"/

/** I9: only what is poisoned fails, and it leaves an incident; the instance stays where it was. */
function checkIncidents({ witness, tables, accuse }: World): void {
  for (const { tenantId, instanceId, kind, code } of tables.incidents.values()) {
    if (kind === 'effect') continue
    const instance = witness.instances.get(`${tenantId}/${instanceId}`)
    if (instance === undefined || !isPoisoned(instance) || code !== 'expression.failed') {
      accuse(`I9: the incident '${code}' of '${tenantId}/${instanceId}'.`)
    }
  }
}
