import type { DayHours, OfficeHours, OfficeSeason } from '@linli/schemas/calendar'
import { builder } from '../graphql/builder.ts'

const OfficeIntervalType = builder.objectRef<DayHours[number]>('OfficeInterval').implement({
  description: 'Minutes of the local day.',
  fields: (t) => ({
    opens: t.int({ resolve: ([opens]) => opens }),
    closes: t.int({ resolve: ([, closes]) => closes }),
  }),
})

const OfficeSeasonType = builder.objectRef<OfficeSeason>('OfficeSeason').implement({
  description: 'A part of every year that has other business hours.',
  fields: (t) => ({
    from: t.exposeString('from', { description: 'First day, MM-DD.' }),
    to: t.exposeString('to', {
      description: 'Last day, MM-DD; before the first one where it goes over the turn of the year.',
    }),
    hours: t.field({ type: [OfficeIntervalType], resolve: ({ hours }) => [...hours] }),
  }),
})

export const OfficeHoursType = builder.objectRef<OfficeHours>('OfficeHours').implement({
  description: 'Business hours from a day on, until the next ones begin.',
  fields: (t) => ({
    from: t.exposeString('from', { description: 'First local date, YYYY-MM-DD.' }),
    hours: t.field({ type: [OfficeIntervalType], resolve: ({ hours }) => [...hours] }),
    season: t.field({ type: OfficeSeasonType, nullable: true, resolve: ({ season }) => season }),
  }),
})

const OfficeIntervalInput = builder.inputType('OfficeIntervalInput', {
  fields: (t) => ({
    opens: t.int({ required: true }),
    closes: t.int({ required: true }),
  }),
})

const OfficeSeasonInput = builder.inputType('OfficeSeasonInput', {
  fields: (t) => ({
    from: t.string({ required: true }),
    to: t.string({ required: true }),
    hours: t.field({ type: [OfficeIntervalInput], required: true }),
  }),
})

export const OfficeHoursInput = builder.inputType('OfficeHoursInput', {
  fields: (t) => ({
    from: t.string({ required: true }),
    hours: t.field({ type: [OfficeIntervalInput], required: true }),
    season: t.field({ type: OfficeSeasonInput }),
  }),
})

type Given = typeof OfficeHoursInput.$inferInput

/** What somebody sent, as it is kept. */
export function officeHoursOf(given: readonly Given[]): OfficeHours[] {
  return given.map(({ from, hours, season }) => ({
    from,
    hours: dayOf(hours),
    season: season ? { from: season.from, to: season.to, hours: dayOf(season.hours) } : null,
  }))
}

function dayOf(hours: Given['hours']): DayHours {
  return hours.map(({ opens, closes }) => [opens, closes] as const)
}
