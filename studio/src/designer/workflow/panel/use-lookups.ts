import type { WorkingCalendar } from '@linli/runtime/core'
import type { Definition } from '@linli/schemas/definition'
import { textIn } from '@linli/schemas/locale-text'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import {
  PostChoicesDocument,
  StaffChoicesDocument,
  WorkingCalendarDocument,
} from '../../../api/documents.ts'
import { localeOf } from '../../../i18n/i18n.ts'
import { useNow } from '../../../staff/use-now.ts'
import type { AssignLookups } from '../../parts/assign-lookups.ts'
import { calendarFrom } from '../../parts/calendar-from.ts'
import type { Option } from '../../parts/option.ts'
import { postName } from '../../people/post-name.ts'
import { TEAM_KINDS } from '../../teams/team-kind.ts'

/** What rules of an assignment may name: the street's posts and people, the definition's tasks and fields. */
export function useLookups(definition: Definition): AssignLookups {
  const { t, i18n } = useTranslation(['org', 'staff', 'team'])
  const locale = localeOf(i18n)
  const [{ data: posts }] = useQuery({ query: PostChoicesDocument })
  const [{ data: people }] = useQuery({ query: StaffChoicesDocument, variables: { text: '' } })
  const { tasks, context } = definition
  return useMemo(
    () => ({
      posts: (posts?.postChoices ?? []).map((value) => ({ value, label: postName(t, value) })),
      teams: TEAM_KINDS.map((value) => ({
        value,
        label: String(t(`team:kind.${value}` as never, { defaultValue: value })),
      })),
      people: (people?.people.people ?? []).flatMap(({ id, name, posts: held }): Option[] => {
        const post = held.find(({ isValid }) => isValid)
        const where = post === undefined ? '' : `（${post.place} · ${postName(t, post.post)}）`
        return [{ value: id, label: `${name}${where}` }]
      }),
      tasks: Object.entries(tasks).map(([value, task]) => ({
        value,
        label: textIn(task.title, locale),
      })),
      fields: Object.entries(context.schema.properties)
        .filter(([, field]) => field.type === 'string')
        .map(([value, field]) => ({ value, label: field.title ?? value })),
    }),
    [posts, people, tasks, context, locale, t],
  )
}

/** The street's calendar, for the examples of time limits; null until it is known. */
export function useCalendar(): WorkingCalendar | null {
  const from = new Date(useNow()).getUTCFullYear() - 1
  const [{ data }] = useQuery({ query: WorkingCalendarDocument, variables: { from } })
  return useMemo(() => (data === undefined ? null : calendarFrom(data.workingCalendar)), [data])
}
