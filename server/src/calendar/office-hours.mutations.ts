import { calendarOfTenant } from '@linli/runtime'
import { checkOfficeHours } from '@linli/runtime/core'
import { officialOnly, wholeStreetOnly } from '../access/viewer.ts'
import { builder } from '../graphql/builder.ts'
import { orRefusal } from '../graphql/user-errors.ts'
import { CalendarPreviewType } from './calendar.graphql.ts'
import { SaveCalendarResult } from './calendar.mutations.ts'
import { loadCalendar, saveOfficeHours } from './calendar-store.ts'
import { OfficeHoursInput, officeHoursOf } from './office-hours.graphql.ts'
import { previewChange } from './preview-change.ts'

builder.queryField('officeHoursPreview', (t) =>
  t.field({
    type: CalendarPreviewType,
    description:
      'Officials only. What would move in the viewer’s part of the street if these business hours were saved; changes nothing.',
    args: { officeHours: t.arg({ type: [OfficeHoursInput], required: true }) },
    resolve: async (_root, args, { services, viewer }) => {
      const official = officialOnly(viewer)
      const asked = officeHoursOf(args.officeHours)
      checkOfficeHours(asked)
      const { years, officeHours } = await loadCalendar(services.pool, official.tenantId)
      return previewChange(services, official, {
        before: calendarOfTenant(years, officeHours),
        after: calendarOfTenant(years, asked),
      })
    },
  }),
)

const SaveOfficeHoursInput = builder.inputType('SaveOfficeHoursInput', {
  fields: (t) => ({
    officeHours: t.field({ type: [OfficeHoursInput], required: true }),
    baseRevision: t.int({
      required: true,
      description: 'The revision that the change was made on.',
    }),
  }),
})

builder.mutationField('saveOfficeHours', (t) =>
  t.field({
    type: SaveCalendarResult,
    description:
      'Officials of the whole street only. Saves all business hours. The waiting timers follow within seconds to minutes; each that moves is a step of its instance.',
    args: { input: t.arg({ type: SaveOfficeHoursInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(context, async () => {
        const { services, viewer } = context
        const { tenantId, accountId } = wholeStreetOnly(viewer)
        await saveOfficeHours(services.pool, {
          ...{ tenantId, savedBy: accountId, baseRevision: input.baseRevision },
          officeHours: officeHoursOf(input.officeHours),
        })
        const calendar = await loadCalendar(services.pool, tenantId)
        return { kind: 'CalendarSaved' as const, calendar }
      }),
  }),
)
