import { createHash, randomUUID } from 'node:crypto'
import type { JsonObject } from '@linli/schemas/json'
import { LinliError } from '@linli/schemas/linli-error'
import type { Actor } from '@linli/schemas/org'
import type { Scenario, ScenarioStep } from '@linli/schemas/scenario'
import type { Street } from '@linli/schemas/street'
import type { Services } from '../services.ts'
import { actorOfStreet } from './actor-of-street.ts'
import { insertDemoPhotos } from './demo-photos.ts'

/** How far the first scenarios of each definition are played: the first stays fresh, the second is under way. */
const STEPS_OF_SCENARIO = [1, 4]

interface Play {
  readonly services: Services
  readonly street: Street
  readonly definitionId: string
}

/** Starts a few instances as the definitions' own scenarios begin, through the engine, so that the desk is not empty at
 *  first sight. Waiting is not played: the clock is the real one. */
export async function playOpening(services: Services, street: Street): Promise<void> {
  const versions = await services.versions.newest(street.tenant.id)
  for (const { definitionId, definition } of versions)
    for (const [index, count] of STEPS_OF_SCENARIO.entries()) {
      const scenario = definition.scenarios[index]
      if (scenario !== undefined)
        await playScenario({ services, street, definitionId }, scenario, count)
    }
}

async function playScenario(play: Play, scenario: Scenario, count: number): Promise<void> {
  let instanceId: string | null = null
  let played = 0
  for (const step of scenario.steps) {
    if ('expect' in step || isRefused(step)) continue
    if (played === count || 'advance' in step || 'send' in step || 'child' in step) return
    instanceId = await playStep(play, step, instanceId)
    if (instanceId === null) return
    played++
  }
}

/** Scenarios also show what is not accepted. */
function isRefused(step: ScenarioStep): boolean {
  return Object.values(step).some(
    (facts: unknown) =>
      typeof facts === 'object' && facts !== null && ('refused' in facts || 'error' in facts),
  )
}

/** The instance the scenario is about; null where the step started none. */
async function playStep(
  play: Play,
  step: Exclude<
    ScenarioStep,
    { expect: unknown } | { advance: unknown } | { send: unknown } | { child: unknown }
  >,
  instanceId: string | null,
): Promise<string | null> {
  if ('submit' in step) return submit(play, step.submit)
  if ('reading' in step) return read(play, step.reading)
  if (instanceId === null) return null
  const { engine } = play.services
  const tenantId = play.street.tenant.id
  if ('claim' in step) {
    const taskId = await openTask(play, instanceId, step.claim.task)
    await engine.claim({ tenantId, taskId, actor: actorById(play.street, step.claim.by) })
    return instanceId
  }
  const { task, by, outcome, answers } = step.complete
  await engine.complete({
    tenantId,
    taskId: await openTask(play, instanceId, task),
    actor: actorById(play.street, by),
    outcome,
    answers: answers ?? {},
    key: randomUUID(),
  })
  return instanceId
}

async function submit(
  { services, street, definitionId }: Play,
  step: Extract<ScenarioStep, { submit: unknown }>['submit'],
): Promise<string | null> {
  await insertDemoPhotos(services.pool, {
    tenantId: street.tenant.id,
    uploadedBy: step.by,
    answers: step.answers,
  })
  const { instanceId } = await services.engine.start({
    tenantId: street.tenant.id,
    definitionId,
    form: step.form,
    answers: step.answers,
    actor: actorById(street, step.by),
    key: randomUUID(),
  })
  return instanceId
}

async function read(
  { services, street }: Play,
  step: Extract<ScenarioStep, { reading: unknown }>['reading'],
): Promise<string | null> {
  const device = street.devices.find(({ id }) => id === step.device)
  if (device === undefined) return null
  const answer = await services.engine.acceptReading({
    tenantId: street.tenant.id,
    device: { id: device.id, type: device.type, name: device.name, nodeId: device.nodeId },
    messageId: `demo-${randomUUID()}`,
    bodyHash: hashOf(step.reading),
    reading: step.reading,
  })
  return answer.kind === 'started' ? (answer.instances[0] ?? null) : null
}

async function openTask({ services, street }: Play, instanceId: string, name: string) {
  const task = await services.reads.of(street.tenant.id).task.findFirst({
    where: { tenantId: street.tenant.id, instanceId, name, state: 'open' },
    select: { id: true },
  })
  if (task === null)
    throw new LinliError('task.not-found', `The demo finds no open task '${name}'.`)
  return task.id
}

function actorById(street: Street, accountId: string): Actor {
  const account = street.accounts.find(({ id }) => id === accountId)
  if (account === undefined)
    throw new LinliError('invariant.broken', `The street has no account '${accountId}'.`)
  return actorOfStreet(account)
}

function hashOf(reading: JsonObject): string {
  return createHash('sha256').update(JSON.stringify(reading)).digest('hex')
}
