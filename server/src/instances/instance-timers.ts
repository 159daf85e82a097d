import type { Definition } from '@linli/schemas/definition'
import type { Locale } from '@linli/schemas/locale-text'
import { textIn } from '@linli/schemas/locale-text'
import type { Snapshot } from '@linli/schemas/snapshot'
import { builder } from '../graphql/builder.ts'

interface WaitingTimer {
  readonly name: string
  readonly title: string
  readonly dueAt: Date
  readonly isReminder: boolean
}

export const TimerType = builder.objectRef<WaitingTimer>('Timer').implement({
  fields: (t) => ({
    name: t.exposeString('name'),
    title: t.exposeString('title'),
    dueAt: t.expose('dueAt', { type: 'DateTime' }),
    isReminder: t.exposeBoolean('isReminder', {
      description: 'A share of another timer’s time has passed then; it is no deadline.',
    }),
  }),
})

export function timersOf(
  { timers }: Definition,
  snapshot: Pick<Snapshot, 'timers'>,
  locale: Locale,
): WaitingTimer[] {
  return snapshot.timers.map(({ name, dueAt }) => {
    const timer = timers[name]
    return {
      name,
      title: timer === undefined ? name : textIn(timer.title, locale),
      dueAt: new Date(dueAt),
      isReminder: timer?.clock === 'share',
    }
  })
}
