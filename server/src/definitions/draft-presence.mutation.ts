import { officialOnly } from '../access/viewer.ts'
import { builder } from '../graphql/builder.ts'
import { lookAtDraft, type Presence, type PresentEditor } from './draft-presence.ts'

const DraftEditorType = builder.objectRef<PresentEditor>('DraftEditor').implement({
  description: 'Another official who has the draft before her.',
  fields: (t) => ({
    name: t.exposeString('name'),
    since: t.expose('since', { type: 'DateTime' }),
    isEditing: t.exposeBoolean('isEditing', { description: 'Has changed something lately.' }),
  }),
})

const DraftPresenceType = builder.objectRef<Presence>('DraftPresence').implement({
  fields: (t) => ({
    revision: t.exposeInt('revision', { description: "The draft's now; 0 without one." }),
    others: t.expose('others', { type: [DraftEditorType] }),
  }),
})

builder.mutationField('lookAtDraft', (t) =>
  t.field({
    type: DraftPresenceType,
    description:
      'Officials only. Says that the viewer has the draft before her, for the next 45 seconds, and answers who else does.',
    args: {
      definitionId: t.arg.string({ required: true }),
      isEditing: t.arg.boolean({ required: true }),
    },
    resolve: (_root, args, context) => {
      const { tenantId, accountId } = officialOnly(context.viewer)
      return lookAtDraft(context.services.pool, { tenantId, accountId, ...args })
    },
  }),
)
