import type {
  Covered,
  PlayedScenario,
  ProposedScenarios,
  ScenarioProposal,
  Untried,
  Verification,
} from '@linli/runtime/core'
import { checkDefinition } from '@linli/runtime/core'
import { textIn } from '@linli/schemas/locale-text'
import { parseDefinitionText } from '@linli/schemas/parse-definition'
import { officialOnly } from '../access/viewer.ts'
import { builder } from '../graphql/builder.ts'
import { DraftType } from './definition.graphql.ts'

// What a draft's scenarios go through, and scenarios for the rest. Both are found out on the verifying thread.

const PlayedScenarioType = builder.objectRef<PlayedScenario>('PlayedScenario').implement({
  fields: (t) => ({
    title: t.string({ resolve: ({ title }, _args, { locale }) => textIn(title, locale) }),
    failedStep: t.int({
      nullable: true,
      description: 'Index of the first step that is not as written; null where all are.',
      resolve: ({ failure }) => failure?.step ?? null,
    }),
    failure: t.string({
      nullable: true,
      resolve: ({ failure }, _args, { locale }) => failure && textIn(failure.message, locale),
    }),
  }),
})

const CoveredType = builder.objectRef<Covered>('Covered').implement({
  fields: (t) => ({
    total: t.exposeInt('total'),
    missing: t.stringList({
      description: 'JSON Pointers (RFC 6901) into the definition.',
      resolve: ({ missing }) => [...missing],
    }),
  }),
})

type Played = Pick<Verification, 'scenarios'> & {
  readonly coverage: NonNullable<Verification['coverage']>
}
const PlayedScenariosType = builder.objectRef<Played>('PlayedScenarios').implement({
  fields: (t) => ({
    scenarios: t.expose('scenarios', { type: [PlayedScenarioType] }),
    states: t.field({ type: CoveredType, resolve: ({ coverage }) => coverage.states }),
    transitions: t.field({ type: CoveredType, resolve: ({ coverage }) => coverage.transitions }),
    conditions: t.field({
      type: CoveredType,
      description: 'Those that held once and did not hold once.',
      resolve: ({ coverage }) => coverage.guards,
    }),
    rules: t.field({
      type: CoveredType,
      description: 'Conditions of rules of forms, both ways as well.',
      resolve: ({ coverage }) => coverage.rules,
    }),
  }),
})

const ProposalType = builder.objectRef<ScenarioProposal>('ScenarioProposal').implement({
  fields: (t) => ({
    title: t.string({
      resolve: ({ scenario }, _args, { locale }) => textIn(scenario.title, locale),
    }),
    covers: t.stringList({ resolve: ({ covers }) => [...covers] }),
    scenario: t.field({ type: 'JSON', resolve: ({ scenario }) => scenario }),
  }),
})

const UntriedType = builder.objectRef<Untried>('UntriedPlace').implement({
  fields: (t) => ({
    path: t.exposeString('path'),
    message: t.string({ resolve: ({ message }, _args, { locale }) => textIn(message, locale) }),
  }),
})

const ProposedType = builder.objectRef<ProposedScenarios>('ProposedScenarios').implement({
  fields: (t) => ({
    proposals: t.expose('proposals', { type: [ProposalType] }),
    untried: t.expose('untried', { type: [UntriedType] }),
  }),
})

builder.objectFields(DraftType, (t) => ({
  played: t.field({
    type: PlayedScenariosType,
    nullable: true,
    description: 'Officials only. Its scenarios as they went; null where the draft has errors.',
    resolve: async ({ body }, _args, { services, viewer }) => {
      officialOnly(viewer)
      const parsed = parseDefinitionText(body)
      if (parsed.kind === 'refused') return null
      const { coverage, scenarios } = await services.verifier.verify(parsed.definition)
      return coverage === null ? null : { scenarios, coverage }
    },
  }),
  proposed: t.field({
    type: ProposedType,
    nullable: true,
    description:
      'Officials only. Scenarios for what none of its own goes through, each played; null where the draft has errors.',
    resolve: ({ body }, _args, { services, viewer }) => {
      officialOnly(viewer)
      const parsed = parseDefinitionText(body)
      if (parsed.kind === 'refused') return null
      const { definition } = parsed
      const isSound = checkDefinition(definition).every(({ severity }) => severity !== 'error')
      return isSound ? services.verifier.propose(definition) : null
    },
  }),
}))
