import { wholeStreetOnly } from '../access/viewer.ts'
import { builder } from '../graphql/builder.ts'
import { orRefusal, RefusalType } from '../graphql/user-errors.ts'
import { CalendarDayInput, WorkingCalendarType } from './calendar.graphql.ts'
import { loadCalendar, type StoredCalendar, saveYear } from './calendar-store.ts'

interface CalendarSavedShape {
  readonly kind: 'CalendarSaved'
  readonly calendar: StoredCalendar
}
const CalendarSavedType = builder
  .objectRef<CalendarSavedShape>('CalendarSaved')
  .implement({ fields: (t) => ({ calendar: t.expose('calendar', { type: WorkingCalendarType }) }) })

export const SaveCalendarResult = builder.unionType('SaveCalendarYearResult', {
  types: [CalendarSavedType, RefusalType],
  resolveType: (value) => value.kind,
})

const SaveCalendarYearInput = builder.inputType('SaveCalendarYearInput', {
  fields: (t) => ({
    year: t.int({ required: true }),
    days: t.field({ type: [CalendarDayInput], required: true }),
    isProvisional: t.boolean({ required: true }),
    baseRevision: t.int({
      required: true,
      description: 'The revision that the change was made on.',
    }),
  }),
})

builder.mutationField('saveCalendarYear', (t) =>
  t.field({
    type: SaveCalendarResult,
    description:
      'Officials of the whole street only. Saves the year whole. The waiting timers follow within seconds to minutes; each that moves is a step of its instance.',
    args: { input: t.arg({ type: SaveCalendarYearInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(context, async () => {
        const { services, viewer } = context
        const { tenantId, accountId } = wholeStreetOnly(viewer)
        await saveYear(services.pool, { ...input, tenantId, savedBy: accountId })
        const calendar = await loadCalendar(services.pool, tenantId)
        return { kind: 'CalendarSaved' as const, calendar }
      }),
  }),
)
