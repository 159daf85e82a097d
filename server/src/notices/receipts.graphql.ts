import { maskName } from '@linli/runtime/core'
import type { NoticeChannel } from '@linli/schemas/definition'
import { isStaff } from '../access/viewer.ts'
import { NoticeWayType } from '../channels/notice-way-type.graphql.ts'
import { builder } from '../graphql/builder.ts'
import type { GraphqlContext } from '../graphql/context.ts'

interface Receipt {
  readonly id: string
  readonly name: string
  readonly role: string
  readonly channel: NoticeChannel
  readonly state: 'waiting' | 'sent' | 'read' | 'failed'
  readonly at: Date
}

const ReceiptState = builder.enumType('ReceiptState', {
  values: {
    WAITING: { value: 'waiting', description: 'For quiet hours to end, or for the next try.' },
    SENT: { value: 'sent', description: 'In the app: nobody has looked yet.' },
    READ: { value: 'read' },
    FAILED: { value: 'failed', description: 'It is not tried again.' },
  } as const,
})

const ReceiptType = builder.objectRef<Receipt>('NoticeReceipt').implement({
  description: 'What became of a notice to one person; not what it said.',
  fields: (t) => ({
    id: t.exposeID('id'),
    who: t.string({
      description: 'A resident is told by the first letter of her name.',
      resolve: ({ name, role }) => (role === 'resident' ? maskName(name) : name),
    }),
    channel: t.expose('channel', { type: NoticeWayType }),
    state: t.expose('state', { type: ReceiptState }),
    at: t.expose('at', {
      type: 'DateTime',
      description: 'When it was sent or read, or is to be sent.',
    }),
  }),
})

/** Of a channel; more are of no use to anybody. */
const MOST = 100

builder.prismaObjectField('Instance', 'receipts', (t) =>
  t.field({
    type: [ReceiptType],
    description: `Who was told of it and whether that arrived, newest first, at most ${MOST} of each channel; staff only.`,
    select: { id: true },
    resolve: ({ id }, _args, context) => (isStaff(context.viewer) ? receiptsOf(id, context) : []),
  }),
)

/** One statement: the page of a case asks for much else. */
async function receiptsOf(
  instanceId: string,
  { services, tenantId }: GraphqlContext,
): Promise<readonly Receipt[]> {
  const { rows } = await services.pool.query<Receipt>(
    `WITH told AS (
       (SELECT 'app.' || id AS id, account_id, 'app' AS channel,
               CASE WHEN read_at IS NULL THEN 'sent' ELSE 'read' END AS state, coalesce(read_at, created_at) AS at
          FROM notice WHERE tenant_id = $1 AND instance_id = $2 ORDER BY created_at DESC LIMIT $3)
       UNION ALL
       (SELECT 'message.' || id, account_id, channel,
               CASE WHEN state IN ('sent', 'failed') THEN state ELSE 'waiting' END, coalesce(sent_at, due_at)
          FROM message WHERE tenant_id = $1 AND instance_id = $2 ORDER BY made_at DESC LIMIT $3))
     SELECT t.id, t.channel, t.state, t.at, a.name, a.role
       FROM told t JOIN account a ON a.tenant_id = $1 AND a.id = t.account_id
      ORDER BY t.at DESC, t.id`,
    [tenantId, instanceId, MOST],
  )
  return rows
}
