import { LinliError } from '@linli/schemas/linli-error'
import { officialOnly, signedIn, wholeStreetOnly } from '../access/viewer.ts'
import { inTransaction } from '../database/in-transaction.ts'
import { builder } from '../graphql/builder.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import { orRefusal, RefusalType } from '../graphql/user-errors.ts'
import { findNoticeRules, type NoticeRules, setNoticeRules } from './notice-rules.ts'
import { parseQuietHours, type QuietHours } from './quiet-hours.ts'

/** As many as somebody looks at. */
const MOST_READ = 200

const QuietHoursType = builder.objectRef<QuietHours>('QuietHours').implement({
  description:
    'Hours in which no text message is sent, `HH:MM` on the city’s clock; they end on the next day where the end is earlier.',
  fields: (t) => ({ from: t.exposeString('from'), until: t.exposeString('until') }),
})

interface RulesShape extends NoticeRules {
  readonly kind: 'NoticeRules'
  readonly mayChange: boolean
}

const NoticeRulesType = builder.objectRef<RulesShape>('NoticeRules').implement({
  description: 'When the street sends text messages.',
  fields: (t) => ({
    quiet: t.expose('quiet', { type: QuietHoursType, nullable: true }),
    urgentServices: t.exposeStringList('urgentServices', {
      description: 'Ids of definitions whose messages are sent at any hour.',
    }),
    mayChange: t.exposeBoolean('mayChange'),
  }),
})
const NoticeRulesResult = builder.unionType('NoticeRulesResult', {
  types: [NoticeRulesType, RefusalType],
  resolveType: (value) => value.kind,
})

interface HoursSetShape {
  readonly kind: 'QuietHoursSet'
  readonly hours: QuietHours | null
}
const HoursSetType = builder.objectRef<HoursSetShape>('QuietHoursSet').implement({
  fields: (t) => ({ hours: t.expose('hours', { type: QuietHoursType, nullable: true }) }),
})
const QuietHoursResult = builder.unionType('QuietHoursResult', {
  types: [HoursSetType, RefusalType],
  resolveType: (value) => value.kind,
})

builder.queryFields((t) => ({
  noticeRules: t.field({
    type: NoticeRulesType,
    description: 'Officials only.',
    resolve: (_root, _args, context) => {
      officialOnly(context.viewer)
      return rulesOf(context)
    },
  }),
  myQuietHours: t.field({
    type: QuietHoursType,
    nullable: true,
    description: 'The viewer’s own, beside those of the street.',
    resolve: async (_root, _args, { services, viewer }) => {
      const { tenantId, accountId } = signedIn(viewer)
      const { quietFrom, quietUntil } = await services.prisma.account.findUniqueOrThrow({
        where: { tenantId_id: { tenantId, id: accountId } },
        select: { quietFrom: true, quietUntil: true },
      })
      return parseQuietHours(quietFrom, quietUntil)
    },
  }),
}))

const hoursArgs = {
  from: { description: '`HH:MM`; without both there are none.' },
} as const

builder.mutationFields((t) => ({
  setNoticeRules: t.field({
    type: NoticeRulesResult,
    description:
      'Officials of the whole street only. What waits already is sent when it was to be.',
    args: {
      from: t.arg.string(hoursArgs.from),
      until: t.arg.string(),
      urgentServices: t.arg.stringList({ required: true }),
    },
    resolve: (_root, { from, until, urgentServices }, context) =>
      orRefusal(context, async () => {
        const { tenantId, accountId } = wholeStreetOnly(context.viewer)
        const rules = { quiet: parseQuietHours(from, until), urgentServices }
        await inTransaction(context.services.pool, (client) =>
          setNoticeRules(client, { tenantId, by: accountId, rules }),
        )
        return rulesOf(context)
      }),
  }),
  setMyQuietHours: t.field({
    type: QuietHoursResult,
    args: { from: t.arg.string(hoursArgs.from), until: t.arg.string() },
    resolve: (_root, { from, until }, context) =>
      orRefusal(context, async () => {
        const { tenantId, accountId } = signedIn(context.viewer)
        const hours = parseQuietHours(from, until)
        await context.services.pool.query(
          'UPDATE account SET quiet_from = $3, quiet_until = $4 WHERE tenant_id = $1 AND id = $2',
          [tenantId, accountId, hours?.from ?? null, hours?.until ?? null],
        )
        return { kind: 'QuietHoursSet' as const, hours }
      }),
  }),
  markNoticesRead: t.int({
    description:
      'Notes that the viewer has read these notices of hers, and no other one; gives how many were new to her.',
    args: {
      ids: t.arg.idList({ required: true, description: `At most ${MOST_READ}.` }),
    },
    resolve: async (_root, { ids }, { services, viewer }) => {
      const { tenantId, accountId } = signedIn(viewer)
      if (ids.length > MOST_READ || ids.some((id) => String(id).includes('\0')))
        throw new LinliError('request.invalid', `At most ${MOST_READ} notices are read at once.`)
      const { rowCount } = await services.pool.query(
        `UPDATE notice SET read_at = $4
          WHERE tenant_id = $1 AND account_id = $2 AND id = ANY ($3) AND read_at IS NULL`,
        [tenantId, accountId, ids.map(String), new Date(services.clock.now())],
      )
      return rowCount ?? 0
    },
  }),
}))

async function rulesOf({ services, tenantId, viewer }: GraphqlContext): Promise<RulesShape> {
  const rules = await findNoticeRules(services.pool, tenantId)
  const mayChange = viewer?.role === 'official' && viewer.scope === null
  return { kind: 'NoticeRules', ...rules, mayChange }
}
