import type { PreviewedList, PreviewedRule } from '@linli/runtime/core'
import { checkDefinition, describeAssignment, previewAssignment } from '@linli/runtime/core'
import type { Definition } from '@linli/schemas/definition'
import { textIn } from '@linli/schemas/locale-text'
import { parseDefinitionText } from '@linli/schemas/parse-definition'
import { officialOnly } from '../access/viewer.ts'
import { builder } from '../graphql/builder.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import { POST_TITLES } from '../reading/post-titles.ts'
import { DefinitionType, loadVersions } from './definition.graphql.ts'

// Whom a task would go to now, with names: an official sees them before anybody gets the task.

/** Names of a pool that are told; the count tells of all. */
const MOST_NAMES = 30

type Told = PreviewedRule & { readonly definition: Definition }

const AssigneeType = builder.objectRef<PreviewedRule['people'][number]>('Assignee').implement({
  fields: (t) => ({
    accountId: t.exposeID('accountId'),
    name: t.string({
      resolve: async ({ accountId }, _args, { accounts }) =>
        (await accounts.load(accountId))?.name ?? accountId,
    }),
    isAway: t.exposeBoolean('isAway', { description: 'She is on leave today.' }),
  }),
})

const AssigneeRuleType = builder.objectRef<Told>('AssigneeRule').implement({
  fields: (t) => ({
    hangsOnCase: t.exposeBoolean('hangsOnCase', {
      description: 'Only a case knows whom it finds: who started it, who did another task.',
    }),
    sentence: t.string({
      nullable: true,
      description: 'Where a task would go by this rule, and why; null where it finds nobody.',
      resolve: ({ assignment, definition }, _args, { locale }) =>
        assignment && textIn(describeAssignment(definition, assignment, POST_TITLES), locale),
    }),
    people: t.field({
      type: [AssigneeType],
      description: `Those who could take it, or of whom one is picked; at most ${MOST_NAMES}.`,
      resolve: ({ people }) => people.slice(0, MOST_NAMES),
    }),
    peopleCount: t.int({ resolve: ({ people }) => people.length }),
  }),
})

const AssigneeListType = builder
  .objectRef<PreviewedList & { readonly definition: Definition }>('AssigneeList')
  .implement({
    fields: (t) => ({
      path: t.exposeString('path', { description: 'JSON Pointer below the task.' }),
      chosen: t.exposeInt('chosen', {
        nullable: true,
        description: 'Index of the rule that decides; null where none finds anybody.',
      }),
      rules: t.field({
        type: [AssigneeRuleType],
        description: 'As they are tried.',
        resolve: ({ rules, definition }) => rules.map((rule) => ({ ...rule, definition })),
      }),
    }),
  })

builder.objectField(DefinitionType, 'assignees', (t) =>
  t.field({
    type: [AssigneeListType],
    nullable: true,
    description:
      'Officials only. Whom a task would go to if it opened now, by the draft or, where there is none, by the newest version: one list of rules, or one for each signer. Null where the draft has errors, and where there is no such task or place.',
    args: {
      task: t.arg.string({ required: true }),
      nodeId: t.arg.id({ required: true }),
      startedBy: t.arg.id({ description: 'Account of who started it, where that is known.' }),
    },
    resolve: async ({ definitionId }, { task, nodeId, startedBy }, context) => {
      const { services, viewer } = context
      const { tenantId } = officialOnly(viewer)
      const definition = await definitionNow(definitionId, context)
      if (definition === null) return null
      const org = await services.directory.org(tenantId)
      const now = services.clock.now()
      const ground = { nodeId, initiatorId: startedBy ?? null, org, now }
      const lists = previewAssignment(definition, task, ground)
      return lists?.map((list) => ({ ...list, definition })) ?? null
    },
  }),
)

/** The draft, or the newest version where there is none. */
async function definitionNow(
  definitionId: string,
  context: GraphqlContext,
): Promise<Definition | null> {
  const draft = await context.definitions.drafts.load(definitionId)
  if (draft === null) return (await loadVersions(definitionId, context))[0]?.definition ?? null
  const parsed = parseDefinitionText(draft.body)
  if (parsed.kind === 'refused') return null
  const { definition } = parsed
  const isSound = checkDefinition(definition).every(({ severity }) => severity !== 'error')
  return isSound ? definition : null
}
