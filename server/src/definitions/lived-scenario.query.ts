import type { Capture, LivedStep, ScenarioGround } from '@linli/runtime/core'
import { captureScenario } from '@linli/runtime/core'
import type { JsonValue } from '@linli/schemas/json'
import { LinliError } from '@linli/schemas/linli-error'
import type { LocaleText } from '@linli/schemas/locale-text'
import { textIn } from '@linli/schemas/locale-text'
import type { Scenario } from '@linli/schemas/scenario'
import { assertReadableInstance } from '../access/assert-readable-instance.ts'
import { officialOnly } from '../access/viewer.ts'
import { builder } from '../graphql/builder.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import { orRefusal, RefusalType } from '../graphql/user-errors.ts'
import { loadSteps } from '../reading/load-steps.ts'
import type { PublishedVersion } from '../reading/versions.ts'
import { assertNotErased } from '../retention/assert-not-erased.ts'
import { readGround } from './scenario-ground.ts'

/** Playing takes some milliseconds a step on the thread that everybody shares; nobody reads a longer example. */
export const MAX_STEPS = 200

/** What an instance was made of, and what a scenario of it is or why there is none. */
export interface LivedCapture {
  readonly definitionId: string
  readonly version: PublishedVersion
  readonly ground: ScenarioGround
  readonly result: Capture
}

/** The scenario of an instance that the viewer may read, by people of the fictional street and without anything that anybody
 *  wrote. Throws `instance.not-found`, and `request.too-large` for one of more than `MAX_STEPS` steps. */
export async function captureLived(
  instanceId: string,
  context: GraphqlContext,
): Promise<LivedCapture> {
  const viewer = officialOnly(context.viewer)
  await assertReadableInstance(instanceId, viewer, context)
  const { services, tenantId } = context
  const { definitionId, versionNumber, erasedAt } =
    await services.prisma.instance.findUniqueOrThrow({
      where: { tenantId_id: { tenantId, id: instanceId } },
    })
  assertNotErased({ erasedAt })
  const version = await services.versions.get(tenantId, definitionId, versionNumber)
  const ground = await readGround()
  const steps = await livedSteps(instanceId, context)
  const result = captureScenario(version.program(), steps, ground)
  return { definitionId, version, ground, result }
}

async function livedSteps(
  instanceId: string,
  { services, tenantId }: GraphqlContext,
): Promise<LivedStep[]> {
  const rows = await loadSteps(services.prisma, { tenantId, instanceId }, { upTo: MAX_STEPS + 1 })
  if (rows.length > MAX_STEPS) {
    throw new LinliError('request.too-large', `A scenario tells at most ${MAX_STEPS} steps.`)
  }
  // The core wrote both texts.
  return rows.map(({ input, explanation }) => ({
    entry: JSON.parse(input) as LivedStep['entry'],
    explanation: JSON.parse(explanation) as LivedStep['explanation'],
  }))
}

export interface UntellableShape {
  readonly kind: 'ScenarioUntellable'
  readonly seq: number
  readonly reason: LocaleText
}
export const UntellableType = builder.objectRef<UntellableShape>('ScenarioUntellable').implement({
  description: 'No scenario goes the way of the instance without what was really said.',
  fields: (t) => ({
    seq: t.exposeInt('seq', { description: 'The step at which it goes another way.' }),
    reason: t.string({ resolve: ({ reason }, _args, { locale }) => textIn(reason, locale) }),
  }),
})

/** Why there is no scenario. */
export function untellable({
  step,
  reason,
}: Extract<Capture, { kind: 'refused' }>): UntellableShape {
  return { kind: 'ScenarioUntellable', seq: step + 1, reason }
}

interface LivedShape {
  readonly kind: 'LivedScenario'
  readonly definitionId: string
  readonly scenario: Scenario
}
const LivedType = builder.objectRef<LivedShape>('LivedScenario').implement({
  fields: (t) => ({
    definitionId: t.exposeString('definitionId'),
    title: t.string({
      resolve: ({ scenario }, _args, { locale }) => textIn(scenario.title, locale),
    }),
    scenario: t.field({
      type: 'JSON',
      resolve: ({ scenario }) => scenario as unknown as JsonValue,
    }),
  }),
})

const LivedScenarioResult = builder.unionType('LivedScenarioResult', {
  types: [LivedType, UntellableType, RefusalType],
  resolveType: (value) => value.kind,
})

builder.queryField('livedScenario', (t) =>
  t.field({
    type: LivedScenarioResult,
    description: `Officials only. A scenario that goes the way of an instance of at most ${MAX_STEPS} steps, by people of the fictional street and without anything that anybody wrote; nothing is saved.`,
    args: { instanceId: t.arg.id({ required: true }) },
    resolve: (_root, { instanceId }, context) =>
      orRefusal(context, async () => {
        const { definitionId, result } = await captureLived(String(instanceId), context)
        if (result.kind === 'refused') return untellable(result)
        return { kind: 'LivedScenario' as const, definitionId, scenario: result.scenario }
      }),
  }),
)
