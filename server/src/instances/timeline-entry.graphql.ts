import { builder } from '../graphql/builder.ts'
import type { TimelineEntry } from '../reading/describe-history.ts'

export const TimelineEntryType = builder.objectRef<TimelineEntry>('TimelineEntry').implement({
  description: 'One step, in sentences. `who` is masked for residents.',
  fields: (t) => ({
    seq: t.exposeInt('seq'),
    at: t.expose('at', { type: 'DateTime' }),
    kind: t.exposeString('kind'),
    who: t.exposeString('who', { nullable: true }),
    sentence: t.exposeString('sentence'),
    reasons: t.expose('reasons', { type: ['String'] }),
    notes: t.expose('notes', { type: ['String'] }),
    entered: t.expose('entered', {
      type: ['String'],
      description: 'uids of the states entered, in order; empty for residents',
    }),
    form: t.expose('form', { type: 'JSON', nullable: true }),
    answers: t.expose('answers', {
      type: 'JSON',
      nullable: true,
      description: 'Personal data as the viewer sees it.',
    }),
    masked: t.expose('masked', {
      type: ['String'],
      description: 'JSON Pointers of what is masked in the answers.',
    }),
  }),
})
