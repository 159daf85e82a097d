import { playScenario } from '@linli/runtime/core'
import { kindOf } from '@linli/schemas/error-codes'
import type { JsonObject } from '@linli/schemas/json'
import { isJsonObject } from '@linli/schemas/json'
import { LinliError } from '@linli/schemas/linli-error'
import type { LocaleText } from '@linli/schemas/locale-text'
import { textIn } from '@linli/schemas/locale-text'
import { parseDefinitionText } from '@linli/schemas/parse-definition'
import type { Scenario } from '@linli/schemas/scenario'
import { officialOnly } from '../access/viewer.ts'
import { writeAudit } from '../audit/write-audit.ts'
import { inTransaction } from '../database/in-transaction.ts'
import { builder } from '../graphql/builder.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import { orRefusal, RefusalType, StaleDraftType } from '../graphql/user-errors.ts'
import type { PublishedVersion } from '../reading/versions.ts'
import type { DefinitionHead } from './definition.graphql.ts'
import { DefinitionType } from './definition.graphql.ts'
import { staleDraft } from './draft-answers.ts'
import type { StoredDraft } from './draft-store.ts'
import { loadDraft, MAX_BODY_BYTES, replaceDraft } from './draft-store.ts'
import { captureLived, MAX_STEPS, UntellableType, untellable } from './lived-scenario.query.ts'

interface CapturedShape {
  readonly kind: 'ScenarioCaptured'
  readonly definition: DefinitionHead
  readonly title: LocaleText
  readonly index: number
  readonly revision: number
  readonly failure: LocaleText | null
}
const CapturedType = builder.objectRef<CapturedShape>('ScenarioCaptured').implement({
  fields: (t) => ({
    definition: t.expose('definition', { type: DefinitionType }),
    title: t.string({ resolve: ({ title }, _args, { locale }) => textIn(title, locale) }),
    index: t.exposeInt('index', { description: "Its place among the draft's scenarios." }),
    revision: t.exposeInt('revision', { description: "The draft's." }),
    failure: t.string({
      nullable: true,
      description: 'Why it fails on the draft as it is; null where it plays, or the draft is none.',
      resolve: ({ failure }, _args, { locale }) =>
        failure === null ? null : textIn(failure, locale),
    }),
  }),
})

const CaptureScenarioResult = builder.unionType('CaptureScenarioResult', {
  types: [CapturedType, UntellableType, StaleDraftType, RefusalType],
  resolveType: (value) => value.kind,
})

builder.mutationField('captureScenario', (t) =>
  t.field({
    type: CaptureScenarioResult,
    description: `Officials only. Adds a scenario to the draft that goes the way of an instance of at most ${MAX_STEPS} steps, by people of the fictional street and without anything that anybody wrote.`,
    args: { instanceId: t.arg.id({ required: true }) },
    resolve: (_root, { instanceId }, context) =>
      orRefusal(context, () => capture(String(instanceId), context)),
  }),
)

async function capture(instanceId: string, context: GraphqlContext) {
  const viewer = officialOnly(context.viewer)
  const { services, tenantId } = context
  const { definitionId, version, ground, result } = await captureLived(instanceId, context)
  if (result.kind === 'refused') return untellable(result)
  const draft = await loadDraft(services.prisma, { tenantId, definitionId })
  const added = withScenario(draft, version, result.scenario)
  const body = JSON.stringify(added.document, null, 2)
  if (Buffer.byteLength(body) > MAX_BODY_BYTES) {
    throw new LinliError('request.too-large', 'The draft has no room for another scenario.')
  }
  const baseRevision = draft?.revision ?? 0
  const change = { tenantId, definitionId, body, baseRevision, updatedBy: viewer.accountId }
  const revision = await inTransaction(services.pool, async (client) => {
    const replaced = await replaceDraft(client, change)
    if (replaced === null) return null
    await writeAudit(client, {
      ...{ tenantId, actorId: viewer.accountId, deed: 'capture-scenario' },
      object: `instance:${instanceId}`,
      detail: { definitionId, revision: replaced, index: added.index },
    })
    return replaced
  })
  if (revision === null) return staleNow(definitionId, context)
  const parsed = parseDefinitionText(body)
  const run =
    parsed.kind === 'parsed'
      ? playOrNull(() => playScenario(parsed.definition, added.scenario, ground))
      : null
  return {
    kind: 'ScenarioCaptured' as const,
    ...{ definition: { definitionId }, title: added.scenario.title, index: added.index, revision },
    failure: run?.failure?.message ?? null,
  }
}

/** A draft that does not compile plays nothing; its findings say why. */
function playOrNull<T>(play: () => T): T | null {
  try {
    return play()
  } catch (error) {
    if (error instanceof LinliError && kindOf(error) !== 'fault') return null
    throw error
  }
}

/** The draft's document with one more scenario, under a title of its own; that of the version where there is no draft.
 *  Throws `definition.invalid` where the draft has no room for scenarios. */
function withScenario(draft: StoredDraft | null, version: PublishedVersion, scenario: Scenario) {
  const document: unknown =
    draft === null ? structuredClone(version.definition) : JSON.parse(draft.body)
  const scenarios = isDocument(document) ? (document['scenarios'] ?? []) : null
  if (!isDocument(document) || !Array.isArray(scenarios)) {
    throw new LinliError('definition.invalid', 'The draft has no list of scenarios.')
  }
  const titles = new Set(scenarios.map((each: { title?: LocaleText }) => each?.title?.['zh-CN']))
  let title = scenario.title
  for (let copy = 2; titles.has(title['zh-CN']); copy += 1) {
    title = numbered(scenario.title, copy)
  }
  const named = { ...scenario, title }
  return {
    scenario: named,
    index: scenarios.length,
    document: { ...document, scenarios: [...scenarios, named] },
  }
}

function isDocument(value: unknown): value is JsonObject {
  return isJsonObject(value as JsonObject)
}

function numbered(title: LocaleText, copy: number): LocaleText {
  return { 'zh-CN': `${title['zh-CN']}（${copy}）`, en: `${textIn(title, 'en')} (${copy})` }
}

async function staleNow(definitionId: string, context: GraphqlContext) {
  const { services, tenantId } = context
  const draft = await loadDraft(services.prisma, { tenantId, definitionId })
  if (draft !== null) return staleDraft(draft, context)
  throw new LinliError('definition.not-found', `There is no draft of '${definitionId}'.`)
}
