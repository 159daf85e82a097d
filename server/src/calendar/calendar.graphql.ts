import { calendarOfTenant, publishedYears, statutoryYear } from '@linli/runtime'
import { checkCalendarYear } from '@linli/runtime/core'
import type { CalendarDay, CalendarYear } from '@linli/schemas/calendar'
import { textIn } from '@linli/schemas/locale-text'
import { officialOnly, staffOnly } from '../access/viewer.ts'
import { builder } from '../graphql/builder.ts'
import { loadCalendar, type StoredCalendar } from './calendar-store.ts'
import { OfficeHoursType } from './office-hours.graphql.ts'
import { type CalendarPreview, type MovingTimer, previewChange } from './preview-change.ts'

const CalendarDayType = builder.objectRef<CalendarDay>('CalendarDay').implement({
  description: 'A day that the notice of its year sets apart.',
  fields: (t) => ({
    date: t.exposeString('date', { description: 'Local, YYYY-MM-DD.' }),
    isWorked: t.exposeBoolean('isWorked', {
      description: 'True for a weekend day that is worked, false for a day of rest.',
    }),
    name: t.exposeString('name'),
  }),
})

interface CalendarYearShape extends CalendarYear {
  readonly isProvisional: boolean
  readonly savedAt: Date | null
  readonly savedBy: string | null
}

const CalendarYearType = builder.objectRef<CalendarYearShape>('CalendarYear').implement({
  fields: (t) => ({
    year: t.exposeInt('year'),
    days: t.expose('days', { type: [CalendarDayType] }),
    isProvisional: t.exposeBoolean('isProvisional', {
      description: 'The notice of the year is not out: dates counted with it may move.',
    }),
    savedAt: t.expose('savedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Null for a year as it was published.',
    }),
    savedBy: t.string({
      nullable: true,
      resolve: async ({ savedBy }, _args, { accounts }) =>
        savedBy === null ? null : ((await accounts.load(savedBy))?.name ?? null),
    }),
    publishedDays: t.field({
      type: [CalendarDayType],
      nullable: true,
      description: 'As the State Council published it, where this installation knows.',
      resolve: ({ year }) => publishedYears().find((each) => each.year === year)?.days ?? null,
    }),
  }),
})

export const WorkingCalendarType = builder.objectRef<StoredCalendar>('WorkingCalendar').implement({
  description: 'Which days are worked. Deadlines outside of it are refused, never guessed.',
  fields: (t) => ({
    revision: t.exposeInt('revision', { description: '0 while nobody changed it.' }),
    isApplied: t.exposeBoolean('isApplied', {
      description: 'False while the waiting timers are being moved.',
    }),
    from: t.string({
      description: 'First covered date.',
      resolve: ({ years }) => calendarOfTenant(years).from,
    }),
    to: t.string({
      description: 'Last covered date.',
      resolve: ({ years }) => calendarOfTenant(years).to,
    }),
    officeHours: t.expose('officeHours', {
      type: [OfficeHoursType],
      description: 'Ascending by their first day.',
    }),
    years: t.field({
      type: [CalendarYearType],
      description: 'Ascending, without a gap; from the first, or from the year asked for.',
      args: { from: t.arg.int() },
      resolve: ({ years }, { from }) =>
        coveredYears(years).filter(({ year }) => year >= (from ?? year)),
    }),
  }),
})

function coveredYears(saved: StoredCalendar['years']): CalendarYearShape[] {
  const own = new Map(saved.map((year) => [year.year, year]))
  const published = publishedYears()
    .filter(({ year }) => !own.has(year))
    .map((year) => ({ ...year, isProvisional: false, savedAt: null, savedBy: null }))
  return [...published, ...own.values()].sort((a, b) => a.year - b.year)
}

const MovingTimerType = builder.objectRef<MovingTimer>('MovingTimer').implement({
  fields: (t) => ({
    instanceId: t.exposeID('instanceId'),
    number: t.exposeString('number'),
    title: t.string({
      description: 'Of the timer.',
      resolve: async (timer, _args, { services, tenantId, locale }) => {
        const { definitionId, versionNumber } = timer
        const { definition } = await services.versions.get(tenantId, definitionId, versionNumber)
        const title = definition.timers[timer.timer]?.title
        return title === undefined ? timer.timer : textIn(title, locale)
      },
    }),
    from: t.expose('from', { type: 'DateTime' }),
    to: t.expose('to', { type: 'DateTime' }),
  }),
})

/** As many as a person reads before she decides. */
const MAX_SHOWN = 50

export const CalendarPreviewType = builder.objectRef<CalendarPreview>('CalendarPreview').implement({
  fields: (t) => ({
    movingCount: t.int({ resolve: ({ moving }) => moving.length }),
    isComplete: t.exposeBoolean('isComplete', {
      description: 'False where more timers wait than were looked at.',
    }),
    moving: t.field({
      type: [MovingTimerType],
      description: `The first ${MAX_SHOWN}, by the instant that they are due now.`,
      resolve: ({ moving }) => moving.slice(0, MAX_SHOWN),
    }),
  }),
})

export const CalendarDayInput = builder.inputType('CalendarDayInput', {
  fields: (t) => ({
    date: t.string({ required: true }),
    isWorked: t.boolean({ required: true }),
    name: t.string({ required: true }),
  }),
})

builder.queryFields((t) => ({
  workingCalendar: t.field({
    type: WorkingCalendarType,
    description: 'Staff only.',
    resolve: (_root, _args, { services, viewer }) =>
      loadCalendar(services.pool, staffOnly(viewer).tenantId),
  }),
  statutoryDays: t.field({
    type: [CalendarDayType],
    description:
      'Staff only. The statutory holidays of a year, for as long as its notice is not out.',
    args: { year: t.arg.int({ required: true }) },
    resolve: (_root, { year }, { viewer }) => {
      staffOnly(viewer)
      checkCalendarYear({ year, days: [] })
      return statutoryYear(year).days
    },
  }),
  calendarPreview: t.field({
    type: CalendarPreviewType,
    description:
      'Officials only. What would move in the viewer’s part of the street if the year were saved; changes nothing.',
    args: {
      year: t.arg.int({ required: true }),
      days: t.arg({ type: [CalendarDayInput], required: true }),
    },
    resolve: async (_root, change, { services, viewer }) => {
      const official = officialOnly(viewer)
      checkCalendarYear(change)
      const { years, officeHours } = await loadCalendar(services.pool, official.tenantId)
      const others = years.filter(({ year }) => year !== change.year)
      return previewChange(services, official, {
        before: calendarOfTenant(years, officeHours),
        after: calendarOfTenant([...others, change], officeHours),
      })
    },
  }),
}))
