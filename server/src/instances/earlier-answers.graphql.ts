import type { JsonValue } from '@linli/schemas/json'
import { textIn } from '@linli/schemas/locale-text'
import { startableForms } from '../access/startable-forms.ts'
import { signedIn, type Viewer } from '../access/viewer.ts'
import { builder } from '../graphql/builder.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import { givenIn } from '../reading/given-in.ts'
import { loadSteps, versionAfter } from '../reading/load-steps.ts'
import { earlierAnswers, type FilledForm } from './earlier-answers.ts'

interface EarlierAnswer {
  readonly field: string
  readonly value: JsonValue
  readonly service: string
  readonly at: Date
}

const EarlierAnswerType = builder.objectRef<EarlierAnswer>('EarlierAnswer').implement({
  description: 'What the viewer answered to the same question in a case of hers.',
  fields: (t) => ({
    field: t.exposeString('field', { description: 'Of the form that is asked about.' }),
    value: t.field({ type: 'JSON', resolve: ({ value }) => value }),
    service: t.exposeString('service'),
    at: t.expose('at', { type: 'DateTime' }),
  }),
})

/** Cases that are looked through, newest first. */
const MOST = 10

builder.queryField('earlierAnswers', (t) =>
  t.field({
    type: [EarlierAnswerType],
    description:
      'Of the viewer’s own cases, for a form that she is about to fill in; never what is sensitive.',
    args: { serviceId: t.arg.string({ required: true }), form: t.arg.string({ required: true }) },
    resolve: async (_root, { serviceId, form }, context) => {
      const viewer = signedIn(context.viewer)
      const asked = await formAsked({ serviceId, form }, viewer, context)
      if (asked === undefined) return []
      const filled = await filledBy(viewer, context)
      return earlierAnswers(asked.schema, filled).map(({ field, value, of }) => ({
        ...{ field, value, service: of.service, at: of.at },
      }))
    },
  }),
)

/** The form as it is published now, where she may start it. */
async function formAsked(
  { serviceId, form }: { readonly serviceId: string; readonly form: string },
  viewer: Viewer,
  { services, tenantId }: GraphqlContext,
) {
  const versions = await services.versions.newest(tenantId)
  const definition = versions.find((version) => version.definitionId === serviceId)?.definition
  const mayStart =
    definition !== undefined &&
    startableForms(definition, viewer).some((trigger) => trigger.form === form)
  return mayStart ? definition.forms[form] : undefined
}

interface FilledByHer extends FilledForm {
  readonly service: string
  readonly at: Date
}

/** What she filled in to start her own cases; what was reported without a name is nobody's. */
async function filledBy(
  { tenantId, accountId }: Viewer,
  { services, locale }: GraphqlContext,
): Promise<readonly FilledByHer[]> {
  const { prisma, versions } = services
  const cases = await prisma.instance.findMany({
    where: { tenantId, initiatorId: accountId, parentId: null, erasedAt: null },
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
    take: MOST,
    select: { id: true, definitionId: true, versionNumber: true, startedAt: true },
  })
  const filled = await Promise.all(
    cases.map(async ({ id, definitionId, versionNumber, startedAt: at }) => {
      const key = { tenantId, instanceId: id }
      const [first] = await loadSteps(prisma, key, { upTo: 1 })
      if (first === undefined) return null
      const number = await versionAfter(prisma, key, { seq: first.seq, current: versionNumber })
      const version = await versions.get(tenantId, definitionId, number)
      const step = { entry: JSON.parse(first.input), why: JSON.parse(first.explanation) }
      const given = givenIn(step, version)
      if (given?.form == null) return null
      const { schema } = given.form
      const service = textIn(version.definition.title, locale)
      return { schema, answers: given.answers, service, at }
    }),
  )
  return filled.filter((each) => each !== null)
}
